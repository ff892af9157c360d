package cn.yipanqi.briefing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.access.Handouts;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.web.Attachment;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of briefings: drafts, issued ones, and their Word files.
 */
@Controller
@Requires(Permission.READ)
@RequestMapping("/briefings")
class BriefingController {

	private final Briefings briefings;

	private final Pack pack;

	private final Organization organization;

	private final Handouts handouts;

	BriefingController(Briefings briefings, Pack pack, Organization organization, Handouts handouts) {
		this.briefings = briefings;
		this.pack = pack;
		this.organization = organization;
		this.handouts = handouts;
	}

	@ModelAttribute("pack")
	Pack pack() {
		return this.pack;
	}

	@GetMapping
	String list(@AuthenticationPrincipal Reader reader, Model model) {
		boolean whole = reader.scope().isWhole();
		model.addAttribute("types", whole ? this.pack.briefings() : List.of());
		model.addAttribute("issued", this.briefings.list(reader.scope()));
		model.addAttribute("mayIssue", reader.role().issues());
		model.addAttribute("wholeCity", reader.scope().covers(this.organization.city().code(), null, null));
		return "briefing/list";
	}

	@GetMapping("/draft/{code}")
	String draft(@AuthenticationPrincipal Reader reader, @PathVariable String code,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
			Model model) {
		Briefings.Draft draft = draft(reader, code, to);
		model.addAttribute("draft", draft);
		model.addAttribute("code", code);
		model.addAttribute("key", UUID.randomUUID());
		model.addAttribute("name", this.pack.briefing(code).orElseThrow());
		model.addAttribute("day", draft.day());
		model.addAttribute("first", this.pack.campaign().start());
		model.addAttribute("last", this.briefings.day(null));
		model.addAttribute("mayIssue", reader.role().issues());
		paper(draft.composition(), List.of(), model);
		return "briefing/draft";
	}

	@GetMapping("/draft/{code}/document")
	ResponseEntity<byte[]> draftDocument(@AuthenticationPrincipal Reader reader, @PathVariable String code,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
		Briefings.Draft draft = draft(reader, code, to);
		this.handouts.downloaded(reader, "draft/" + code,
				Map.of("day", draft.day().toString(), "region", region(reader)));
		return word(FileNames.of(draft.title(), draft.day()), this.briefings.document(draft));
	}

	private Briefings.Draft draft(Reader reader, String code, @Nullable LocalDate to) {
		return this.briefings.draft(code, region(reader), this.briefings.day(to), reader.scope());
	}

	private String region(Reader reader) {
		return reader.scope().region().isEmpty() ? this.organization.city().code() : reader.scope().region();
	}

	@PostMapping
	@Requires(Permission.ISSUE)
	String issue(@AuthenticationPrincipal Reader reader, @RequestParam String code,
			@RequestParam(required = false) @Nullable UUID key,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
			RedirectAttributes redirect) {
		Briefing issued = this.briefings.issue(code, region(reader), this.briefings.day(to), reader.account(),
				reader.scope(), (key != null) ? key : UUID.randomUUID());
		redirect.addFlashAttribute("flash", "briefing.was-issued");
		return "redirect:/briefings/" + issued.id();
	}

	@GetMapping("/{id:\\d{1,18}}")
	String issued(@AuthenticationPrincipal Reader reader, @PathVariable long id, Locale locale, Model model) {
		Briefing briefing = this.briefings.find(id, reader.scope());
		List<Change> changes = this.briefings.changes(briefing, reader.scope());
		model.addAttribute("briefing", briefing);
		model.addAttribute("changes", changes);
		model.addAttribute("regions",
				this.organization.regions()
					.stream()
					.collect(Collectors.toMap(Region::code, (region) -> region.name(locale))));
		paper(briefing.composition(), changes, model);
		return "briefing/issued";
	}

	/**
	 * A template that the pack has left behind is shown with its mistakes.
	 */
	@ExceptionHandler(InvalidTemplateException.class)
	String invalidTemplate(InvalidTemplateException ex) {
		return "redirect:/briefings/templates/" + ex.code();
	}

	@GetMapping("/{id:\\d{1,18}}/document")
	ResponseEntity<byte[]> issuedDocument(@AuthenticationPrincipal Reader reader, @PathVariable long id) {
		Briefing briefing = this.briefings.find(id, reader.scope());
		this.handouts.downloaded(reader, "briefing/" + id, Map.of("digest", briefing.digest()));
		return word(FileNames.of(briefing.title(), briefing.day()), this.briefings.document(briefing));
	}

	private void paper(Composition composition, List<Change> changes, Model model) {
		Map<Figure, Change> changed = changes.stream()
			.collect(Collectors.toMap(Change::then, Function.identity(), (former, same) -> former));
		model.addAttribute("composition", composition);
		model.addAttribute("changed", changed);
		model.addAttribute("indicators",
				this.pack.indicators().stream().collect(Collectors.toMap(Indicator::code, Function.identity())));
	}

	static ResponseEntity<byte[]> word(String name, byte[] file) {
		return Attachment.named(name, Attachment.WORD).body(file);
	}

}
