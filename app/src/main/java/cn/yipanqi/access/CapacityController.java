package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * In which capacity an account with several grants acts, and what to do without any.
 */
@Controller
@Requires(Permission.SIGNED_IN)
class CapacityController {

	private final SignIn signIn;

	private final Grants grants;

	CapacityController(SignIn signIn, Grants grants) {
		this.signIn = signIn;
		this.grants = grants;
	}

	@GetMapping("/capacity")
	String capacity(@AuthenticationPrincipal Reader reader, Model model) {
		if (reader.capacity() != null) {
			return "redirect:" + reader.home();
		}
		model.addAttribute("account", reader.account());
		model.addAttribute("grantors", this.grants.holders(Role.SECURITY_ADMINISTRATOR));
		return "access/no-grant";
	}

	/**
	 * Takes up another capacity. A grant that the account does not hold, or no longer,
	 * changes nothing.
	 */
	@PostMapping("/capacity")
	String change(@AuthenticationPrincipal Reader reader, @RequestParam long grant, HttpServletRequest request,
			HttpServletResponse response) {
		if (reader.grants().stream().noneMatch((held) -> held.id() == grant)) {
			throw new OutOfScopeException("grant " + grant, null);
		}
		Reader chosen = reader.as(grant);
		this.signIn.change(chosen, request, response);
		return "redirect:" + chosen.home();
	}

}
