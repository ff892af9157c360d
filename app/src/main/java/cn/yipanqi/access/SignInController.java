package cn.yipanqi.access;

import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The sign-in page, and the page for a new password where the present one cannot stay.
 */
@Controller
@Requires(Permission.NONE)
class SignInController {

	private static final String START = "redirect:/sign-in";

	private final SignIn signIn;

	private final IdentityProviders providers;

	private final SignInProperties properties;

	SignInController(SignIn signIn, IdentityProviders providers, SignInProperties properties) {
		this.signIn = signIn;
		this.providers = providers;
		this.properties = properties;
	}

	@GetMapping("/sign-in")
	String signIn(Model model) {
		model.addAttribute("lock", this.properties.lock());
		model.addAttribute("providers", this.providers.names());
		return "access/sign-in";
	}

	@PostMapping("/sign-in")
	String signIn(@RequestParam(defaultValue = "") String username, @RequestParam(defaultValue = "") String password,
			HttpServletRequest request, HttpServletResponse response, RedirectAttributes attributes) {
		Optional<String> next = this.signIn.password(username, password, request, response);
		if (next.isEmpty()) {
			attributes.addFlashAttribute("typed", username);
		}
		return "redirect:" + next.orElse("/sign-in?error");
	}

	@GetMapping("/sign-in/password")
	String password(HttpServletRequest request, Model model) {
		Optional<Pending> pending = this.signIn.pending(request);
		if (pending.isEmpty()) {
			return START;
		}
		model.addAttribute("account", pending.get().account());
		model.addAttribute("rules", this.properties.password());
		return "access/new-password";
	}

	@PostMapping("/sign-in/password")
	String password(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String repeated,
			HttpServletRequest request, HttpServletResponse response, RedirectAttributes attributes) {
		Optional<Pending> pending = this.signIn.pending(request);
		if (pending.isEmpty()) {
			return START;
		}
		Set<PasswordFault> faults = this.signIn.replace(pending.get(), text, repeated, request);
		if (!faults.isEmpty()) {
			attributes.addFlashAttribute("faults", faults);
			return "redirect:/sign-in/password";
		}
		return this.signIn.pending(request)
			.map((changed) -> "redirect:" + this.signIn.proceed(changed, request, response))
			.orElse(START);
	}

}
