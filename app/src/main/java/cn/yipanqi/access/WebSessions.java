package cn.yipanqi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * What a browser's session holds: who is signed in and since when, or who is on the way.
 */
@Component
class WebSessions {

	private static final String PENDING = WebSessions.class.getName() + ".pending";

	private static final String PROVIDER = WebSessions.class.getName() + ".provider";

	private static final String CODE_SECRET = WebSessions.class.getName() + ".code-secret";

	private static final String SINCE = WebSessions.class.getName() + ".since";

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final SecurityContextRepository contexts;

	private final CsrfTokenRepository csrfTokens = new HttpSessionCsrfTokenRepository();

	private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

	private final Duration longest;

	private final Clock clock;

	WebSessions(Accounts accounts, SignInProperties properties, @Qualifier("signInClock") Clock clock) {
		this.contexts = new PresentAccounts(accounts, this);
		this.wanted.setRequestMatcher(WebSessions::isPage);
		this.longest = properties.longest();
		this.clock = clock;
	}

	SecurityContextRepository contexts() {
		return this.contexts;
	}

	CsrfTokenRepository csrfTokens() {
		return this.csrfTokens;
	}

	/**
	 * The page that was asked for before signing in.
	 */
	RequestCache wanted() {
		return this.wanted;
	}

	void begin(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession();
		session.removeAttribute(PENDING);
		if (session.getAttribute(SINCE) == null || isOver(request)) {
			session.setAttribute(SINCE, this.clock.instant());
		}
		this.contexts.saveContext(context, request, response);
	}

	void forget(HttpServletRequest request) {
		request.getSession().removeAttribute(PENDING);
	}

	/**
	 * The secret of a code generator that is being set up.
	 */
	Optional<String> codeSecret(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return Optional.ofNullable((session != null) ? (String) session.getAttribute(CODE_SECRET) : null);
	}

	void keepCodeSecret(@Nullable String secret, HttpServletRequest request) {
		request.getSession().setAttribute(CODE_SECRET, secret);
	}

	void keepProvider(ProviderSession provider, HttpServletRequest request) {
		request.getSession().setAttribute(PROVIDER, provider);
	}

	Optional<ProviderSession> provider(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return Optional.ofNullable((session != null) ? (ProviderSession) session.getAttribute(PROVIDER) : null);
	}

	void keep(Pending pending, HttpServletRequest request) {
		request.getSession().setAttribute(PENDING, pending);
	}

	Optional<Pending> pending(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(PENDING) instanceof Pending pending)
				|| isPast(pending.since(), PATIENCE)) {
			return Optional.empty();
		}
		return Optional.of(pending);
	}

	/**
	 * Whether the session has lasted as long as a session may.
	 */
	boolean isOver(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return session != null && session.getAttribute(SINCE) instanceof Instant since && isPast(since, this.longest);
	}

	private static boolean isPage(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return request.getMethod().equals("GET") && request.getHeader("HX-Request") == null && accepted != null
				&& accepted.contains("text/html");
	}

	private boolean isPast(Instant since, Duration most) {
		return since.plus(most).isBefore(this.clock.instant());
	}

}
