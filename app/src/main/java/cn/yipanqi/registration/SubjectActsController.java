package cn.yipanqi.registration;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.StaleRevisionException;
import cn.yipanqi.ledger.ViolationTexts;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registration.Registrar.Act;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Standing;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Says what became of a subject: changed, closed, merged, and taken back.
 */
@Controller
@Requires(Permission.WRITE)
@RequestMapping("/subjects/{id:\\d{1,18}}")
class SubjectActsController {

	private static final String CHANGE = "registration/change";

	private final Registrar registrar;

	private final RegistryKeeping keeping;

	private final SubjectPages pages;

	private final ViolationTexts texts;

	private final Pack pack;

	private final Organization organization;

	SubjectActsController(Registrar registrar, RegistryKeeping keeping, SubjectPages pages, ViolationTexts texts,
			Pack pack, Organization organization) {
		this.registrar = registrar;
		this.keeping = keeping;
		this.pages = pages;
		this.texts = texts;
		this.pack = pack;
		this.organization = organization;
	}

	@ModelAttribute
	void common(Model model) {
		model.addAttribute("pack", this.pack);
		model.addAttribute("organization", this.organization);
	}

	@GetMapping("/change")
	String blank(@AuthenticationPrincipal Reader account, @PathVariable("id") long id, Locale locale, Model model) {
		Standing standing = this.keeping.standing(id, account.scope()).orElseThrow();
		model.addAttribute("subject", standing.subject());
		this.pages.fill(model, new SubjectForm("", SubjectFiles.texts(standing)), null, account, locale);
		return CHANGE;
	}

	@PostMapping("/change")
	String change(@AuthenticationPrincipal Reader account, @PathVariable("id") long id,
			@RequestParam Map<String, String> parameters, Locale locale, Model model, RedirectAttributes redirect) {
		SubjectForm form = SubjectForm.of("", parameters);
		model.addAttribute("subject", this.keeping.standing(id, account.scope()).orElseThrow().subject());
		this.pages.fill(model, form, null, account, locale);
		try {
			this.registrar.change(id, act(account, form), this.pages.facts(form), form.text("reason"),
					form.text("seen"), Author.of(account));
			redirect.addFlashAttribute("flash", "subject.changed");
			return home(id);
		}
		catch (InvalidDraftException ex) {
			if (ex.violations().stream().anyMatch((violation) -> violation.path().equals("subject"))) {
				return refused(id, ex, locale, redirect);
			}
			this.pages.problems(model, ex.violations(), locale);
		}
		catch (KnownSubjectException ex) {
			this.pages.tell(model, ex);
		}
		catch (StaleSubjectException ex) {
			redirect.addFlashAttribute("problem", "subject.stale");
			return home(id);
		}
		return CHANGE;
	}

	@PostMapping("/close")
	String close(@AuthenticationPrincipal Reader account, @PathVariable("id") long id,
			@RequestParam Map<String, String> parameters, Locale locale, RedirectAttributes redirect) {
		SubjectForm form = SubjectForm.of("", parameters);
		return done(id, "subject.closed", locale, redirect, () -> this.registrar.close(id, act(account, form),
				form.text("cause"), form.text("reason"), form.text("seen"), Author.of(account)));
	}

	@PostMapping("/merge")
	String merge(@AuthenticationPrincipal Reader account, @PathVariable("id") long id,
			@RequestParam(name = "other", defaultValue = "0") long other, @RequestParam Map<String, String> parameters,
			Locale locale, RedirectAttributes redirect) {
		SubjectForm form = SubjectForm.of("", parameters);
		return done(id, "subject.merged", locale, redirect, () -> this.registrar.merge(id, other, act(account, form),
				form.text("reason"), form.text("seen"), Author.of(account)));
	}

	@PostMapping("/take-back")
	String takeBack(@AuthenticationPrincipal Reader account, @PathVariable("id") long id,
			@RequestParam("record") UUID record, @RequestParam("revision") int revision,
			@RequestParam("reason") String reason, Locale locale, RedirectAttributes redirect) {
		return done(id, "subject.taken-back", locale, redirect,
				() -> this.registrar.takeBack(id, record, revision, reason, Author.of(account)));
	}

	private String done(long id, String flash, Locale locale, RedirectAttributes redirect, Runnable work) {
		try {
			work.run();
			redirect.addFlashAttribute("flash", flash);
		}
		catch (InvalidDraftException ex) {
			return refused(id, ex, locale, redirect);
		}
		catch (StaleSubjectException | StaleRevisionException ex) {
			redirect.addFlashAttribute("problem", "subject.stale");
		}
		return home(id);
	}

	private String refused(long id, InvalidDraftException ex, Locale locale, RedirectAttributes redirect) {
		redirect.addFlashAttribute("wrong",
				ex.violations().stream().map((violation) -> this.texts.text(violation, locale)).distinct().toList());
		return home(id);
	}

	private static String home(long id) {
		return "redirect:/subjects/" + id;
	}

	private Act act(Reader account, SubjectForm form) {
		return this.pages.act(account, form.text("unit"), form.text("date"), null);
	}

}
