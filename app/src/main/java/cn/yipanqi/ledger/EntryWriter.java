package cn.yipanqi.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Map;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.seal.LeafWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;

/**
 * Appends entries with their lines and audit rows. Takes part in the caller's
 * transaction.
 */
@Component
class EntryWriter {

	/**
	 * Held shared by every write until its commit, and taken alone by whoever needs a
	 * moment up to which nothing more can appear.
	 */
	private static final long WRITERS = 8_150_721L;

	/**
	 * Held shared by writers that take minutes. Whoever needs such a moment waits for
	 * them here first, where nobody queues behind: meanwhile others write on.
	 */
	private static final long LONG_WRITERS = 8_150_722L;

	/** What an entry's row has, in order, however it is written. */
	static final String ENTRY_COLUMNS = """
			seq, first_seq, record, revision, operation, type, unit, region, subject, subject_kind,
			subject_tier, business_date, recorded_at, author, supersedes, reason, client_key, doc, leaf,
			leaf_version
			""";

	static final String LINE_COLUMNS = "entry, no, type, unit, doc";

	private static final String ENTER = """
			select pg_advisory_xact_lock_shared(?);
			select at, array(select nextval('entry_seq') from generate_series(1, ?)) from moment
			""";

	private static final String INSERT_ENTRY = """
			insert into entry (%s)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
			""".formatted(ENTRY_COLUMNS);

	private static final String INSERT_LINE = "insert into line (%s) values (?, ?, ?, ?, ?::jsonb)"
		.formatted(LINE_COLUMNS);

	/** From so many entries on, COPY is the faster way. */
	private static final int MANY = 50;

	private final JdbcTemplate jdbc;

	private final AuditTrail audit;

	private final Handover handover;

	private final Slots slots;

	EntryWriter(JdbcTemplate jdbc, AuditTrail audit, Handover handover, Slots slots) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.handover = handover;
		this.slots = slots;
	}

	/**
	 * Enters among the writers, until the transaction ends.
	 * @param count how many entries it will write at most
	 */
	Entrance enter(int count) {
		return enter(WRITERS, count);
	}

	/**
	 * Enters among the writers that take long, until the transaction ends.
	 * @return the latest moment after which everything must be recorded
	 */
	Instant enterForLong() {
		return enter(LONG_WRITERS, 0).latest();
	}

	/**
	 * In one round trip, but two statements: what the second reads may have been written
	 * while the first waited.
	 */
	private Entrance enter(long lock, int count) {
		return Objects.requireNonNull(this.jdbc.execute(ENTER, (PreparedStatementCallback<Entrance>) (statement) -> {
			statement.setLong(1, lock);
			statement.setInt(2, count);
			statement.execute();
			statement.getMoreResults();
			try (ResultSet row = statement.getResultSet()) {
				row.next();
				return new Entrance(row.getObject(1, OffsetDateTime.class).toInstant(),
						List.of((Long[]) row.getArray(2).getArray()));
			}
		}));
	}

	/**
	 * Waits until no one is writing, and keeps writers out until the transaction ends.
	 * @return the latest moment given before
	 */
	Instant drain() {
		for (long lock : new long[] { LONG_WRITERS, WRITERS }) {
			this.jdbc.query("select pg_advisory_xact_lock(?)", (row) -> {
			}, lock);
		}
		return latestMoment();
	}

	private Instant latestMoment() {
		return Objects.requireNonNull(this.jdbc.queryForObject("select at from moment", OffsetDateTime.class))
			.toInstant();
	}

	void keepMoment(Instant moment) {
		this.jdbc.update("update moment set at = ?", time(moment));
	}

	List<Long> numbers(int count) {
		return this.jdbc.queryForList("select nextval('entry_seq') from generate_series(1, ?)", Long.class, count);
	}

	void append(List<Entry> entries, List<@Nullable String> clientKeys) {
		if (entries.size() >= MANY) {
			this.jdbc.execute((ConnectionCallback<Integer>) (connection) -> {
				new EntryCopy(connection, this::leaf).append(entries, clientKeys);
				return entries.size();
			});
			return;
		}
		this.jdbc.batchUpdate(INSERT_ENTRY, new Batch(entries.size()) {
			@Override
			public void setValues(PreparedStatement statement, int i) throws SQLException {
				set(statement, entries.get(i), clientKeys.get(i));
			}
		});
		List<Object[]> lines = entries.stream().flatMap((entry) -> lines(entry).stream()).toList();
		if (!lines.isEmpty()) {
			this.jdbc.batchUpdate(INSERT_LINE, lines);
		}
	}

	private static List<Object[]> lines(Entry entry) {
		List<EntryLine> lines = entry.lines();
		return java.util.stream.IntStream.range(0, lines.size())
			.mapToObj((no) -> new Object[] { entry.seq(), no, lines.get(no).type(), lines.get(no).unit(),
					Documents.write(lines.get(no).fields()) })
			.toList();
	}

	private void set(PreparedStatement statement, Entry entry, @Nullable String clientKey) throws SQLException {
		int i = 1;
		statement.setLong(i++, entry.seq());
		statement.setLong(i++, entry.first());
		statement.setObject(i++, entry.record());
		statement.setInt(i++, entry.revision());
		statement.setString(i++, entry.operation().name());
		statement.setString(i++, entry.type());
		statement.setString(i++, entry.unit());
		statement.setString(i++, entry.region());
		statement.setObject(i++, entry.subject(), Types.BIGINT);
		statement.setString(i++, entry.subjectKind());
		statement.setString(i++, entry.subjectTier());
		statement.setObject(i++, entry.date());
		statement.setObject(i++, time(entry.recordedAt()));
		statement.setString(i++, entry.author());
		statement.setObject(i++, entry.supersedes(), Types.BIGINT);
		statement.setString(i++, entry.reason());
		statement.setString(i++, clientKey);
		statement.setString(i++, Documents.write(entry.fields()));
		statement.setBytes(i++, leaf(entry, clientKey));
		statement.setShort(i, LeafWriter.VERSION);
	}

	/**
	 * The digest that goes into the row with the entry.
	 */
	byte @Nullable [] leaf(Entry entry, @Nullable String clientKey) {
		return EntryLeaf.of(entry, clientKey);
	}

	/**
	 * Keeps what entries give up, and what they hold alone.
	 */
	void keep(List<Entry> entries, List<Slots.Held> held) {
		this.slots.keep(entries, held);
	}

	/**
	 * Hands what was appended to this node's board, in case it is committed.
	 */
	void handOver(List<Entry> entries) {
		this.handover.keep(entries);
	}

	void audit(Instant at, String account, String action, String object, Map<String, ?> detail) {
		this.audit.record(at, account, action, object, detail);
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
	}

	/**
	 * What a writer is told.
	 *
	 * @param latest the latest moment after which everything must be recorded
	 * @param numbers for the entries to be written, in order
	 */
	record Entrance(Instant latest, List<Long> numbers) {
	}

	private abstract static class Batch implements org.springframework.jdbc.core.BatchPreparedStatementSetter {

		private final int size;

		Batch(int size) {
			this.size = size;
		}

		@Override
		public int getBatchSize() {
			return this.size;
		}

	}

}
