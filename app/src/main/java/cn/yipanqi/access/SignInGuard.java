package cn.yipanqi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks a name after too many attempts to sign in that failed, whether or not there is
 * such an account: who tries cannot tell. Counts in the database, for all nodes, and
 * counts an attempt before its password is looked at, so that a volley of attempts gets
 * no further than a row of them.
 */
@Service
public class SignInGuard {

	private static final int LONGEST_NAME = 60;

	private static final String FORGET = "delete from sign_in_attempt where ends_at <= :now";

	private static final String ATTEMPT = """
			insert into sign_in_attempt as known (name, attempts, ends_at)
			values (:name, 1, case when :most > 1 then cast(:end as timestamptz) else :unlock end)
			on conflict (name) do update set attempts = least(known.attempts + 1, :most + 1),
			ends_at = case when known.attempts + 1 = :most then :unlock else known.ends_at end
			returning attempts
			""";

	private static final String CLEAR = "delete from sign_in_attempt where name = :name";

	private static final String LOCKED = """
			select name, ends_at from sign_in_attempt where attempts >= :most and ends_at > :now order by ends_at desc
			""";

	private final JdbcClient jdbc;

	private final SignInProperties.Lock settings;

	private final AuditTrail audit;

	private final Clock clock;

	private final Clock signInClock;

	SignInGuard(JdbcClient jdbc, SignInProperties properties, AuditTrail audit, Clock clock,
			@Qualifier("signInClock") Clock signInClock) {
		this.jdbc = jdbc;
		this.settings = properties.lock();
		this.audit = audit;
		this.clock = clock;
		this.signInClock = signInClock;
	}

	/**
	 * The names that are locked now, the latest first.
	 */
	public List<Locked> locked() {
		return this.jdbc.sql(LOCKED)
			.param("most", this.settings.failures())
			.param("now", time(Duration.ZERO))
			.query((row, number) -> new Locked(row.getString("name"),
					row.getObject("ends_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	/**
	 * Unlocks a name.
	 * @param by the account that does so
	 * @return whether there was anything to unlock
	 */
	@Transactional
	public boolean unlock(String name, String by) {
		boolean unlocked = this.jdbc.sql(CLEAR).param("name", name).update() == 1;
		if (unlocked) {
			this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), by, "unlock", "account/" + name,
					Map.of());
		}
		return unlocked;
	}

	/**
	 * Counts an attempt.
	 * @return which one in a row it is
	 */
	@Transactional
	Attempt attempt(String name) {
		this.jdbc.sql(FORGET).param("now", time(Duration.ZERO)).update();
		int number = this.jdbc.sql(ATTEMPT)
			.param("name", name)
			.param("most", this.settings.failures())
			.param("end", time(this.settings.within()))
			.param("unlock", time(this.settings.lasts()))
			.query(Integer.class)
			.single();
		return new Attempt(name, number > this.settings.failures(), number == this.settings.failures());
	}

	/**
	 * Notes that an attempt failed, which locks the name if it was the last that it had.
	 */
	void failed(Attempt attempt) {
		if (attempt.last()) {
			this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), attempt.name(), "lock",
					"account/" + attempt.name(), Map.of("minutes", this.settings.lasts().toMinutes()));
		}
	}

	/**
	 * Forgets the attempts of a name that has proven itself.
	 */
	void succeeded(String name) {
		this.jdbc.sql(CLEAR).param("name", name).update();
	}

	/**
	 * The part of what was typed that can be the name of an account.
	 */
	static String name(String typed) {
		return typed.strip()
			.codePoints()
			.limit(LONGEST_NAME)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private OffsetDateTime time(Duration from) {
		return this.signInClock.instant().plus(from).atOffset(ZoneOffset.UTC);
	}

	/**
	 * An attempt to sign in.
	 *
	 * @param locked whether it is refused unseen
	 * @param last whether no other follows if it fails
	 */
	record Attempt(String name, boolean locked, boolean last) {
	}

	/**
	 * A name that is locked.
	 *
	 * @param until when the lock ends, by the time of the day outside
	 */
	public record Locked(String name, Instant until) {
	}

}
