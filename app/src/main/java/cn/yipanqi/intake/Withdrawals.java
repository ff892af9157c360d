package cn.yipanqi.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.BatchRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cancellations of all that an import brought in: asked for at its page, and done in the
 * background as the import was.
 */
@Component
class Withdrawals {

	static final int LONGEST_REASON = 500;

	private static final String BEGIN = """
			update intake_run set state = 'WITHDRAWING', rows_read = 0, attempt = 0
			where id = :id and state in ('COMMITTED', 'WITHDRAWN') and worker is null and filed_in is not null
			""";

	private static final String ASK = """
			insert into intake_withdrawal (run, no, account, region, department, working_group, reason, also, asked_at)
			select :run, count(*) + 1, :account, :region, :department, :group, :reason, :also, :at
			from intake_withdrawal where run = :run
			""";

	private static final String OF = "select * from intake_withdrawal where run = :run order by no desc";

	private static final String DONE = """
			update intake_withdrawal set cancelled = :cancelled, remaining = :remaining where run = :run and no = :no
			""";

	private static final String END = """
			update intake_run set state = 'WITHDRAWN', rows_read = :rows,
				lease_until = clock_timestamp() + interval '30 seconds'
			where id = :run and worker = :worker and attempt = :attempt
			""";

	private final JdbcClient jdbc;

	private final Intakes intakes;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Withdrawals(JdbcClient jdbc, Intakes intakes, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.intakes = intakes;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Asks that the records of an import be cancelled.
	 * @param reason why, not blank and not too long
	 * @param also numbers of the corrected revisions that are to be cancelled as well
	 * @return whether that will be done
	 */
	@Transactional
	boolean ask(UUID run, Reader reader, String reason, Collection<Long> also) {
		if (this.intakes.find(run, reader).isEmpty() || this.jdbc.sql(BEGIN).param("id", run).update() == 0) {
			return false;
		}
		this.events.publishEvent(new IntakeWaiting());
		Scope scope = reader.scope();
		return this.jdbc.sql(ASK)
			.param("run", run)
			.param("account", reader.account())
			.param("region", scope.region())
			.param("department", scope.department())
			.param("group", scope.group())
			.param("reason", reason)
			.param("also", also.toArray(Long[]::new))
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/**
	 * Those of an import, the latest first.
	 */
	List<Withdrawal> of(UUID run) {
		return this.jdbc.sql(OF).param("run", run).query(Withdrawals::withdrawal).list();
	}

	/**
	 * Ends one. Takes part in the transaction that does it.
	 * @return whether it has ended so: false if another node has taken over
	 */
	boolean end(Intake intake, Withdrawal withdrawal, BatchRecords.Cancelled done) {
		this.jdbc.sql(DONE)
			.param("run", intake.id())
			.param("no", withdrawal.number())
			.param("cancelled", done.cancelled())
			.param("remaining", done.remaining())
			.update();
		return this.jdbc.sql(END)
			.param("run", intake.id())
			.param("rows", done.cancelled() + done.remaining())
			.param("worker", intake.worker())
			.param("attempt", intake.attempt())
			.update() == 1;
	}

	private static Withdrawal withdrawal(ResultSet row, int number) throws SQLException {
		return new Withdrawal(row.getInt("no"),
				new Author(row.getString("account"),
						new Scope(row.getString("region"), row.getString("department"),
								row.getString("working_group"))),
				row.getString("reason"), Set.of((Long[]) row.getArray("also").getArray()),
				row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getObject("cancelled", Long.class),
				row.getObject("remaining", Long.class));
	}

	/**
	 * The cancellation of all that an import brought in.
	 *
	 * @param also numbers of the corrected revisions that are to be cancelled as well
	 * @param cancelled how many records it has cancelled; null if it has not come to an
	 * end
	 * @param remaining how many are in force still
	 */
	record Withdrawal(int number, Author author, String reason, Set<Long> also, Instant at, @Nullable Long cancelled,
			@Nullable Long remaining) {

		String account() {
			return this.author.account();
		}

	}

}
