package cn.yipanqi.access;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The second step of sign-in: a one-time code, or setting its generator up.
 */
@Controller
@Requires(Permission.NONE)
class SignInCodeController {

	private static final String START = "redirect:/sign-in";

	private final SignIn signIn;

	private final CodeSetUp codeSetUp;

	SignInCodeController(SignIn signIn, CodeSetUp codeSetUp) {
		this.signIn = signIn;
		this.codeSetUp = codeSetUp;
	}

	@GetMapping(SignIn.CODE)
	String code(HttpServletRequest request) {
		return this.signIn.pending(request).isPresent() ? "access/code" : START;
	}

	@PostMapping(SignIn.CODE)
	String code(@RequestParam(defaultValue = "") String code, HttpServletRequest request,
			HttpServletResponse response) {
		Optional<Pending> pending = this.signIn.pending(request);
		if (pending.isEmpty()) {
			return START;
		}
		Optional<String> next = this.signIn.code(pending.get(), code, request, response);
		return "redirect:"
				+ next.orElse(this.signIn.pending(request).isPresent() ? SignIn.CODE + "?error" : "/sign-in?error");
	}

	@GetMapping(SignIn.CODE_SET_UP)
	String setUp(HttpServletRequest request, Model model) {
		return this.signIn.pending(request)
			.map((pending) -> this.codeSetUp.page(pending.account(), SignIn.CODE_SET_UP, "/sign-in/code-picture",
					request, model))
			.orElse(START);
	}

	@PostMapping(SignIn.CODE_SET_UP)
	String setUp(@RequestParam(defaultValue = "") String code, HttpServletRequest request, Model model) {
		Optional<Pending> pending = this.signIn.pending(request);
		Optional<String> secret = this.codeSetUp.secret(request);
		if (pending.isEmpty() || secret.isEmpty()) {
			return START;
		}
		Optional<List<String>> recovery = this.signIn.setUp(pending.get(), secret.get(), code, request);
		if (recovery.isEmpty()) {
			return "redirect:" + SignIn.CODE_SET_UP + "?error";
		}
		this.codeSetUp.done(request);
		model.addAttribute("recovery", recovery.get());
		model.addAttribute("action", "/sign-in/continue");
		return "access/recovery-codes";
	}

	@GetMapping("/sign-in/code-picture")
	ResponseEntity<String> picture(HttpServletRequest request) {
		String account = this.signIn.pending(request).map(Pending::account).orElseThrow(NoSuchElementException::new);
		return svg(CodeSetUp.picture(account, this.codeSetUp.secret(request).orElseThrow()));
	}

	@PostMapping("/sign-in/continue")
	String proceed(HttpServletRequest request, HttpServletResponse response) {
		return this.signIn.pending(request)
			.map((pending) -> "redirect:" + this.signIn.proceed(pending, request, response))
			.orElse(START);
	}

	static ResponseEntity<String> svg(String picture) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header("Content-Type", "image/svg+xml")
			.body(picture);
	}

}
