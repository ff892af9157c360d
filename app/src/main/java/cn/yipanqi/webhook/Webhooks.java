package cn.yipanqi.webhook;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Reader;
import cn.yipanqi.ledger.LedgerFeed;
import cn.yipanqi.vault.ProtectedColumn;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The addresses that programs have named. Each belongs to an account, and is told what
 * the account may read in one of its grants, for as long as it holds that.
 */
@Service
public class Webhooks {

	/** The most that an account may have. */
	static final int MOST = 20;

	static final String COLUMNS = """
			id, account, account_grant, url, types, made_at, state, failures, failing_since, outcome
			""";

	private static final int SECRET_BYTES = 32;

	private static final String ADD = """
			insert into webhook (id, account, account_grant, url, secret, types, made_at, state, told_floor, told_xid,
				told_seq, due_at)
			select :id, :account, :grant, :url, :secret, :types, :at, 'ACTIVE', :floor, cast(:xid as xid8), :seq, :at
			where (select count(*) from webhook where account = :account) < :most
			""";

	private static final String OF = "select %s from webhook where account = :account order by made_at, id"
		.formatted(COLUMNS);

	private static final String FIND = "select %s from webhook where id = :id and account = :account"
		.formatted(COLUMNS);

	private static final String SECRET = "select secret from webhook where id = :id";

	private static final String DELIVERIES = """
			select id, entries, made_at, attempts, delivered_at from webhook_delivery where webhook = :id
			order by made_at desc, id limit 20
			""";

	private static final String REMOVE_DELIVERIES = """
			delete from webhook_delivery where webhook in (select id from webhook where id = :id and account = :account)
			""";

	private static final String REMOVE = "delete from webhook where id = :id and account = :account";

	private static final String TESTED = """
			update webhook set state = 'ACTIVE', failures = 0, failing_since = null, outcome = :outcome, due_at = :now
			where id = :id and (state = 'GIVEN_UP' or failures > 0)
			""";

	private final JdbcClient jdbc;

	private final ProtectedColumn secrets;

	private final Addresses addresses;

	private final Sender sender;

	private final Told told;

	private final LedgerFeed feed;

	private final AuditTrail audit;

	private final Clock clock;

	private final Clock outside;

	private final SecureRandom random = new SecureRandom();

	Webhooks(JdbcClient jdbc, ProtectedColumn webhookSecrets, Addresses addresses, Sender sender, Told told,
			LedgerFeed feed, AuditTrail audit, Clock clock, @Qualifier("signInClock") Clock outside) {
		this.jdbc = jdbc;
		this.secrets = webhookSecrets;
		this.addresses = addresses;
		this.sender = sender;
		this.told = told;
		this.feed = feed;
		this.audit = audit;
		this.clock = clock;
		this.outside = outside;
	}

	/**
	 * Names an address, which is told of what is filed from now on.
	 * @param types codes of record types; empty for all
	 * @return the secret with which it will be told, which is shown nowhere again
	 * @throws UnsuitableAddressException if it may not be told
	 */
	@Transactional
	public Made make(Reader reader, String url, List<String> types) {
		String address = this.addresses.check(url).toString();
		Grant grant = Optional.ofNullable(reader.capacity()).orElseThrow();
		UUID id = UUID.randomUUID();
		byte[] bytes = new byte[SECRET_BYTES];
		this.random.nextBytes(bytes);
		String secret = "whs_" + HexFormat.of().formatHex(bytes);
		LedgerFeed.Place place = this.feed.now();
		int added = this.jdbc.sql(ADD)
			.param("id", id)
			.param("account", reader.account())
			.param("grant", grant.id())
			.param("url", address)
			.param("secret", this.secrets.protect(secret, id))
			.param("types", types.isEmpty() ? null : types.toArray(String[]::new))
			.param("at", this.outside.instant().atOffset(ZoneOffset.UTC))
			.param("floor", place.floor())
			.param("xid", place.transaction())
			.param("seq", place.number())
			.param("most", MOST)
			.update();
		if (added == 0) {
			throw new UnsuitableAddressException(UnsuitableAddressException.Reason.TOO_MANY, url);
		}
		record(reader, "webhook-add", id, Map.of("url", address));
		return new Made(find(id, reader.account()).orElseThrow(), secret);
	}

	/**
	 * The addresses of an account, the oldest first.
	 */
	public List<Webhook> of(String account) {
		return this.jdbc.sql(OF).param("account", account).query(Webhooks::map).list();
	}

	/**
	 * An address, if it is the account's.
	 */
	public Optional<Webhook> find(UUID id, String account) {
		return this.jdbc.sql(FIND).param("id", id).param("account", account).query(Webhooks::map).optional();
	}

	/**
	 * What an address was told lately, the latest first.
	 */
	public List<Delivery> deliveries(UUID id) {
		return this.jdbc.sql(DELIVERIES).param("id", id).query(Delivery.class).list();
	}

	/**
	 * Takes an address back.
	 * @return whether it was the account's
	 */
	@Transactional
	public boolean remove(UUID id, Reader reader) {
		this.jdbc.sql(REMOVE_DELIVERIES).param("id", id).param("account", reader.account()).update();
		boolean removed = this.jdbc.sql(REMOVE).param("id", id).param("account", reader.account()).update() == 1;
		if (removed) {
			record(reader, "webhook-remove", id, Map.of());
		}
		return removed;
	}

	/**
	 * Sends an address a message without entries. One that was given up and takes it is
	 * told again, from where it was left.
	 */
	public Test test(Webhook webhook) {
		String secret = this.jdbc.sql(SECRET).param("id", webhook.id()).query(String.class).single();
		UUID delivery = UUID.randomUUID();
		Sender.Answer answer = this.sender.send(webhook.url(), this.secrets.reveal(secret, webhook.id()), delivery,
				this.told.test(delivery, webhook.id()));
		if (answer.taken()) {
			this.jdbc.sql(TESTED)
				.param("id", webhook.id())
				.param("outcome", answer.outcome())
				.param("now", this.outside.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		return new Test(answer.taken(), answer.outcome());
	}

	private void record(Reader reader, String action, UUID id, Map<String, ?> detail) {
		this.audit.record(this.clock.instant(), reader.account(), action, "webhook/" + id, detail);
	}

	static Webhook map(ResultSet row, int number) throws SQLException {
		Array types = row.getArray("types");
		OffsetDateTime failing = row.getObject("failing_since", OffsetDateTime.class);
		return new Webhook(row.getObject("id", UUID.class), row.getString("account"), row.getLong("account_grant"),
				row.getString("url"), (types != null) ? List.of((String[]) types.getArray()) : List.of(),
				row.getObject("made_at", OffsetDateTime.class).toInstant(),
				Webhook.State.valueOf(row.getString("state")), row.getInt("failures"),
				(failing != null) ? failing.toInstant() : null, row.getString("outcome"));
	}

	/**
	 * An address just named, with its secret.
	 */
	public record Made(Webhook webhook, String secret) {

		@Override
		public String toString() {
			return "Made[" + this.webhook + "]";
		}

	}

	/**
	 * What became of a test.
	 *
	 * @param outcome the status of the answer, or why there was none
	 */
	public record Test(boolean taken, String outcome) {
	}

	/**
	 * What an address was told at once.
	 *
	 * @param entries how many entries
	 * @param deliveredAt when it took them, or null if it has not
	 */
	public record Delivery(UUID id, int entries, Instant madeAt, int attempts,
			@org.jspecify.annotations.Nullable Instant deliveredAt) {
	}

}
