package cn.yipanqi.intake;

import java.util.Optional;

import cn.yipanqi.intake.Intake.State;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queue of the imports that something is to be done with: which one comes next, which
 * node works on it, and how many are before it. Every account has its turn: one that
 * brings ten files does not keep back one that brings one.
 */
@Component
class IntakeQueue {

	private static final int MOST_ATTEMPTS = 5;

	/**
	 * Of those that nobody works on, one of the account whose files were begun longest
	 * ago.
	 */
	private static final String CLAIM = """
			update intake_run set worker = :worker, attempt = attempt + 1, rows_read = 0, begun_at = clock_timestamp(),
				lease_until = clock_timestamp() + interval '30 seconds'
			where id = (
				select r.id from intake_run r
				where r.state in ('CHECKING', 'COMMITTING', 'WITHDRAWING')
				and (r.worker is null or r.lease_until < clock_timestamp()) and (:large or not r.large)
				order by r.large desc,
					(select max(o.begun_at) from intake_run o where o.account = r.account) nulls first, r.created_at, r.id
				limit 1 for update skip locked)
			returning *
			""";

	/**
	 * The order in which files are claimed: of each account one after the other.
	 */
	private static final String BEFORE = """
			with open as (
				select r.id, r.large, r.created_at, r.worker is not null as begun,
					row_number() over (partition by r.account, r.large, r.worker is null order by r.created_at, r.id) as turn,
					coalesce((select max(o.begun_at) from intake_run o where o.account = r.account), '-infinity') as served
				from intake_run r where r.state in ('CHECKING', 'COMMITTING', 'WITHDRAWING'))
			select count(*) from open other join open mine on mine.id = :id and other.large = mine.large
			where other.begun or (other.turn, other.served, other.created_at, other.id)
				< (mine.turn, mine.served, mine.created_at, mine.id)
			""";

	private static final String BEAT = """
			update intake_run set rows_read = :rows, lease_until = clock_timestamp() + interval '30 seconds'
			where id = :id and worker = :worker and attempt = :attempt and not cancelled
			""";

	private static final String BREAK_OFF = """
			update intake_run set worker = null, lease_until = null, state = case
				when state = 'WITHDRAWING' and :state <> state then case
					when exists (select from intake_withdrawal w where w.run = id and w.cancelled is not null)
					then 'WITHDRAWN' else 'COMMITTED' end
				when cancelled then 'CANCELLED' else :state end
			where id = :id and worker = :worker and attempt = :attempt
			""";

	private static final String LET_GO = """
			update intake_run set worker = null, lease_until = null, attempt = attempt - 1, large = large or :large
			where id = :id and worker = :worker and attempt = :attempt
			""";

	private static final String FOLLOWED = """
			update intake_run set worker = null, lease_until = null where id = :id and worker = :worker
			""";

	private final JdbcClient jdbc;

	private final Intakes intakes;

	IntakeQueue(JdbcClient jdbc, Intakes intakes) {
		this.jdbc = jdbc;
		this.intakes = intakes;
	}

	/**
	 * Gives a node an import of a lane to work on, if there is one that nobody works on.
	 */
	Optional<Intake> claim(String worker, Lane lane) {
		Optional<Intake> claimed = this.jdbc.sql(CLAIM)
			.param("worker", worker)
			.param("large", lane == Lane.ANY)
			.query(this.intakes::intake)
			.optional();
		if (claimed.isPresent() && claimed.get().attempt() > MOST_ATTEMPTS) {
			breakOff(claimed.get(), State.FAILED);
			return Optional.empty();
		}
		return claimed;
	}

	/**
	 * How many files are before one in its lane: those that are worked on, and those that
	 * will be claimed first.
	 */
	long before(Intake waiting) {
		return this.jdbc.sql(BEFORE).param("id", waiting.id()).query(Long.class).single();
	}

	/**
	 * Says that a node is still working.
	 * @return whether it may go on: false if it was cancelled, or if another node has
	 * taken over
	 */
	boolean beat(Intake intake, long rows) {
		return at(this.jdbc.sql(BEAT), intake).param("rows", rows).update() == 1;
	}

	/**
	 * Says that the figures hold what was committed.
	 */
	void followed(Intake intake) {
		this.jdbc.sql(FOLLOWED).param("id", intake.id()).param("worker", intake.worker()).update();
	}

	void breakOff(Intake intake, State state) {
		at(this.jdbc.sql(BREAK_OFF), intake).param("state", state.name()).update();
	}

	/**
	 * Gives an import back, for another node to begin with.
	 */
	void letGo(Intake intake) {
		letGo(intake, false);
	}

	/**
	 * Gives an import back, for another node to begin with.
	 * @param large whether it belongs among the large ones
	 */
	void letGo(Intake intake, boolean large) {
		at(this.jdbc.sql(LET_GO), intake).param("large", large).update();
	}

	private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, Intake intake) {
		return statement.param("id", intake.id()).param("worker", intake.worker()).param("attempt", intake.attempt());
	}

}
