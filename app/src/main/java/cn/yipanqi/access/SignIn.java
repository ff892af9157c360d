package cn.yipanqi.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Lets people in, step by step: password, and whatever else the account must do before.
 * The session is signed in after the last step and not before it.
 */
@Component
class SignIn {

	static final String CODE = "/sign-in/code";

	static final String CODE_SET_UP = "/sign-in/code-set-up";

	private static final String PASSWORD = "/sign-in/password";

	private final Accounts accounts;

	private final Passwords passwords;

	private final OneTimeCodes codes;

	private final SignInGuard guard;

	private final AddressLimit addresses;

	private final WebSessions sessions;

	private final SessionAuthenticationStrategy strategy;

	private final AuditTrail audit;

	private final Clock clock;

	private final Clock signInClock;

	SignIn(Accounts accounts, Passwords passwords, OneTimeCodes codes, SignInGuard guard, AddressLimit addresses,
			WebSessions sessions, AuditTrail audit, Clock clock, @Qualifier("signInClock") Clock signInClock) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.codes = codes;
		this.guard = guard;
		this.addresses = addresses;
		this.sessions = sessions;
		this.strategy = new CompositeSessionAuthenticationStrategy(List.of(new ChangeSessionIdAuthenticationStrategy(),
				new CsrfAuthenticationStrategy(sessions.csrfTokens())));
		this.audit = audit;
		this.clock = clock;
		this.signInClock = signInClock;
	}

	/**
	 * Proves a name by its password.
	 * @return where to go next; empty if it is refused
	 * @throws TooManyAttemptsException if too much has failed from this address
	 */
	Optional<String> password(String typed, String password, HttpServletRequest request, HttpServletResponse response) {
		this.addresses.take(request.getRemoteAddr());
		String name = SignInGuard.name(typed);
		SignInGuard.Attempt attempt = this.guard.attempt(name);
		if (attempt.locked()) {
			return refused(name, "locked");
		}
		Credentials credentials = this.passwords.of(name).orElse(null);
		if (!this.passwords.matches(password, credentials) || credentials == null || !credentials.enabled()) {
			String reason = (credentials == null) ? "unknown" : credentials.enabled() ? "password" : "disabled";
			return failed(attempt, reason);
		}
		this.passwords.upgrade(password, credentials);
		this.addresses.giveBack(request.getRemoteAddr());
		request.getSession();
		request.changeSessionId();
		return Optional
			.of(proceed(new Pending(name, credentials.number(), this.signInClock.instant(), false), request, response));
	}

	/**
	 * Replaces the password of whoever has proven it and cannot keep it.
	 * @return what is wrong with the new one; empty if it was taken
	 */
	Set<PasswordFault> replace(Pending pending, String text, String repeated, HttpServletRequest request) {
		require(pending, PASSWORD);
		Set<PasswordFault> faults = this.passwords.change(pending.account(), text, repeated);
		if (faults.isEmpty()) {
			keep(pending, request);
		}
		return faults;
	}

	/**
	 * Proves a one-time code or a recovery code.
	 * @return where to go next; empty if it is refused
	 * @throws TooManyAttemptsException if too much has failed from this address
	 */
	Optional<String> code(Pending pending, String code, HttpServletRequest request, HttpServletResponse response) {
		require(pending, CODE);
		this.addresses.take(request.getRemoteAddr());
		SignInGuard.Attempt attempt = this.guard.attempt(pending.account());
		if (attempt.locked()) {
			this.sessions.forget(request);
			return refused(pending.account(), "locked");
		}
		if (!this.codes.use(pending.account(), code)) {
			return failed(attempt, "code");
		}
		this.addresses.giveBack(request.getRemoteAddr());
		return Optional.of(proceed(pending.withCode(), request, response));
	}

	/**
	 * Sets up the code generator that a role of the account asks for.
	 * @return the recovery codes; empty if the code is wrong
	 */
	Optional<List<String>> setUp(Pending pending, String secret, String code, HttpServletRequest request) {
		require(pending, CODE_SET_UP);
		Optional<List<String>> recovery = this.codes.setUp(pending.account(), secret, code);
		if (recovery.isPresent()) {
			keep(pending.withCode(), request);
		}
		return recovery;
	}

	/**
	 * Takes the present password of a signed-in account.
	 */
	boolean proves(Reader reader, String password, HttpServletRequest request) {
		this.addresses.take(request.getRemoteAddr());
		SignInGuard.Attempt attempt = this.guard.attempt(reader.account());
		if (attempt.locked() || !this.passwords.matches(password, this.passwords.of(reader.account()).orElse(null))) {
			failed(attempt, attempt.locked() ? "locked" : "password");
			return false;
		}
		this.guard.succeeded(reader.account());
		this.addresses.giveBack(request.getRemoteAddr());
		return true;
	}

	/**
	 * Keeps this session, and in its capacity, after the account's credentials have
	 * changed.
	 */
	void renew(Reader reader, HttpServletRequest request, HttpServletResponse response) {
		Long capacity = (reader.capacity() != null) ? reader.capacity().id() : null;
		signedIn(this.accounts.loadUserByUsername(reader.account()).as(capacity), request, response);
	}

	/**
	 * Keeps this session in another capacity of its account.
	 */
	void change(Reader reader, HttpServletRequest request, HttpServletResponse response) {
		signedIn(reader, request, response);
		this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), reader.account(), "capacity",
				"account/" + reader.account(), Map.of("role", reader.role().name(), "region", reader.scope().region()));
	}

	/**
	 * Keeps a sign-in on its way after it has changed its own credentials.
	 */
	private void keep(Pending pending, HttpServletRequest request) {
		this.accounts.find(pending.account())
			.ifPresent((account) -> this.sessions.keep(pending.with(account.credentials()), request));
	}

	private void require(Pending pending, String step) {
		if (!step.equals(next(pending))) {
			throw new AccessDeniedException("Account '%s' is at another step".formatted(pending.account()));
		}
	}

	/**
	 * Whoever has proven a password a while ago and has a step before them.
	 */
	Optional<Pending> pending(HttpServletRequest request) {
		return this.sessions.pending(request)
			.filter((pending) -> this.accounts.find(pending.account())
				.filter((account) -> account.enabled() && account.credentials() == pending.credentials())
				.isPresent());
	}

	/**
	 * Goes on to the next step, or signs the session in.
	 * @return where to go next
	 */
	String proceed(Pending pending, HttpServletRequest request, HttpServletResponse response) {
		String next = next(pending);
		if (next == null) {
			this.guard.succeeded(pending.account());
			return enter(this.accounts.loadUserByUsername(pending.account()),
					pending.code() ? "password and code" : "password", request, response);
		}
		this.sessions.keep(pending, request);
		return next;
	}

	private @Nullable String next(Pending pending) {
		boolean hasCodes = this.codes.isSetUp(pending.account());
		if (hasCodes && !pending.code()) {
			return CODE;
		}
		if (this.passwords.of(pending.account()).filter(this.passwords::isOver).isPresent()) {
			return PASSWORD;
		}
		if (!hasCodes && this.accounts.find(pending.account())
			.filter((account) -> this.codes.isRequired(account.grants()))
			.isPresent()) {
			return CODE_SET_UP;
		}
		return null;
	}

	/**
	 * Signs the session in.
	 * @param means what the account has proven itself with
	 * @return where to go next
	 */
	String enter(Reader reader, String means, HttpServletRequest request, HttpServletResponse response) {
		signedIn(reader, request, response);
		this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), reader.account(), "sign-in",
				"account/" + reader.account(), Map.of("means", means));
		SavedRequest wanted = this.sessions.wanted().getRequest(request, response);
		return (wanted != null) ? UriComponentsBuilder.fromUriString(wanted.getRedirectUrl())
			.replaceQueryParam("continue")
			.build()
			.toUriString() : "/";
	}

	private void signedIn(Reader reader, HttpServletRequest request, HttpServletResponse response) {
		UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(reader, null,
				reader.getAuthorities());
		this.strategy.onAuthentication(token, request, response);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(token);
		SecurityContextHolder.setContext(context);
		this.sessions.begin(context, request, response);
	}

	private Optional<String> failed(SignInGuard.Attempt attempt, String reason) {
		refuse(attempt.name(), reason);
		this.guard.failed(attempt);
		return Optional.empty();
	}

	private Optional<String> refused(String name, String reason) {
		refuse(name, reason);
		return Optional.empty();
	}

	/**
	 * Notes that somebody was not let in.
	 * @param name the account that was tried
	 */
	void refuse(String name, String reason) {
		this.audit.refused(this.clock.instant().truncatedTo(ChronoUnit.MICROS), name, "sign-in", "account/" + name,
				Map.of("reason", reason));
	}

}
