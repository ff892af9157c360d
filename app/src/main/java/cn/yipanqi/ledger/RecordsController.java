package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.yipanqi.access.Reader;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
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
 * The ledger's pages: list, form, detail, correction and cancellation.
 */
@Controller
class RecordsController {

	private static final int PAGE = 50;

	private static final int SUGGESTIONS = 12;

	private final Ledger ledger;

	private final LedgerReader reader;

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	RecordsController(Ledger ledger, LedgerReader reader, Pack pack, Organization organization, Registry registry) {
		this.ledger = ledger;
		this.reader = reader;
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
	}

	@ModelAttribute
	void common(@AuthenticationPrincipal Reader account, Model model) {
		model.addAttribute("pack", this.pack);
		model.addAttribute("organization", this.organization);
		model.addAttribute("units",
				this.organization.units().stream().filter((unit) -> account.scope().coversUnit(unit.code())).toList());
		model.addAttribute("regions",
				this.organization.regions()
					.stream()
					.filter((region) -> region.code().startsWith(account.scope().region()))
					.toList());
	}

	@GetMapping("/records")
	String list(@AuthenticationPrincipal Reader account, @ModelAttribute("filter") Filter filter,
			@RequestParam(name = "page", defaultValue = "0") int page, Model model) {
		LedgerQuery query = filter.query();
		int number = Math.max(0, page);
		List<Entry> entries = this.reader.list(query, account.scope(), PAGE, (long) number * PAGE);
		long count = this.reader.count(query, account.scope());
		model.addAttribute("entries", entries);
		model.addAttribute("count", count);
		model.addAttribute("page", number);
		model.addAttribute("pages", (count + PAGE - 1) / PAGE);
		model.addAttribute("subjects", subjects(entries, account));
		return "ledger/list";
	}

	@GetMapping("/records/new")
	String blank(@AuthenticationPrincipal Reader account, @RequestParam(name = "type", required = false) String type,
			Model model) {
		if (type == null) {
			model.addAttribute("types", fileable(account));
			return "ledger/types";
		}
		return form(this.pack.recordType(type), RecordForm.of(Map.of("key", UUID.randomUUID().toString())), List.of(),
				null, account, model);
	}

	@PostMapping("/records")
	String file(@AuthenticationPrincipal Reader account, @RequestParam Map<String, String> parameters, Model model,
			RedirectAttributes redirect) {
		RecordType type = this.pack.recordType(parameters.getOrDefault("type", ""));
		RecordForm form = RecordForm.of(parameters);
		try {
			Receipt receipt = this.ledger
				.record(form.draft(type.code(), "form:" + account.account() + ":" + form.text("key")), author(account));
			redirect.addFlashAttribute("flash", "record.filed");
			return "redirect:/records/" + receipt.record();
		}
		catch (InvalidDraftException ex) {
			return form(type, form, ex.violations(), null, account, model);
		}
	}

	@GetMapping("/records/{record}")
	String detail(@AuthenticationPrincipal Reader account, @PathVariable UUID record, Model model) {
		List<Entry> revisions = this.reader.revisions(record, account.scope());
		Entry current = revisions.stream().reduce((former, next) -> next).orElseThrow();
		model.addAttribute("revisions", revisions);
		model.addAttribute("entry", current);
		model.addAttribute("type", this.pack.recordType(current.type()));
		model.addAttribute("subjects", subjects(revisions, account));
		model.addAttribute("mayWrite", account.role().writes() && account.scope().coversUnit(current.unit())
				&& current.operation() != Entry.Operation.CANCEL);
		return "ledger/detail";
	}

	@GetMapping("/records/{record}/correct")
	String correction(@AuthenticationPrincipal Reader account, @PathVariable UUID record, Model model) {
		Entry entry = writable(record, account);
		return form(this.pack.recordType(entry.type()), RecordForm.of(entry), List.of(), entry, account, model);
	}

	@PostMapping("/records/{record}/correct")
	String correct(@AuthenticationPrincipal Reader account, @PathVariable UUID record,
			@RequestParam("revision") int revision, @RequestParam Map<String, String> parameters, Model model,
			RedirectAttributes redirect) {
		Entry entry = writable(record, account);
		RecordForm form = RecordForm.of(parameters);
		try {
			this.ledger.correct(record, revision, form.draft(entry.type(), null), form.text("reason"), author(account));
			redirect.addFlashAttribute("flash", "record.corrected");
			return "redirect:/records/" + record;
		}
		catch (InvalidDraftException ex) {
			return form(this.pack.recordType(entry.type()), form, ex.violations(), entry, account, model);
		}
		catch (StaleRevisionException ex) {
			redirect.addFlashAttribute("problem", "record.stale");
			return "redirect:/records/" + record;
		}
	}

	/**
	 * The record, if the account may write it: one that it may only read is not found.
	 */
	private Entry writable(UUID record, Reader account) {
		return this.reader.find(record, account.scope())
			.filter((entry) -> account.scope().coversUnit(entry.unit()))
			.orElseThrow();
	}

	@PostMapping("/records/{record}/cancel")
	String cancel(@AuthenticationPrincipal Reader account, @PathVariable UUID record,
			@RequestParam("revision") int revision, @RequestParam("reason") String reason,
			RedirectAttributes redirect) {
		try {
			this.ledger.cancel(record, revision, reason, author(account));
			redirect.addFlashAttribute("flash", "record.cancelled");
		}
		catch (InvalidDraftException ex) {
			redirect.addFlashAttribute("problem", "record.reason-missing");
		}
		catch (StaleRevisionException ex) {
			redirect.addFlashAttribute("problem", "record.stale");
		}
		return "redirect:/records/" + record;
	}

	@GetMapping("/records/subjects")
	String subjects(@AuthenticationPrincipal Reader account, @RequestParam("type") String type,
			@RequestParam(name = "search", defaultValue = "") String search, Model model) {
		model.addAttribute("found", search.isBlank() ? List.of() : this.registry.search(search,
				this.pack.recordType(type).subjectKinds(), account.scope(), SUGGESTIONS));
		model.addAttribute("search", search);
		return "ledger/subjects :: options";
	}

	private String form(RecordType type, RecordForm form, List<Violation> violations, @Nullable Entry former,
			Reader account, Model model) {
		model.addAttribute("type", type);
		model.addAttribute("form", form);
		model.addAttribute("former", former);
		model.addAttribute("violations",
				violations.stream().collect(Collectors.groupingBy(Violation::path, Collectors.toList())));
		model.addAttribute("violationCount", violations.size());
		model.addAttribute("filingUnits",
				this.organization.units()
					.stream()
					.filter((unit) -> account.scope().coversUnit(unit.code()))
					.filter((unit) -> type.filedBy().isEmpty() || type.filedBy().contains(unit.department()))
					.toList());
		String subject = form.text("subject");
		model.addAttribute("subject", subject.matches("\\d{1,18}")
				? this.registry.find(Long.parseLong(subject), account.scope()).orElse(null) : null);
		return "ledger/form";
	}

	private List<RecordType> fileable(Reader account) {
		String department = account.scope().department();
		return this.pack.recordTypes()
			.stream()
			.filter((type) -> department == null || type.filedBy().isEmpty() || type.filedBy().contains(department))
			.toList();
	}

	private Map<Long, Subject> subjects(List<Entry> entries, Reader account) {
		return this.registry.findAll(entries.stream().map(Entry::subject).filter(Objects::nonNull).distinct().toList(),
				account.scope());
	}

	private static Author author(Reader account) {
		return new Author(account.account(), account.scope());
	}

	/**
	 * The list's filter as the browser sends it.
	 */
	record Filter(@Nullable String type, @Nullable String unit, @Nullable String region,
			@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
			@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String state,
			@Nullable String text) {

		LedgerQuery query() {
			Boolean cancelled = (this.state == null || this.state.isBlank()) ? null
					: Boolean.valueOf(this.state.equals("cancelled"));
			return new LedgerQuery(given(this.type), given(this.unit), Objects.requireNonNullElse(this.region, ""),
					this.from, this.to, cancelled, given(this.text));
		}

		private static @Nullable String given(@Nullable String text) {
			return (text == null || text.isBlank()) ? null : text;
		}

	}

}
