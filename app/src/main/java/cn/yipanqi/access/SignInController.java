package cn.yipanqi.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The sign-in page.
 */
@Controller
@Requires(Permission.NONE)
class SignInController {

	@GetMapping("/sign-in")
	String signIn() {
		return "access/sign-in";
	}

}
