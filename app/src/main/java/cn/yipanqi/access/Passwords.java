package cn.yipanqi.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The passwords of the accounts: what they must be, how they are compared and changed.
 */
@Service
public class Passwords {

	private static final String FIND = """
			select name, password, password_at, password_temporary, enabled, credentials from account where name = :account
			""";

	private static final String FORMER = """
			select password from former_password where account = :account order by id desc limit :count
			""";

	private static final String RETIRE = """
			insert into former_password (account, password) select name, password from account where name = :account
			""";

	private static final String SET = """
			update account set password = :password, password_at = :at, password_temporary = :temporary,
			credentials = credentials + 1 where name = :account
			""";

	private static final String UPGRADE = """
			update account set password = :password where name = :account and password = :former
			""";

	private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

	private static final int TEMPORARY_LENGTH = 14;

	private final JdbcClient jdbc;

	private final PasswordEncoder encoder;

	private final SignInProperties.Password settings;

	private final PasswordRules rules;

	private final AuditTrail audit;

	private final Clock clock;

	private final Clock signInClock;

	/** Each comparison takes memory: no more of them at once than processors can do. */
	private final Semaphore comparisons = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

	private final SecureRandom random = new SecureRandom();

	private final String nobodys;

	Passwords(JdbcClient jdbc, PasswordEncoder encoder, SignInProperties properties, AuditTrail audit, Clock clock,
			@Qualifier("signInClock") Clock signInClock) {
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.settings = properties.password();
		this.rules = new PasswordRules(this.settings);
		this.audit = audit;
		this.clock = clock;
		this.signInClock = signInClock;
		this.nobodys = encoder.encode(temporary());
	}

	/**
	 * A random password that keeps the rules and has no characters that look alike.
	 */
	public String temporary() {
		String text;
		do {
			text = this.random.ints(TEMPORARY_LENGTH, 0, LETTERS.length())
				.mapToObj((place) -> LETTERS.substring(place, place + 1))
				.collect(Collectors.joining());
		}
		while (!this.rules.faults("-", text).isEmpty());
		return text;
	}

	/**
	 * Gives an account a temporary password, which its owner replaces at the next
	 * sign-in. Its sessions end.
	 * @param by the account that does so
	 * @return the password, which is kept nowhere in clear; empty if there is no such
	 * account
	 */
	@Transactional
	public Optional<String> reset(String account, String by) {
		String text = temporary();
		if (!set(account, text, true)) {
			return Optional.empty();
		}
		this.audit.record(now(), by, "password-reset", "account/" + account, Map.of());
		return Optional.of(text);
	}

	/**
	 * Changes an account's password for its owner, who has proven the present one or
	 * signed in by it a moment ago. Sessions that began with the former one end.
	 * @param repeated the new one once more
	 * @return what is wrong with it; empty if it was changed
	 */
	@Transactional
	public Set<PasswordFault> change(String account, String text, String repeated) {
		Set<PasswordFault> faults = this.rules.faults(account, text);
		if (!text.equals(repeated)) {
			faults.add(PasswordFault.REPEATED);
		}
		if (faults.isEmpty() && isFormer(account, text)) {
			faults.add(PasswordFault.FORMER);
		}
		if (faults.isEmpty()) {
			set(account, text, false);
			this.audit.record(now(), account, "password-change", "account/" + account, Map.of());
		}
		return faults;
	}

	Optional<Credentials> of(String account) {
		return this.jdbc.sql(FIND)
			.param("account", account)
			.query((row, number) -> new Credentials(row.getString("name"), row.getString("password"),
					row.getObject("password_at", OffsetDateTime.class).toInstant(),
					row.getBoolean("password_temporary"), row.getBoolean("enabled"), row.getInt("credentials")))
			.optional();
	}

	/**
	 * Whether a text is the password. Takes as long where there is no account.
	 * @param credentials those of the account, or null if there is none
	 */
	boolean matches(String text, @Nullable Credentials credentials) {
		String shortened = text.substring(0, Math.min(text.length(), PasswordRules.LONGEST + 1));
		this.comparisons.acquireUninterruptibly();
		try {
			boolean same = this.encoder.matches(shortened,
					(credentials != null) ? credentials.password() : this.nobodys);
			return same && credentials != null;
		}
		finally {
			this.comparisons.release();
		}
	}

	/**
	 * Keeps a password that was just proven in the present form, if it is in an older
	 * one.
	 */
	void upgrade(String text, Credentials credentials) {
		if (this.encoder.upgradeEncoding(credentials.password())) {
			this.jdbc.sql(UPGRADE)
				.param("account", credentials.account())
				.param("former", credentials.password())
				.param("password", this.encoder.encode(text))
				.update();
		}
	}

	/**
	 * Whether the password must be replaced before anything else.
	 */
	boolean isOver(Credentials credentials) {
		Duration age = Duration.between(credentials.since(), this.signInClock.instant());
		return credentials.temporary() || (this.settings.days() > 0 && age.toDays() >= this.settings.days());
	}

	private boolean isFormer(String account, String text) {
		List<String> former = this.jdbc.sql(FORMER)
			.param("account", account)
			.param("count", Math.max(0, this.settings.history() - 1))
			.query(String.class)
			.list();
		return Stream.concat(of(account).map(Credentials::password).stream(), former.stream())
			.anyMatch((password) -> this.encoder.matches(text, password));
	}

	private boolean set(String account, String text, boolean temporary) {
		this.jdbc.sql(RETIRE).param("account", account).update();
		return this.jdbc.sql(SET)
			.param("account", account)
			.param("password", this.encoder.encode(text))
			.param("at", this.signInClock.instant().atOffset(ZoneOffset.UTC))
			.param("temporary", temporary)
			.update() == 1;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
