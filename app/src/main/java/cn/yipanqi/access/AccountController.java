package cn.yipanqi.access;

import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What everybody does with their own account: password, code generator, tokens, and a
 * look at who has signed in by it.
 */
@Controller
@Requires(Permission.SIGNED_IN)
class AccountController {

	private static final String PAGE = "redirect:/account";

	private static final String SET_UP = "/account/code";

	private static final int SIGN_INS = 10;

	private final SignIn signIn;

	private final Passwords passwords;

	private final OneTimeCodes codes;

	private final CodeSetUp codeSetUp;

	private final SignIns signIns;

	private final Tokens tokens;

	private final SignInProperties properties;

	AccountController(SignIn signIn, Passwords passwords, OneTimeCodes codes, CodeSetUp codeSetUp, SignIns signIns,
			Tokens tokens, SignInProperties properties) {
		this.signIn = signIn;
		this.passwords = passwords;
		this.codes = codes;
		this.codeSetUp = codeSetUp;
		this.signIns = signIns;
		this.tokens = tokens;
		this.properties = properties;
	}

	@GetMapping("/account")
	String account(@AuthenticationPrincipal Reader reader, Model model) {
		model.addAttribute("reader", reader);
		model.addAttribute("rules", this.properties.password());
		model.addAttribute("hasCodes", this.codes.isSetUp(reader.account()));
		model.addAttribute("needsCodes", this.codes.isRequired(reader.grants()));
		model.addAttribute("recoveryLeft", this.codes.recoveryCodesLeft(reader.account()));
		model.addAttribute("signIns", this.signIns.latest(reader.account(), SIGN_INS));
		model.addAttribute("tokens", this.tokens.of(reader.account()));
		model.addAttribute("grants", reader.grants().stream().filter((grant) -> !grant.role().administers()).toList());
		model.addAttribute("mayWrite", reader.grants().stream().anyMatch((grant) -> grant.role().writes()));
		return "access/account";
	}

	/**
	 * Keeps the session of somebody who is filling in a long form.
	 */
	@GetMapping("/account/here")
	ResponseEntity<Void> here() {
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/account/password")
	String password(@AuthenticationPrincipal Reader reader, @RequestParam(defaultValue = "") String present,
			@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String repeated,
			HttpServletRequest request, HttpServletResponse response, RedirectAttributes attributes) {
		Set<PasswordFault> faults = this.signIn.proves(reader, present, request)
				? this.passwords.change(reader.account(), text, repeated) : EnumSet.of(PasswordFault.PRESENT);
		if (faults.isEmpty()) {
			this.signIn.renew(reader, request, response);
			attributes.addFlashAttribute("flash", "account.password-changed");
		}
		else {
			attributes.addFlashAttribute("faults", faults);
		}
		return PAGE;
	}

	@GetMapping(SET_UP)
	String setUp(@AuthenticationPrincipal Reader reader, HttpServletRequest request, Model model) {
		return this.codeSetUp.page(reader.account(), SET_UP, SET_UP + "/picture", request, model);
	}

	@PostMapping(SET_UP)
	String setUp(@AuthenticationPrincipal Reader reader, @RequestParam(defaultValue = "") String present,
			@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response,
			Model model) {
		Optional<String> secret = this.codeSetUp.secret(request);
		if (secret.isEmpty()) {
			return "redirect:" + SET_UP;
		}
		if (!this.signIn.proves(reader, present, request)) {
			return "redirect:" + SET_UP + "?password";
		}
		Optional<List<String>> recovery = this.codes.setUp(reader.account(), secret.get(), code);
		if (recovery.isEmpty()) {
			return "redirect:" + SET_UP + "?error";
		}
		this.codeSetUp.done(request);
		this.signIn.renew(reader, request, response);
		model.addAttribute("recovery", recovery.get());
		return "access/recovery-codes";
	}

	@GetMapping(SET_UP + "/picture")
	ResponseEntity<String> picture(@AuthenticationPrincipal Reader reader, HttpServletRequest request) {
		String secret = this.codeSetUp.secret(request).orElseThrow(NoSuchElementException::new);
		return SignInCodeController.svg(CodeSetUp.picture(reader.account(), secret));
	}

	@PostMapping(SET_UP + "/remove")
	String removeCode(@AuthenticationPrincipal Reader reader, @RequestParam(defaultValue = "") String present,
			HttpServletRequest request, HttpServletResponse response, RedirectAttributes attributes) {
		if (!this.signIn.proves(reader, present, request)) {
			attributes.addFlashAttribute("faults", EnumSet.of(PasswordFault.PRESENT));
		}
		else if (this.codes.reset(reader.account(), reader.account())) {
			this.signIn.renew(reader, request, response);
			attributes.addFlashAttribute("flash", "account.code-removed");
		}
		return PAGE;
	}

	@PostMapping("/account/tokens")
	String makeToken(@AuthenticationPrincipal Reader reader, @RequestParam String name, @RequestParam long grant,
			@RequestParam(defaultValue = "90") int days, @RequestParam(defaultValue = "true") boolean readsOnly,
			RedirectAttributes attributes) {
		try {
			attributes.addFlashAttribute("token", this.tokens.make(reader, grant, name.strip(), readsOnly, days));
		}
		catch (IllegalArgumentException ex) {
			attributes.addFlashAttribute("tokenRefused", true);
		}
		return PAGE + "#tokens";
	}

	@PostMapping("/account/tokens/revoke")
	String revokeToken(@AuthenticationPrincipal Reader reader, @RequestParam String id, RedirectAttributes attributes) {
		if (this.tokens.revoke(reader.account(), id, reader.account())) {
			attributes.addFlashAttribute("flash", "account.token-revoked");
		}
		return PAGE;
	}

}
