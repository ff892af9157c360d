package cn.yipanqi.access;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program act by the token that it sends. A token that does not count is refused,
 * and how often that may happen from one address is limited.
 */
class TokenFilter extends OncePerRequestFilter {

	private static final Logger LOG = LoggerFactory.getLogger(TokenFilter.class);

	private static final String SCHEME = "Bearer ";

	private static final int NAMED = 20;

	private final Tokens tokens;

	private final AddressLimit addresses;

	private final AuditTrail audit;

	private final ApiProblems problems;

	private final Clock clock;

	TokenFilter(Tokens tokens, AddressLimit addresses, AuditTrail audit, ApiProblems problems, Clock clock) {
		this.tokens = tokens;
		this.addresses = addresses;
		this.audit = audit;
		this.problems = problems;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			chain.doFilter(request, response);
			return;
		}
		String sent = header.substring(SCHEME.length()).strip();
		try {
			this.addresses.take(request.getRemoteAddr());
		}
		catch (TooManyAttemptsException ex) {
			this.problems.tooMany(request, response);
			return;
		}
		Optional<Reader> reader;
		try {
			reader = this.tokens.reader(sent);
		}
		catch (DataAccessException | TransactionException ex) {
			this.addresses.giveBack(request.getRemoteAddr());
			if (!Outage.caused(ex)) {
				throw ex;
			}
			LOG.warn("Programs cannot be told apart for now: {}", ex.toString());
			this.problems.unavailable(request, response);
			return;
		}
		if (reader.isEmpty()) {
			String named = sent.matches("ypq_[0-9a-f]{16}_.*") ? "token/" + sent.substring(4, NAMED) : "token";
			this.audit.refused(this.clock.instant().truncatedTo(ChronoUnit.MICROS), "token", "token", named, Map.of());
			this.problems.unauthorized(request, response);
			return;
		}
		this.addresses.giveBack(request.getRemoteAddr());
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(
				UsernamePasswordAuthenticationToken.authenticated(reader.get(), null, reader.get().getAuthorities()));
		SecurityContextHolder.setContext(context);
		chain.doFilter(request, response);
	}

}
