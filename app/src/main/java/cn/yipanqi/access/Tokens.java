package cn.yipanqi.access;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens with which programs of an account call the interface: {@code ypq_}, the
 * token's number, and 256 random bits of which only the digest is kept. A token acts in
 * one grant of its account, for as long as the account holds that.
 */
@Service
public class Tokens {

	/** Days after which a token ends at the latest. */
	static final int LONGEST = 365;

	private static final Pattern FORM = Pattern.compile("ypq_([0-9a-f]{16})_([0-9a-f]{64})");

	private static final int ID_BYTES = 8;

	private static final int SECRET_BYTES = 32;

	private static final Duration USE_NOTED = Duration.ofMinutes(1);

	private static final String ADD = """
			insert into api_token (id, account, account_grant, name, digest, reads_only, made_at, expires_at)
			values (:id, :account, :grant, :name, :digest, :readsOnly, :at, :expiry)
			""";

	private static final String LIST = """
			select t.*, g.role, g.region from api_token t join account_grant g on g.id = t.account_grant
			where t.account = :account order by t.made_at desc, t.id
			""";

	private static final String FIND = """
			select t.*, g.role, g.region from api_token t join account_grant g on g.id = t.account_grant where t.id = :id
			""";

	private static final String DIGEST = "select digest from api_token where id = :id";

	private static final String USED = """
			update api_token set last_used_at = :now
			where id = :id and (last_used_at is null or last_used_at < :before)
			""";

	private static final String REVOKE = """
			update api_token set revoked_at = :now where id = :id and account = :account and revoked_at is null
			""";

	private final JdbcClient jdbc;

	private final Accounts accounts;

	private final AuditTrail audit;

	private final Clock clock;

	private final Clock signInClock;

	private final SecureRandom random = new SecureRandom();

	Tokens(JdbcClient jdbc, Accounts accounts, AuditTrail audit, Clock clock,
			@Qualifier("signInClock") Clock signInClock) {
		this.jdbc = jdbc;
		this.accounts = accounts;
		this.audit = audit;
		this.clock = clock;
		this.signInClock = signInClock;
	}

	/**
	 * The tokens of an account, the latest first, with those that have ended.
	 */
	public List<Token> of(String account) {
		return this.jdbc.sql(LIST).param("account", account).query(this::token).list();
	}

	/**
	 * Makes a token for a grant that the account holds and that administers nothing.
	 * @param name what it is for, 1 to 60 characters
	 * @param days how long it lasts, 1 to {@value #LONGEST}
	 * @return the token, which is kept nowhere in clear
	 * @throws IllegalArgumentException if the account cannot have such a token
	 */
	@Transactional
	public String make(Reader reader, long grant, String name, boolean readsOnly, int days) {
		boolean fit = reader.grants().stream().anyMatch((held) -> held.id() == grant && !held.role().administers());
		int length = name.codePointCount(0, name.length());
		if (!fit || length < 1 || length > 60 || days < 1 || days > LONGEST) {
			throw new IllegalArgumentException("Account '%s' cannot have such a token".formatted(reader.account()));
		}
		String id = random(ID_BYTES);
		String secret = random(SECRET_BYTES);
		Instant now = this.signInClock.instant();
		this.jdbc.sql(ADD)
			.param("id", id)
			.param("account", reader.account())
			.param("grant", grant)
			.param("name", name)
			.param("digest", Digests.of(secret))
			.param("readsOnly", readsOnly)
			.param("at", now.atOffset(ZoneOffset.UTC))
			.param("expiry", now.plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
			.update();
		record(reader.account(), "token-make", id, Map.of("name", name, "grant", grant, "days", days));
		return "ypq_" + id + "_" + secret;
	}

	/**
	 * Ends a token.
	 * @param by the account that does so: its owner, or who watches over sign-in
	 * @return whether it was the account's and had not ended so before
	 */
	@Transactional
	public boolean revoke(String account, String id, String by) {
		boolean revoked = this.jdbc.sql(REVOKE)
			.param("id", id)
			.param("account", account)
			.param("now", time(Duration.ZERO))
			.update() == 1;
		if (revoked) {
			record(by, "token-revoke", id, Map.of("account", account));
		}
		return revoked;
	}

	/**
	 * Whoever may act by a token now: its account in exactly the token's grant.
	 * @return empty if the token is not one of ours, has ended, or what it stands for is
	 * gone
	 */
	Optional<Reader> reader(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String id = matcher.group(1);
		boolean genuine = this.jdbc.sql(DIGEST)
			.param("id", id)
			.query(String.class)
			.optional()
			.filter((digest) -> Digests.matches(matcher.group(2), digest))
			.isPresent();
		if (!genuine) {
			return Optional.empty();
		}
		Token token = this.jdbc.sql(FIND).param("id", id).query(this::token).single();
		Optional<Reader> reader = token.ended() ? Optional.empty()
				: this.accounts.find(token.account()).filter(Reader::enabled).flatMap((account) -> by(token, account));
		reader.ifPresent((account) -> this.jdbc.sql(USED)
			.param("id", id)
			.param("now", time(Duration.ZERO))
			.param("before", time(USE_NOTED.negated()))
			.update());
		return reader;
	}

	private static Optional<Reader> by(Token token, Reader account) {
		return account.grants()
			.stream()
			.filter((grant) -> grant.id() == token.grant())
			.findFirst()
			.map((grant) -> new Reader(account.account(), account.displayName(), grant, List.of(grant), "", true,
					account.credentials(), token.readsOnly()));
	}

	private void record(String by, String action, String id, Map<String, ?> detail) {
		this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), by, action, "token/" + id, detail);
	}

	private Token token(ResultSet row, int number) throws SQLException {
		Instant expiry = row.getObject("expires_at", OffsetDateTime.class).toInstant();
		OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
		boolean revoked = row.getObject("revoked_at") != null;
		return new Token(row.getString("id"), row.getString("account"), row.getLong("account_grant"),
				Role.valueOf(row.getString("role")), row.getString("region"), row.getString("name"),
				row.getBoolean("reads_only"), expiry, (used != null) ? used.toInstant() : null,
				revoked || !expiry.isAfter(this.signInClock.instant()));
	}

	private OffsetDateTime time(Duration from) {
		return this.signInClock.instant().plus(from).atOffset(ZoneOffset.UTC);
	}

	private String random(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/**
	 * A token, without its secret.
	 *
	 * @param grant number of the grant in which it acts
	 * @param expiry when it ends by itself, by the time of the day outside
	 * @param lastUsed to the minute; null if it was never used
	 * @param ended whether it was revoked or is over
	 */
	public record Token(String id, String account, long grant, Role role, String region, String name, boolean readsOnly,
			Instant expiry, @Nullable Instant lastUsed, boolean ended) {
	}

}
