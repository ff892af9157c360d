package cn.yipanqi.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import cn.yipanqi.vault.ProtectedColumn;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The code generators of the accounts, and the recovery codes for when one is lost.
 */
@Service
public class OneTimeCodes {

	private static final String SECRET = "select secret from one_time_code where account = :account";

	private static final String SET = """
			insert into one_time_code (account, secret, last_step) values (:account, :secret, :step)
			on conflict (account) do update set secret = excluded.secret, last_step = excluded.last_step
			""";

	private static final String USE = """
			update one_time_code set last_step = :step where account = :account and last_step < :step
			""";

	private static final String DROP = "delete from one_time_code where account = :account";

	private static final String DROP_RECOVERY = "delete from recovery_code where account = :account";

	private static final String ADD_RECOVERY = "insert into recovery_code (account, digest) values (:account, :digest)";

	private static final String USE_RECOVERY = """
			update recovery_code set used_at = :at where account = :account and digest = :digest and used_at is null
			""";

	private static final String LEFT = """
			select count(*) from recovery_code where account = :account and used_at is null
			""";

	private static final String END_SESSIONS = "update account set credentials = credentials + 1 where name = :account";

	private static final int SECRET_BYTES = 20;

	private static final int RECOVERY_CODES = 8;

	private static final int RECOVERY_BYTES = 10;

	private static final String ISSUER = "Yipanqi";

	private final JdbcClient jdbc;

	private final ProtectedColumn secrets;

	private final Set<Role> required;

	private final AuditTrail audit;

	private final Clock clock;

	private final Clock signInClock;

	private final SecureRandom random = new SecureRandom();

	OneTimeCodes(JdbcClient jdbc, ProtectedColumn codeSecrets, SignInProperties properties, AuditTrail audit,
			Clock clock, @Qualifier("signInClock") Clock signInClock) {
		this.jdbc = jdbc;
		this.secrets = codeSecrets;
		this.required = properties.codesFor();
		this.audit = audit;
		this.clock = clock;
		this.signInClock = signInClock;
	}

	/**
	 * Whether the account has a code generator.
	 */
	public boolean isSetUp(String account) {
		return this.jdbc.sql(SECRET).param("account", account).query(String.class).optional().isPresent();
	}

	/**
	 * How many recovery codes the account has left.
	 */
	public int recoveryCodesLeft(String account) {
		return this.jdbc.sql(LEFT).param("account", account).query(Integer.class).single();
	}

	/**
	 * Takes an account's code generator and recovery codes away, such as when its
	 * telephone was lost. Its sessions end.
	 * @param by the account that does so
	 * @return whether there was one
	 */
	@Transactional
	public boolean reset(String account, String by) {
		this.jdbc.sql(DROP_RECOVERY).param("account", account).update();
		boolean dropped = this.jdbc.sql(DROP).param("account", account).update() == 1;
		if (dropped) {
			this.jdbc.sql(END_SESSIONS).param("account", account).update();
			record(account, by, "code-reset");
		}
		return dropped;
	}

	/**
	 * Whether a role of the account asks for codes.
	 */
	boolean isRequired(List<Grant> grants) {
		return grants.stream().anyMatch((grant) -> this.required.contains(grant.role()));
	}

	/**
	 * A new secret in base 32, which counts once a code of it was entered.
	 */
	String newSecret() {
		return Base32.encode(random(SECRET_BYTES));
	}

	/**
	 * The address that a code generator takes from a QR code.
	 */
	static String address(String account, String secret) {
		String label = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
		return "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(ISSUER, label, secret, ISSUER);
	}

	/**
	 * Sets the code generator of an account up. Its other sessions end.
	 * @param code a code that the generator shows
	 * @return the recovery codes, which are kept nowhere in clear; empty if the code is
	 * wrong
	 */
	@Transactional
	Optional<List<String>> setUp(String account, String secret, String code) {
		OptionalLong step = OneTimeCode.stepOf(Base32.decode(secret), plain(code), this.signInClock.instant());
		if (step.isEmpty()) {
			return Optional.empty();
		}
		this.jdbc.sql(SET)
			.param("account", account)
			.param("secret", this.secrets.protect(secret, account))
			.param("step", step.getAsLong())
			.update();
		this.jdbc.sql(END_SESSIONS).param("account", account).update();
		record(account, account, "code-set-up");
		this.jdbc.sql(DROP_RECOVERY).param("account", account).update();
		List<String> codes = new ArrayList<>();
		for (int i = 0; i < RECOVERY_CODES; i++) {
			String recovery = Base32.encode(random(RECOVERY_BYTES));
			this.jdbc.sql(ADD_RECOVERY).param("account", account).param("digest", digest(account, recovery)).update();
			codes.add(recovery.replaceAll("(.{4})(?=.)", "$1-"));
		}
		return Optional.of(codes);
	}

	/**
	 * Whether a code is right: one of the generator that was not used yet, nor one after
	 * it; or a recovery code, which then is used up.
	 */
	@Transactional
	boolean use(String account, String code) {
		String plain = plain(code);
		if (plain.length() != OneTimeCode.DIGITS) {
			return useRecovery(account, plain);
		}
		Optional<String> secret = this.jdbc.sql(SECRET)
			.param("account", account)
			.query(String.class)
			.optional()
			.map((stored) -> this.secrets.reveal(stored, account));
		OptionalLong step = secret
			.map((known) -> OneTimeCode.stepOf(Base32.decode(known), plain, this.signInClock.instant()))
			.orElse(OptionalLong.empty());
		return step.isPresent()
				&& this.jdbc.sql(USE).param("account", account).param("step", step.getAsLong()).update() == 1;
	}

	private boolean useRecovery(String account, String code) {
		boolean used = this.jdbc.sql(USE_RECOVERY)
			.param("account", account)
			.param("digest", digest(account, code))
			.param("at", this.signInClock.instant().atOffset(ZoneOffset.UTC))
			.update() == 1;
		if (used) {
			record(account, account, "recovery-code-used");
		}
		return used;
	}

	private void record(String account, String by, String action) {
		this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), by, action, "account/" + account,
				Map.of());
	}

	private byte[] random(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private static String digest(String account, String code) {
		return Digests.of(account + "\n" + code);
	}

	private static String plain(String code) {
		return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
	}

}
