package cn.yipanqi.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Notes who signs out.
 */
@Component
class SignOut implements LogoutHandler {

	private final AuditTrail audit;

	private final Clock clock;

	SignOut(AuditTrail audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		if (authentication != null && authentication.getPrincipal() instanceof Reader reader) {
			this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), reader.account(), "sign-out",
					"account/" + reader.account(), Map.of());
		}
	}

}
