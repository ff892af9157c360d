package cn.yipanqi.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.access.Reader;
import cn.yipanqi.intake.sheet.SheetTypes;
import cn.yipanqi.ledger.FiledBatch;
import cn.yipanqi.ledger.FiledBatches;
import cn.yipanqi.ledger.LongFiling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which entries each import brought into the ledger: kept with the import, in the
 * transaction that writes them, and for as long as they are there.
 */
@Component
class Batches implements FiledBatches {

	private static final String KEEP = """
			update intake_run set filed_in = pg_current_xact_id(), filed_first = :first, filed_last = :last,
				committed_at = :at
			where id = :id
			""";

	private static final String FIND = """
			select id, file_name, filed_in::text as filed_in, filed_first, filed_last, committed_at from intake_run
			where id = :id and filed_in is not null
			""";

	private static final String HOLDING = """
			select r.id from entry e join intake_run r
				on r.filed_in = e.xid and e.seq between r.filed_first and r.filed_last
			where e.record = :record and e.revision = 1
			""";

	private final JdbcClient jdbc;

	private final Intakes intakes;

	private final AuditTrail audit;

	private final Clock clock;

	Batches(JdbcClient jdbc, Intakes intakes, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.intakes = intakes;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Keeps what an import has written, and notes it. Takes part in that transaction.
	 * Subjects are no batch: each is taken back on its own.
	 */
	void keep(Intake intake, ImportReport rows, LongFiling.Chunks written) {
		Instant now = this.clock.instant();
		this.audit.record(now, intake.account(), "intake-commit", "intake/" + intake.id(), detail(intake, rows));
		if (written.entries() > 0 && !SheetTypes.isRegistration(String.valueOf(intake.type()))) {
			this.jdbc.sql(KEEP)
				.param("id", intake.id())
				.param("first", written.from())
				.param("last", written.to())
				.param("at", now.atOffset(ZoneOffset.UTC))
				.update();
		}
	}

	/**
	 * What the audit trail says of a commit: also what was confirmed.
	 */
	private static Map<String, Object> detail(Intake intake, ImportReport rows) {
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("file", intake.fileName());
		detail.put("accepted", rows.accepted());
		detail.put("already", rows.alreadyThere());
		detail.put("rejected", rows.rejected());
		Confirmation confirmation = intake.confirmation();
		if (confirmation.notices()) {
			detail.put("notices", true);
		}
		if (confirmation.again()) {
			detail.put("again", true);
		}
		if (confirmation.allRepeats() || !confirmation.repeats().isEmpty()) {
			detail.put("repeats", confirmation.allRepeats() ? "*" : new TreeSet<>(confirmation.repeats()).toString());
		}
		return detail;
	}

	/**
	 * What an import has brought in, if it has.
	 */
	Optional<Committed> of(UUID run) {
		return this.jdbc.sql(FIND).param("id", run).query(Batches::committed).optional();
	}

	@Override
	public Optional<FiledBatch> find(UUID id, Reader reader) {
		return this.intakes.find(id, reader).flatMap((intake) -> of(id)).map(Committed::batch);
	}

	@Override
	public Optional<FiledBatch> holding(UUID record, Reader reader) {
		return this.jdbc.sql(HOLDING)
			.param("record", record)
			.query(UUID.class)
			.optional()
			.flatMap((run) -> find(run, reader));
	}

	private static Committed committed(ResultSet row, int number) throws SQLException {
		return new Committed(
				new FiledBatch(row.getObject("id", UUID.class), row.getString("file_name"), row.getString("filed_in"),
						row.getLong("filed_first"), row.getLong("filed_last")),
				row.getObject("committed_at", OffsetDateTime.class).toInstant());
	}

	/**
	 * A batch, and when it was filed.
	 */
	record Committed(FiledBatch batch, Instant at) {
	}

}
