package cn.yipanqi.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.SubjectSearch;
import org.jspecify.annotations.Nullable;

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
 * The forms in which records are filed and corrected.
 */
@Controller
@Requires(Permission.WRITE)
class RecordFormController {

	private static final int SUGGESTIONS = 12;

	private final CarefulFiling ledger;

	private final LedgerReader reader;

	private final RecordFormPages pages;

	private final Pack pack;

	private final Organization organization;

	private final SubjectSearch subjects;

	private final Registry registry;

	private final Filing filing;

	RecordFormController(CarefulFiling ledger, LedgerReader reader, RecordFormPages pages, Pack pack,
			Organization organization, SubjectSearch subjects, Registry registry, Filing filing) {
		this.ledger = ledger;
		this.reader = reader;
		this.pages = pages;
		this.pack = pack;
		this.organization = organization;
		this.subjects = subjects;
		this.registry = registry;
		this.filing = filing;
	}

	@ModelAttribute
	void common(Model model) {
		model.addAttribute("pack", this.pack);
		model.addAttribute("organization", this.organization);
	}

	@GetMapping("/records/new")
	String blank(@AuthenticationPrincipal Reader account,
			@RequestParam(name = "type", required = false) @Nullable String code,
			@RequestParam(name = "subject", required = false) @Nullable Long number, Locale locale, Model model) {
		Subject subject = (number != null) ? this.registry.find(number, account.scope()).orElseThrow() : null;
		if (code == null) {
			model.addAttribute("types", this.filing.types(account.scope(), subject));
			model.addAttribute("subject", number);
			return "ledger/types";
		}
		RecordType type = this.pack.findOfferedType(code).orElseThrow();
		if (this.pack.findSummary(code).isPresent()) {
			return "redirect:/summaries/sheet?type=" + type.code();
		}
		return this.pages.page(type, this.filing.blank(type, account.scope()).about(subject), List.of(), null, account,
				locale, model);
	}

	@PostMapping("/records")
	String file(@AuthenticationPrincipal Reader account, @RequestParam Map<String, String> parameters, Locale locale,
			Model model, RedirectAttributes redirect) {
		RecordType type = this.pack.findOfferedType(parameters.getOrDefault("type", "")).orElseThrow();
		RecordForm form = RecordForm.of(parameters);
		try {
			Receipt receipt = this.ledger.record(
					form.confirmed(form.draft(type.code(), "form:" + account.account() + ":" + form.key())),
					Author.of(account));
			redirect.addFlashAttribute("flash", "record.filed");
			redirect.addFlashAttribute("again", type.code());
			return "redirect:/records/" + receipt.record();
		}
		catch (InvalidDraftException ex) {
			return this.pages.page(type, form, ex.violations(), null, account, locale, model);
		}
		catch (PossibleRepeatException ex) {
			return this.pages.question(type, form, ex.repeats(), null, account, locale, model);
		}
	}

	@GetMapping("/records/{record}/correct")
	String correction(@AuthenticationPrincipal Reader account, @PathVariable UUID record, Locale locale, Model model) {
		Entry entry = writable(record, account);
		if (RegistryTypes.ALL.contains(entry.type())) {
			return "redirect:/subjects/" + entry.subject();
		}
		if (this.pack.findSummary(entry.type()).isPresent()) {
			return "redirect:/summaries/sheet?type=%s&unit=%s&last=%s".formatted(entry.type(), entry.unit(),
					entry.date());
		}
		RecordType type = this.pack.recordType(entry.type());
		return this.pages.page(type, RecordForm.of(entry, type), List.of(), entry, account, locale, model);
	}

	@PostMapping("/records/{record}/correct")
	String correct(@AuthenticationPrincipal Reader account, @PathVariable UUID record,
			@RequestParam("revision") int revision, @RequestParam Map<String, String> parameters, Locale locale,
			Model model, RedirectAttributes redirect) {
		Entry entry = writable(record, account);
		RecordType type = this.pack.findOfferedType(entry.type()).orElseThrow();
		RecordForm form = RecordForm.of(parameters);
		try {
			this.ledger.correct(record, revision, form.confirmed(form.correction(type)), form.text("reason"),
					Author.of(account));
			redirect.addFlashAttribute("flash", "record.corrected");
			return "redirect:/records/" + record;
		}
		catch (InvalidDraftException ex) {
			return this.pages.page(type, form, ex.violations(), entry, account, locale, model);
		}
		catch (PossibleRepeatException ex) {
			return this.pages.question(type, form, ex.repeats(), entry, account, locale, model);
		}
		catch (StaleRevisionException ex) {
			redirect.addFlashAttribute("problem", "record.stale");
			return "redirect:/records/" + record;
		}
	}

	@GetMapping("/records/subjects")
	String subjects(@AuthenticationPrincipal Reader account, @RequestParam("type") String type,
			@RequestParam(name = "search", defaultValue = "") String search, Model model) {
		model.addAttribute("found", search.isBlank() ? List.of() : this.subjects.search(search,
				this.pack.recordType(type).subjectKinds(), account.scope(), SUGGESTIONS));
		model.addAttribute("type", type);
		model.addAttribute("most", SUGGESTIONS);
		model.addAttribute("search", search);
		return "ledger/subjects :: options";
	}

	/**
	 * The record, if the account may write it: one that it may only read is not found.
	 */
	private Entry writable(UUID record, Reader account) {
		return this.reader.find(record, account.scope())
			.filter((entry) -> this.reader.isWithin(entry, account.scope()))
			.orElseThrow();
	}

}
