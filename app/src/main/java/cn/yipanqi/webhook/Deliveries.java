package cn.yipanqi.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.ledger.LedgerFeed;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.vault.ProtectedColumn;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the addresses, each in the order of the ledger. A node takes an address for
 * itself by setting its next look ahead; no transaction is open while it waits for an
 * answer. If the node dies, another tells the same again, under the same number.
 */
@Component
class Deliveries {

	private static final int MOST_ENTRIES = 100;

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final int DOUBLINGS = 9;

	private static final Duration KEPT = Duration.ofDays(30);

	private static final String CLAIM = """
			update webhook set due_at = :lease where id = (
				select id from webhook where state = 'ACTIVE' and due_at <= :now
				order by due_at limit 1 for update skip locked)
			returning %s, secret, told_floor, told_xid::text as transaction, told_seq
			""".formatted(Webhooks.COLUMNS);

	private static final String OPEN = """
			select id, body, told_floor, told_xid::text as transaction, told_seq from webhook_delivery
			where webhook = :webhook and delivered_at is null
			""";

	private static final String ADD = """
			insert into webhook_delivery (id, webhook, body, entries, told_floor, told_xid, told_seq, made_at)
			values (:id, :webhook, :body, :entries, :floor, cast(:xid as xid8), :seq, :at)
			""";

	private static final String MOVE = """
			update webhook set told_floor = :floor, told_xid = cast(:xid as xid8), told_seq = :seq, due_at = :due,
				failures = 0, failing_since = null, outcome = coalesce(:outcome, outcome)
			where id = :id and due_at = :lease
			""";

	private static final String REST = "update webhook set due_at = :due where id = :id and due_at = :lease";

	private static final String TAKEN = """
			update webhook_delivery set delivered_at = :now, attempts = attempts + 1 where id = :id
			""";

	private static final String ATTEMPTED = "update webhook_delivery set attempts = attempts + 1 where id = :id";

	private static final String FAIL = """
			update webhook set state = :state, failures = :failures, failing_since = :since, outcome = :outcome,
				due_at = :due
			where id = :id and due_at = :lease
			""";

	private static final String FORGET = """
			delete from webhook_delivery where webhook = :webhook and delivered_at < :before
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final ProtectedColumn secrets;

	private final LedgerFeed feed;

	private final LedgerReader ledger;

	private final Grants grants;

	private final Sender sender;

	private final Told told;

	private final AuditTrail audit;

	private final WebhookProperties properties;

	private final Clock clock;

	private final Clock outside;

	Deliveries(JdbcClient jdbc, TransactionTemplate transaction, ProtectedColumn webhookSecrets, LedgerFeed feed,
			LedgerReader ledger, Grants grants, Sender sender, Told told, AuditTrail audit,
			WebhookProperties properties, Clock clock, @Qualifier("signInClock") Clock outside) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.secrets = webhookSecrets;
		this.feed = feed;
		this.ledger = ledger;
		this.grants = grants;
		this.sender = sender;
		this.told = told;
		this.audit = audit;
		this.properties = properties;
		this.clock = clock;
		this.outside = outside;
	}

	/**
	 * Takes the address that has waited longest and tells it what is next.
	 * @return whether there was one
	 */
	boolean tellNext() {
		Instant now = now();
		Instant lease = now.plus(this.properties.timeout().multipliedBy(2)).plusSeconds(30);
		Optional<Claim> claimed = this.jdbc.sql(CLAIM)
			.param("now", time(now))
			.param("lease", time(lease))
			.query((row, number) -> new Claim(Webhooks.map(row, number), row.getString("secret"), place(row), lease))
			.optional();
		claimed.ifPresent(this::tell);
		return claimed.isPresent();
	}

	private void tell(Claim claim) {
		Optional<Scope> scope = this.grants.inForce(claim.webhook().account(), claim.webhook().grant());
		if (scope.isEmpty()) {
			fail(claim, "no-grant", true);
			return;
		}
		Open open = open(claim.webhook().id()).orElseGet(() -> begin(claim, scope.get()));
		if (open != null) {
			send(claim, open);
		}
	}

	private Optional<Open> open(UUID webhook) {
		return this.jdbc.sql(OPEN)
			.param("webhook", webhook)
			.query((row, number) -> new Open(row.getObject("id", UUID.class), row.getString("body"), place(row)))
			.optional();
	}

	/**
	 * Makes the next delivery; null if there is nothing to tell.
	 */
	private @Nullable Open begin(Claim claim, Scope scope) {
		LedgerFeed.Step step = this.feed.next(claim.place(), MOST_ENTRIES);
		List<String> types = claim.webhook().types();
		List<Entry> entries = this.ledger.entries(step.numbers(), scope)
			.stream()
			.filter((entry) -> types.isEmpty() || types.contains(entry.type()))
			.toList();
		if (entries.isEmpty()) {
			Instant due = step.end().equals(claim.place()) ? now().plus(this.properties.every()) : now();
			move(claim, step.end(), due, null);
			return null;
		}
		UUID id = UUID.randomUUID();
		Open open = new Open(id, this.told.entries(id, claim.webhook().id(), entries), step.end());
		this.jdbc.sql(ADD)
			.param("id", id)
			.param("webhook", claim.webhook().id())
			.param("body", open.body())
			.param("entries", entries.size())
			.param("floor", open.end().floor())
			.param("xid", open.end().transaction())
			.param("seq", open.end().number())
			.param("at", time(now()))
			.update();
		return open;
	}

	private void send(Claim claim, Open open) {
		Webhook webhook = claim.webhook();
		String secret = this.secrets.reveal(claim.secret(), webhook.id());
		Sender.Answer answer = this.sender.send(webhook.url(), secret, open.id(), open.body());
		this.transaction.executeWithoutResult((status) -> {
			if (answer.taken()) {
				this.jdbc.sql(TAKEN).param("id", open.id()).param("now", time(now())).update();
				move(claim, open.end(), now(), answer.outcome());
				this.jdbc.sql(FORGET).param("webhook", webhook.id()).param("before", time(now().minus(KEPT))).update();
			}
			else {
				this.jdbc.sql(ATTEMPTED).param("id", open.id()).update();
				fail(claim, answer.outcome(), false);
			}
		});
	}

	private void move(Claim claim, LedgerFeed.Place end, Instant due, @Nullable String outcome) {
		if (end.equals(claim.place())) {
			this.jdbc.sql(REST)
				.param("id", claim.webhook().id())
				.param("lease", time(claim.lease()))
				.param("due", time(due))
				.update();
			return;
		}
		this.jdbc.sql(MOVE)
			.param("id", claim.webhook().id())
			.param("lease", time(claim.lease()))
			.param("floor", end.floor())
			.param("xid", end.transaction())
			.param("seq", end.number())
			.param("due", time(due))
			.param("outcome", outcome)
			.update();
	}

	private void fail(Claim claim, String outcome, boolean forGood) {
		Webhook webhook = claim.webhook();
		Instant now = now();
		Instant since = (webhook.failingSince() != null) ? webhook.failingSince() : now;
		boolean given = forGood || !since.plus(this.properties.giveUpAfter()).isAfter(now);
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(webhook.failures(), DOUBLINGS));
		this.jdbc.sql(FAIL)
			.param("id", webhook.id())
			.param("lease", time(claim.lease()))
			.param("state", (given ? Webhook.State.GIVEN_UP : Webhook.State.ACTIVE).name())
			.param("failures", webhook.failures() + 1)
			.param("since", time(since))
			.param("outcome", outcome)
			.param("due", time(now.plus((pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE)))
			.update();
		if (given) {
			this.audit.record(this.clock.instant(), "system", "webhook-give-up", "webhook/" + webhook.id(),
					Map.of("account", webhook.account(), "reason", outcome));
		}
	}

	private static LedgerFeed.Place place(ResultSet row) throws SQLException {
		return new LedgerFeed.Place(row.getLong("told_floor"), row.getString("transaction"), row.getLong("told_seq"));
	}

	private Instant now() {
		return this.outside.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * An address that this node is at.
	 *
	 * @param secret its secret, encrypted
	 * @param place up to where it was told
	 * @param lease until when no other node is at it
	 */
	private record Claim(Webhook webhook, String secret, LedgerFeed.Place place, Instant lease) {

		@Override
		public String toString() {
			return "Claim[" + this.webhook + "]";
		}

	}

	/**
	 * What is to be told.
	 *
	 * @param end the place in the ledger after it
	 */
	private record Open(UUID id, String body, LedgerFeed.Place end) {
	}

}
