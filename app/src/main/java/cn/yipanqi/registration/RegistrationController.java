package cn.yipanqi.registration;

import java.util.Locale;
import java.util.Map;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registration.Registrar.Act;
import cn.yipanqi.registration.Registrations.Registered;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Registers subjects: on a page, and on the spot, where the form of a record looks for
 * one that is not there.
 */
@Controller
@Requires(Permission.WRITE)
class RegistrationController {

	private static final String PAGE = "registration/new";

	private static final String SPOT = "registration/spot :: spot";

	private static final String CHOSEN = "registration/spot :: chosen";

	private final Registrations registrations;

	private final SubjectPages pages;

	private final Pack pack;

	private final Organization organization;

	RegistrationController(Registrations registrations, SubjectPages pages, Pack pack, Organization organization) {
		this.registrations = registrations;
		this.pages = pages;
		this.pack = pack;
		this.organization = organization;
	}

	@ModelAttribute
	void common(Model model) {
		model.addAttribute("pack", this.pack);
		model.addAttribute("organization", this.organization);
	}

	@GetMapping("/subjects/new")
	String blank(@AuthenticationPrincipal Reader account, @RequestParam Map<String, String> parameters, Locale locale,
			Model model) {
		this.pages.fill(model, SubjectForm.of("", parameters), parameters.get("type"), account, locale);
		return PAGE;
	}

	@PostMapping("/subjects")
	String register(@AuthenticationPrincipal Reader account, @RequestParam Map<String, String> parameters,
			Locale locale, Model model, RedirectAttributes redirect) {
		Subject registered = register("", account, parameters, locale, model);
		if (registered == null) {
			return PAGE;
		}
		redirect.addFlashAttribute("flash", "subject.registered");
		return "redirect:/subjects/" + registered.id();
	}

	/**
	 * The fields of a new subject amid the form of a record, which stays as it is.
	 */
	@GetMapping("/subjects/spot")
	String spot(@AuthenticationPrincipal Reader account, @RequestParam("type") String type,
			@RequestParam(name = "search", defaultValue = "") String search, Locale locale, Model model) {
		this.pages.fill(model, SubjectForm.of(SubjectForm.ON_A_RECORD, Map.of("new.name", search.strip())), type,
				account, locale);
		return SPOT;
	}

	@PostMapping("/subjects/spot")
	String registerOnTheSpot(@AuthenticationPrincipal Reader account, @RequestParam Map<String, String> parameters,
			Locale locale, Model model) {
		Subject registered = register(SubjectForm.ON_A_RECORD, account, parameters, locale, model);
		model.addAttribute("registered", registered);
		return (registered != null) ? CHOSEN : SPOT;
	}

	/**
	 * @return the subject; null if the form comes back
	 */
	private @Nullable Subject register(String prefix, Reader account, Map<String, String> parameters, Locale locale,
			Model model) {
		SubjectForm form = SubjectForm.of(prefix, parameters);
		this.pages.fill(model, form, parameters.get("type"), account, locale);
		Act act = this.pages.act(account, parameters.getOrDefault("unit", ""), parameters.getOrDefault("date", ""),
				key(account, form));
		try {
			Registered registered = this.registrations.register(act, this.pages.facts(form), form.others(),
					Author.of(account));
			return registered.subject();
		}
		catch (InvalidDraftException ex) {
			this.pages.problems(model, ex.violations(), locale);
		}
		catch (KnownSubjectException ex) {
			this.pages.tell(model, ex);
		}
		catch (PossibleDoublesException ex) {
			this.pages.ask(model, ex);
		}
		return null;
	}

	private static @Nullable String key(Reader account, SubjectForm form) {
		String own = form.text("key");
		return own.isBlank() ? null : "subject:" + account.account() + ":" + own;
	}

}
