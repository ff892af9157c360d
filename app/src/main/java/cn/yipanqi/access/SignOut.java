package cn.yipanqi.access;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Notes who signs out, and signs out at the identity provider too if the session began
 * there.
 */
@Component
class SignOut implements LogoutHandler, LogoutSuccessHandler {

	private static final String PROVIDER = SignOut.class.getName() + ".address";

	private final IdentityProviders providers;

	private final WebSessions sessions;

	private final AuditTrail audit;

	private final Clock clock;

	SignOut(IdentityProviders providers, WebSessions sessions, AuditTrail audit, Clock clock) {
		this.providers = providers;
		this.sessions = sessions;
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
		this.sessions.provider(request)
			.flatMap((session) -> this.providers.signOut(session, request))
			.ifPresent((address) -> request.setAttribute(PROVIDER, address));
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) throws IOException {
		response.sendRedirect(
				Objects.requireNonNullElse(request.getAttribute(PROVIDER), request.getContextPath() + "/sign-in?out")
					.toString());
	}

}
