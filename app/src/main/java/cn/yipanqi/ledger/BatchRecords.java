package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What became of the records of a batch, and their cancellation as one act.
 */
@Service
public class BatchRecords {

	private static final int CHUNK = 2_000;

	private static final String FILED = """
			from entry b join entry e on e.record = b.record
			where b.xid = cast(:transaction as xid8) and b.seq between :first and :last and b.revision = 1
			and not exists (select 1 from entry n where n.supersedes = e.seq)
			""";

	/** Looks at those only that something became of: mostly there are none. */
	private static final String STANDING = """
			with filed as (
				select seq, record from entry where xid = cast(:transaction as xid8) and seq between :first and :last
				and revision = 1
			), changed as (
				select e.operation from entry n join filed b on b.seq = n.supersedes join entry e on e.record = b.record
				where n.supersedes between :first and :last
				and not exists (select 1 from entry later where later.supersedes = e.seq)
			)
			select (select count(*) from filed) as filed,
				(select count(*) from changed where operation = 'CANCEL') as cancelled,
				(select count(*) from changed where operation = 'CORRECT') as corrected
			""";

	private static final String CURRENT = "select " + EntryRows.COLUMNS + FILED
			+ " and b.seq > :after order by b.seq limit :limit";

	private static final String CORRECTED = "select " + EntryRows.COLUMNS + FILED
			+ " and e.operation = 'CORRECT' order by b.seq limit :limit";

	private final JdbcClient jdbc;

	private final LedgerReader reader;

	private final RecordRows rows;

	BatchRecords(JdbcClient jdbc, LedgerReader reader, RecordRows rows) {
		this.jdbc = jdbc;
		this.reader = reader;
		this.rows = rows;
	}

	private JdbcClient.StatementSpec of(String sql, FiledBatch batch) {
		return this.jdbc.sql(sql)
			.param("transaction", batch.transaction())
			.param("first", batch.first())
			.param("last", batch.last());
	}

	public Standing standing(FiledBatch batch) {
		return of(STANDING, batch).query(
				(row, number) -> new Standing(row.getLong("filed"), row.getLong("corrected"), row.getLong("cancelled")))
			.single();
	}

	/**
	 * The records in force that somebody has corrected since, in the order in which they
	 * were filed.
	 */
	public List<Corrected> corrected(FiledBatch batch, int most, Scope scope, Locale locale) {
		List<Entry> found = EntryRows.withLines(this.jdbc,
				of(CORRECTED, batch).param("limit", most).query(EntryRows::map).list());
		return this.rows.of(found, scope, locale)
			.stream()
			.map((row) -> new Corrected(row.entry().seq(), row.entry().record(), row.title(), row.author(),
					row.entry().recordedAt(), Objects.requireNonNullElse(row.entry().reason(), "")))
			.toList();
	}

	/**
	 * Cancels the records of a batch that nobody has corrected or cancelled since, and
	 * that the author may write. Takes part in the transaction of the chunks.
	 * @param also numbers of corrected revisions that are to be cancelled all the same
	 * @param progress is told how many records have been looked at
	 */
	public Cancelled cancel(FiledBatch batch, Set<Long> also, String reason, LongFiling.Chunks chunks,
			LongConsumer progress) {
		long after = 0;
		long looked = 0;
		long cancelled = 0;
		long remaining = 0;
		List<Entry> current = next(batch, after);
		while (!current.isEmpty()) {
			progress.accept(looked);
			List<Entry> chosen = new ArrayList<>(current.size());
			for (Entry entry : current) {
				if (entry.operation() != Entry.Operation.CANCEL) {
					boolean mayBe = entry.revision() == 1 || also.contains(entry.seq());
					if (mayBe && this.reader.isWithin(entry, chunks.author().scope())) {
						chosen.add(entry);
					}
					else {
						remaining++;
					}
				}
			}
			chunks.cancel(chosen, reason);
			cancelled += chosen.size();
			looked += current.size();
			after = current.get(current.size() - 1).first();
			current = next(batch, after);
		}
		return new Cancelled(cancelled, remaining);
	}

	private List<Entry> next(FiledBatch batch, long after) {
		return of(CURRENT, batch).param("after", after).param("limit", CHUNK).query(EntryRows::map).list();
	}

	/**
	 * How many records there are.
	 *
	 * @param filed all of them
	 * @param corrected those in force that were corrected
	 * @param cancelled those that count no more
	 */
	public record Standing(long filed, long corrected, long cancelled) {

		/**
		 * Those that count.
		 */
		public long inForce() {
			return this.filed - this.cancelled;
		}

	}

	/**
	 * A record that was corrected after it had been filed.
	 *
	 * @param number of the revision in force
	 * @param author who has corrected it last
	 * @param at when that was
	 */
	public record Corrected(long number, UUID record, String title, String author, Instant at, String reason) {
	}

	/**
	 * What a cancellation has done.
	 *
	 * @param cancelled how many records it has cancelled
	 * @param remaining how many are in force still, because somebody has corrected them
	 * or the author may not write them
	 */
	public record Cancelled(long cancelled, long remaining) {
	}

}
