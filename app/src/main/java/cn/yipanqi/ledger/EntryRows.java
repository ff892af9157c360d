package cn.yipanqi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads entries with their lines from rows.
 */
final class EntryRows {

	static final String COLUMNS = """
			e.seq, e.first_seq, e.record, e.revision, e.operation, e.type, e.unit, e.region, e.subject,
			e.subject_kind, e.subject_tier, e.business_date, e.recorded_at, e.author, e.supersedes, e.reason, e.doc
			""";

	private static final String LINES = """
			select entry, type, unit, doc from line where entry = any(:entries) order by entry, no""";

	/** For entries one after the other: then there is nothing to look up. */
	private static final String LINES_BETWEEN = """
			select entry, type, unit, doc from line where entry between :first and :last order by entry, no""";

	private EntryRows() {
	}

	/**
	 * Maps a row that begins with the columns, in their order: millions are read when a
	 * board is rebuilt, and looking the columns up by name takes time.
	 */
	static Entry map(ResultSet row, int number) throws SQLException {
		int i = 1;
		return new Entry(row.getLong(i++), row.getLong(i++), row.getObject(i++, UUID.class), row.getInt(i++),
				Entry.Operation.valueOf(row.getString(i++)), row.getString(i++), row.getString(i++), row.getString(i++),
				row.getObject(i++, Long.class), row.getString(i++), row.getString(i++),
				row.getObject(i++, LocalDate.class), row.getObject(i++, OffsetDateTime.class).toInstant(),
				row.getString(i++), row.getObject(i++, Long.class), row.getString(i++),
				Documents.read(row.getString(i)), List.of());
	}

	static List<Entry> withLines(JdbcClient jdbc, Collection<Entry> entries) {
		if (entries.isEmpty()) {
			return List.of();
		}
		Map<Long, List<EntryLine>> lines = new HashMap<>();
		lines(jdbc, entries).query((row) -> {
			lines.computeIfAbsent(row.getLong(1), (seq) -> new ArrayList<>())
				.add(new EntryLine(row.getString(2), row.getString(3), Documents.read(row.getString(4))));
		});
		return entries.stream().map((entry) -> withLines(entry, lines.getOrDefault(entry.seq(), List.of()))).toList();
	}

	private static JdbcClient.StatementSpec lines(JdbcClient jdbc, Collection<Entry> entries) {
		LongSummaryStatistics numbers = entries.stream().mapToLong(Entry::seq).summaryStatistics();
		if (numbers.getMax() - numbers.getMin() < 2 * numbers.getCount()) {
			return jdbc.sql(LINES_BETWEEN).param("first", numbers.getMin()).param("last", numbers.getMax());
		}
		return jdbc.sql(LINES).param("entries", entries.stream().map(Entry::seq).toArray(Long[]::new));
	}

	static Entry withLines(Entry entry, List<EntryLine> lines) {
		return new Entry(entry.seq(), entry.first(), entry.record(), entry.revision(), entry.operation(), entry.type(),
				entry.unit(), entry.region(), entry.subject(), entry.subjectKind(), entry.subjectTier(), entry.date(),
				entry.recordedAt(), entry.author(), entry.supersedes(), entry.reason(), entry.fields(), lines);
	}

}
