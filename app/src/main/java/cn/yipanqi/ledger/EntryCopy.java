package cn.yipanqi.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.seal.LeafWriter;
import org.jspecify.annotations.Nullable;

/**
 * Appends many entries with their lines by COPY.
 */
final class EntryCopy {

	private static final String ENTRIES = "copy entry (%s) from stdin (format binary)"
		.formatted(EntryWriter.ENTRY_COLUMNS);

	private static final int ENTRY_COLUMNS = EntryWriter.ENTRY_COLUMNS.split(",").length;

	private static final String LINES = "copy line (%s) from stdin (format binary)".formatted(EntryWriter.LINE_COLUMNS);

	private static final int LINE_COLUMNS = EntryWriter.LINE_COLUMNS.split(",").length;

	private final Connection connection;

	private final BiFunction<Entry, @Nullable String, byte @Nullable []> leaves;

	/**
	 * @param leaves gives the leaf of an entry with a client key
	 */
	EntryCopy(Connection connection, BiFunction<Entry, @Nullable String, byte @Nullable []> leaves) {
		this.connection = connection;
		this.leaves = leaves;
	}

	/**
	 * @throws SQLException if the database refuses one of them
	 */
	void append(List<Entry> entries, List<@Nullable String> clientKeys) throws SQLException {
		try {
			entries(entries, clientKeys);
			if (entries.stream().anyMatch((entry) -> !entry.lines().isEmpty())) {
				lines(entries);
			}
		}
		catch (IOException ex) {
			throw (ex.getCause() instanceof SQLException cause) ? cause : new SQLException(ex);
		}
	}

	private void entries(List<Entry> entries, List<@Nullable String> clientKeys) throws SQLException, IOException {
		try (CopyStream stream = new CopyStream(this.connection, ENTRIES)) {
			for (int i = 0; i < entries.size(); i++) {
				entry(stream, entries.get(i), clientKeys.get(i));
			}
		}
	}

	private void entry(CopyStream stream, Entry entry, @Nullable String clientKey) throws IOException {
		stream.row(ENTRY_COLUMNS)
			.number(Long.valueOf(entry.seq()))
			.number(Long.valueOf(entry.first()))
			.uuid(entry.record())
			.number(entry.revision())
			.text(entry.operation().name())
			.text(entry.type())
			.text(entry.unit())
			.text(entry.region())
			.number(entry.subject())
			.text(entry.subjectKind())
			.text(entry.subjectTier())
			.day(entry.date())
			.moment(entry.recordedAt().truncatedTo(ChronoUnit.MICROS))
			.text(entry.author())
			.number(entry.supersedes())
			.text(entry.reason())
			.text(clientKey)
			.json(Documents.write(entry.fields()))
			.bytes(this.leaves.apply(entry, clientKey))
			.number(LeafWriter.VERSION);
	}

	private void lines(List<Entry> entries) throws SQLException, IOException {
		try (CopyStream stream = new CopyStream(this.connection, LINES)) {
			for (Entry entry : entries) {
				int no = 0;
				for (EntryLine line : entry.lines()) {
					stream.row(LINE_COLUMNS)
						.number(Long.valueOf(entry.seq()))
						.number(no++)
						.text(line.type())
						.text(line.unit())
						.json(Documents.write(line.fields()));
				}
			}
		}
	}

}
