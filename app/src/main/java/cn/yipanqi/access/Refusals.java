package cn.yipanqi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes what a signed-in account tried to reach and may not: each page once a minute, and
 * no more than a few dozen pages, so that nobody fills the trail. Never stands in the way
 * of the answer.
 */
@Component
public class Refusals {

	private static final Logger LOGGER = LoggerFactory.getLogger(Refusals.class);

	private static final Duration PAUSE = Duration.ofMinutes(1);

	private static final int MOST_A_MINUTE = 30;

	private static final int LONGEST_PATH = 200;

	private final AuditTrail audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Clock outside;

	/** What was noted in this minute, by account and page; and how much, by account. */
	private final Map<String, Integer> noted = new HashMap<>();

	private long minute;

	Refusals(AuditTrail audit, PlatformTransactionManager transactions, Clock clock,
			@Qualifier("signInClock") Clock outside) {
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
		this.outside = outside;
	}

	/**
	 * Notes that a request was refused. Nothing is noted of those who are not signed in.
	 */
	public void note(HttpServletRequest request) {
		note(request, Map.of("method", request.getMethod()));
	}

	/**
	 * Notes that what a request named was not found: it lies out of scope, or nowhere.
	 */
	public void noteNotFound(HttpServletRequest request) {
		note(request, Map.of("method", request.getMethod(), "reason", "not-found"));
	}

	private void note(HttpServletRequest request, Map<String, ?> detail) {
		try {
			Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
			if (authentication != null && authentication.getPrincipal() instanceof Reader reader) {
				String uri = request.getRequestURI();
				String path = uri.substring(0, Math.min(uri.length(), LONGEST_PATH));
				if (isNews(reader.account(), request.getMethod() + " " + path)) {
					this.transaction.executeWithoutResult(
							(status) -> this.audit.refused(this.clock.instant().truncatedTo(ChronoUnit.MICROS),
									reader.account(), "denied", "page" + path, detail));
				}
			}
		}
		catch (RuntimeException ex) {
			LOGGER.warn("A refused request could not be noted", ex);
		}
	}

	private synchronized boolean isNews(String account, String page) {
		long now = this.outside.millis() / PAUSE.toMillis();
		if (now != this.minute) {
			this.noted.clear();
			this.minute = now;
		}
		String key = account + "\n" + page;
		if (this.noted.containsKey(key) || this.noted.getOrDefault(account, 0) >= MOST_A_MINUTE) {
			return false;
		}
		this.noted.put(key, 1);
		this.noted.merge(account, 1, Integer::sum);
		return true;
	}

}
