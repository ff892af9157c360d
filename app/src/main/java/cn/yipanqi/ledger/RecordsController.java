package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RegistryTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The ledger's list and the page of a record, where it can be cancelled.
 */
@Controller
@Requires(Permission.READ)
class RecordsController {

	private final Ledger ledger;

	private final LedgerReader reader;

	private final RecordLists lists;

	private final RecordViews views;

	private final Pack pack;

	private final Disclosures disclosures;

	private final FiledBatches batches;

	private final SlotKeeping slots;

	RecordsController(Ledger ledger, LedgerReader reader, RecordLists lists, RecordViews views, Pack pack,
			Disclosures disclosures, FiledBatches batches, SlotKeeping slots) {
		this.ledger = ledger;
		this.reader = reader;
		this.lists = lists;
		this.views = views;
		this.pack = pack;
		this.disclosures = disclosures;
		this.batches = batches;
		this.slots = slots;
	}

	@GetMapping("/records")
	String list(@AuthenticationPrincipal Reader account, @ModelAttribute("filter") Filter filter,
			@RequestParam(name = "page", defaultValue = "0") int page, Locale locale, Model model) {
		FiledBatch batch = filter.batch(this.batches, account);
		this.lists.fill(model, filter.query().of(batch), page, account.scope(), locale);
		model.addAttribute("batch", batch);
		return "ledger/list";
	}

	@GetMapping("/records/{record}")
	String detail(@AuthenticationPrincipal Reader account, @PathVariable UUID record, Locale locale, Model model) {
		return detail(this.reader.revisions(record, account.scope()), false, account, locale, model);
	}

	/**
	 * Shows the sensitive values of a record in clear, on this one page, to whoever may
	 * write it. Who saw them is in the audit trail before they are seen.
	 */
	@PostMapping("/records/{record}/reveal")
	@Requires(Permission.WRITE)
	String reveal(@AuthenticationPrincipal Reader account, @PathVariable UUID record, Locale locale, Model model) {
		List<Entry> revisions = this.reader.revisions(record, account.scope());
		if (revisions.isEmpty() || !mayReveal(current(revisions), account)) {
			this.disclosures.refuse(record, account.account());
			throw new OutOfScopeException(record.toString(), null);
		}
		this.disclosures.note(record, revisions, account.account());
		return detail(revisions, true, account, locale, model);
	}

	private String detail(List<Entry> revisions, boolean revealed, Reader account, Locale locale, Model model) {
		Entry current = current(revisions);
		model.addAttribute("view", this.views.of(revisions, revealed, account.scope(), locale));
		model.addAttribute("pack", this.pack);
		model.addAttribute("beside", this.slots.standsBeside(current.record()).orElse(null));
		model.addAttribute("batch",
				account.role().writes() ? this.batches.holding(current.record(), account).orElse(null) : null);
		model.addAttribute("registrys", RegistryTypes.ALL.contains(current.type()));
		model.addAttribute("mayReveal", mayReveal(current, account));
		model.addAttribute("mayWrite", mayReveal(current, account) && current.operation() != Entry.Operation.CANCEL);
		return "ledger/detail";
	}

	private static Entry current(List<Entry> revisions) {
		return revisions.stream().reduce((former, next) -> next).orElseThrow();
	}

	private boolean mayReveal(Entry current, Reader account) {
		return account.role().writes() && this.reader.isWithin(current, account.scope());
	}

	@PostMapping("/records/{record}/cancel")
	@Requires(Permission.WRITE)
	String cancel(@AuthenticationPrincipal Reader account, @PathVariable UUID record,
			@RequestParam("revision") int revision, @RequestParam("reason") String reason,
			RedirectAttributes redirect) {
		try {
			this.ledger.cancel(record, revision, reason, Author.of(account));
			redirect.addFlashAttribute("flash", "record.cancelled");
		}
		catch (InvalidDraftException ex) {
			boolean registrys = ex.violations().stream().anyMatch((violation) -> violation.path().equals("type"));
			redirect.addFlashAttribute("problem", registrys ? "violation.registry-only" : "record.reason-missing");
		}
		catch (StaleRevisionException ex) {
			redirect.addFlashAttribute("problem", "record.stale");
		}
		return "redirect:/records/" + record;
	}

	/**
	 * The list's filter as the browser sends it.
	 */
	record Filter(@Nullable String type, @Nullable String unit, @Nullable String region,
			@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
			@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String state,
			@Nullable String text, @Nullable UUID batch) {

		/**
		 * The batch that is asked for, if one is.
		 * @throws NoSuchElementException if there is none that the reader may see
		 */
		@Nullable FiledBatch batch(FiledBatches batches, Reader account) {
			return (this.batch == null) ? null : batches.find(this.batch, account)
				.orElseThrow(() -> new NoSuchElementException("No batch " + this.batch));
		}

		LedgerQuery query() {
			String chosen = given(this.state);
			return new LedgerQuery(given(this.type), given(this.unit), Objects.requireNonNullElse(this.region, ""),
					this.from, this.to, (chosen != null) ? Boolean.valueOf(chosen.equals("cancelled")) : null,
					given(this.text));
		}

		/**
		 * How many things are asked for.
		 */
		public long size() {
			return stated().size();
		}

		/**
		 * What is asked for, by name.
		 */
		Map<String, String> stated() {
			Map<String, String> stated = new TreeMap<>();
			put(stated, "type", this.type);
			put(stated, "unit", this.unit);
			put(stated, "region", this.region);
			put(stated, "from", this.from);
			put(stated, "to", this.to);
			put(stated, "state", this.state);
			put(stated, "text", this.text);
			put(stated, "batch", this.batch);
			return stated;
		}

		private static void put(Map<String, String> stated, String name, @Nullable Object value) {
			if (value != null && !value.toString().isBlank()) {
				stated.put(name, value.toString());
			}
		}

		private static @Nullable String given(@Nullable String text) {
			return (text == null || text.isBlank()) ? null : text;
		}

	}

}
