package cn.yipanqi.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.yipanqi.access.Handouts;
import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.Findings.Summary;
import cn.yipanqi.intake.sheet.BlankWorkbooks;
import cn.yipanqi.intake.sheet.SheetTypes;
import cn.yipanqi.ledger.Filing;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.web.Attachment;
import cn.yipanqi.web.Paging;
import cn.yipanqi.web.UploadName;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Records as files: workbooks to be filled in, and filled ones on their way into the
 * ledger.
 */
@Controller
@Requires(Permission.WRITE)
@RequestMapping("/intake")
class IntakeController {

	private static final int RECENT = 20;

	private final Intakes intakes;

	private final IntakeUploads uploads;

	private final IntakePages pages;

	private final BlankWorkbooks workbooks;

	private final MarkedFiles marked;

	private final StoredParts parts;

	private final Findings findings;

	private final Handouts handouts;

	private final Filing filing;

	private final SheetTypes types;

	private final Pack pack;

	private final Organization organization;

	IntakeController(Intakes intakes, IntakeUploads uploads, IntakePages pages, BlankWorkbooks workbooks,
			MarkedFiles marked, StoredParts parts, Findings findings, Handouts handouts, Filing filing,
			SheetTypes types, Pack pack, Organization organization) {
		this.intakes = intakes;
		this.uploads = uploads;
		this.pages = pages;
		this.workbooks = workbooks;
		this.marked = marked;
		this.parts = parts;
		this.findings = findings;
		this.handouts = handouts;
		this.filing = filing;
		this.types = types;
		this.pack = pack;
		this.organization = organization;
	}

	@GetMapping
	String list(@AuthenticationPrincipal Reader reader, @RequestParam(name = "type", defaultValue = "") String code,
			Locale locale, Model model) {
		Map<String, List<RecordType>> types = this.types.of(reader.scope());
		RecordType type = this.types.find(code)
			.filter((any) -> types.values().stream().anyMatch((all) -> all.contains(any)))
			.orElse(null);
		model.addAttribute("pack", this.pack);
		model.addAttribute("types", types);
		model.addAttribute("type", type);
		model.addAttribute("units", (type != null) ? this.filing.units(type, reader.scope(), locale) : List.of());
		model.addAttribute("own",
				Optional.ofNullable(type)
					.flatMap((any) -> this.filing.own(any, reader.scope()))
					.map(Unit::code)
					.orElse(""));
		model.addAttribute("recent", this.pages.rows(this.intakes.recent(reader.account(), RECENT), locale));
		return "intake/list";
	}

	@GetMapping("/workbook")
	ResponseEntity<byte[]> workbook(@AuthenticationPrincipal Reader reader, @RequestParam("type") String code,
			@RequestParam("unit") String unitCode, Locale locale) {
		RecordType type = this.types.find(code).orElseThrow();
		Unit unit = this.organization.unit(unitCode).orElseThrow();
		if (!Filing.files(unit, type, reader.scope())) {
			throw new OutOfScopeException(unit.region(), unit.department());
		}
		this.handouts.exported(reader, "intake", Map.of("kind", type.code(), "unit", unit.code()));
		return Attachment.named(type.name(locale) + "-" + unit.name() + ".xlsx", Attachment.EXCEL)
			.body(this.workbooks.make(type, unit, reader.scope(), locale));
	}

	@PostMapping
	String take(@AuthenticationPrincipal Reader reader, @RequestParam("file") MultipartFile file,
			@RequestParam(name = "type", defaultValue = "") String type,
			@RequestParam(name = "unit", defaultValue = "") String unit, RedirectAttributes redirect)
			throws IOException {
		if (file.isEmpty()) {
			redirect.addFlashAttribute("problem", "intake.no-file");
			return "redirect:/intake";
		}
		requireReach(reader, unit);
		try (InputStream in = file.getInputStream()) {
			UUID id = this.uploads.take(reader, given(type), given(unit), UploadName.of(file), file.getSize(), in);
			return "redirect:/intake/" + id;
		}
	}

	private void requireReach(Reader reader, String unit) {
		if (!unit.isBlank() && !reader.scope().coversUnit(this.organization.unit(unit).orElseThrow().code())) {
			throw new OutOfScopeException(unit, null);
		}
	}

	private static @Nullable String given(String text) {
		return text.isBlank() ? null : text;
	}

	@GetMapping("/{run:[0-9a-f-]{36}}")
	String one(@AuthenticationPrincipal Reader reader, @PathVariable UUID run,
			@RequestParam(name = "page", defaultValue = "0") int page, Locale locale, Model model) {
		Intake intake = state(reader, run, locale, model);
		Paging paging = Paging.of(page, 1, intake.badPages());
		model.addAttribute("cells", this.pages.cells(this.findings.page(intake, (int) paging.page()), locale));
		model.addAttribute("page", paging.page());
		model.addAttribute("pages", paging.pages());
		return "intake/one";
	}

	/**
	 * How far it has come, for a page that follows it.
	 */
	@GetMapping("/{run:[0-9a-f-]{36}}/state")
	String state(@AuthenticationPrincipal Reader reader, @PathVariable UUID run, Locale locale, Model model,
			HttpServletResponse response) {
		Intake intake = state(reader, run, locale, model);
		if (!intake.isOpen()) {
			response.setHeader("HX-Refresh", "true");
		}
		return "intake/state";
	}

	private Intake state(Reader reader, UUID run, Locale locale, Model model) {
		Intake intake = this.intakes.find(run, reader)
			.orElseThrow(() -> new NoSuchElementException("No import " + run));
		model.addAttribute("view", this.pages.view(intake, reader, locale));
		return intake;
	}

	@GetMapping("/{run:[0-9a-f-]{36}}/marked")
	ResponseEntity<StreamingResponseBody> marked(@AuthenticationPrincipal Reader reader, @PathVariable UUID run,
			Locale locale) {
		Intake intake = this.intakes.find(run, reader)
			.filter((any) -> any.parts() > 0 && any.badPages() > 0)
			.orElseThrow();
		this.handouts.downloaded(reader, "intake/" + run, Map.of("file", intake.fileName()));
		String name = intake.fileName().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
		return Attachment.named(this.pages.word("intake.marked.name", locale, name), Attachment.EXCEL)
			.body((out) -> this.marked.write(this.parts.content(intake), this.findings.all(intake), locale, out));
	}

	@PostMapping("/commit")
	String commit(@AuthenticationPrincipal Reader reader, @RequestParam("run") UUID run,
			@RequestParam(name = "notices", defaultValue = "false") boolean notices,
			@RequestParam(name = "again", defaultValue = "false") boolean again,
			@RequestParam(name = "all-repeats", defaultValue = "false") boolean allRepeats,
			@RequestParam(name = "repeat", defaultValue = "") Set<Long> repeats, RedirectAttributes redirect) {
		Confirmation confirmation = new Confirmation(notices, again, allRepeats, repeats);
		if (!notices && this.intakes.find(run, reader)
			.map(this.findings::summary)
			.filter(Summary::toBeConfirmed)
			.isPresent()) {
			redirect.addFlashAttribute("problem", "intake.confirm-first");
			return "redirect:/intake/" + run;
		}
		return done(this.uploads.commit(run, reader, confirmation), run, redirect);
	}

	@PostMapping("/cancel")
	String cancel(@AuthenticationPrincipal Reader reader, @RequestParam("run") UUID run, RedirectAttributes redirect) {
		return done(this.uploads.cancel(run, reader), run, redirect);
	}

	private static String done(boolean done, UUID run, RedirectAttributes redirect) {
		if (!done) {
			redirect.addFlashAttribute("problem", "intake.gone");
			return "redirect:/intake";
		}
		return "redirect:/intake/" + run;
	}

}
