package cn.yipanqi.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a program as whom it calls.
 */
@RestController
@Requires(Permission.SIGNED_IN)
@Tag(name = "Token")
class ApiController {

	@GetMapping("/api/v1/me")
	@Operation(operationId = "getMe", summary = "As whom the token calls")
	Me me(@AuthenticationPrincipal Reader reader) {
		Scope scope = reader.scope();
		return new Me(reader.account(), reader.displayName(), (reader.capacity() != null) ? reader.role() : null,
				new Reach(scope.region(), scope.department(), scope.group()), reader.readsOnly());
	}

	/**
	 * Whom a token stands for.
	 *
	 * @param role in which it acts, or null if the account holds none
	 */
	record Me(String account, String name, @Nullable Role role, Reach scope, boolean readsOnly) {
	}

	/**
	 * How far it reaches.
	 */
	record Reach(String region, @Nullable String department, @Nullable String group) {
	}

}
