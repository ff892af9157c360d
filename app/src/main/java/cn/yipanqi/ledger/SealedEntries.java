package cn.yipanqi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.seal.SealKind;
import cn.yipanqi.seal.SealedRow;
import cn.yipanqi.seal.SealedTable;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ledger as it is sealed: each entry with its lines.
 */
@Component
class SealedEntries implements SealedTable {

	private static final String ROWS = "select %s, e.leaf, e.leaf_version, coalesce(e.xid::text, '0') as transaction, e.client_key from entry e where e.seq = any(:numbers)"
		.formatted(EntryRows.COLUMNS);

	private static final String LINES = """
			select entry, no, type, unit, doc from line where entry = any(:numbers) order by entry, no
			""";

	private final JdbcClient jdbc;

	private final EntryWriter writer;

	SealedEntries(JdbcClient jdbc, EntryWriter writer) {
		this.jdbc = jdbc;
		this.writer = writer;
	}

	@Override
	public SealKind kind() {
		return SealKind.LEDGER;
	}

	@Override
	public String table() {
		return "entry";
	}

	@Override
	public String number() {
		return "seq";
	}

	@Override
	public List<SealedRow> rows(Collection<Long> numbers) {
		Long[] wanted = numbers.toArray(Long[]::new);
		Map<Long, Lines> lines = new HashMap<>();
		this.jdbc.sql(LINES).param("numbers", wanted).query((row) -> {
			lines.computeIfAbsent(row.getLong("entry"), (entry) -> new Lines()).add(row);
		});
		return this.jdbc.sql(ROWS)
			.param("numbers", wanted)
			.query((row, number) -> new SealedRow(row.getLong("seq"),
					Long.parseUnsignedLong(row.getString("transaction")), row.getBytes("leaf"),
					row.getObject("leaf_version", Short.class),
					content(row, lines.getOrDefault(row.getLong("seq"), new Lines()))))
			.list();
	}

	/**
	 * Somebody who changes a row by hand may write what the ledger cannot read.
	 */
	private static LongFunction<byte[]> content(ResultSet row, Lines lines) throws SQLException {
		try {
			String clientKey = row.getString("client_key");
			Short version = row.getObject("leaf_version", Short.class);
			Entry entry = EntryRows.map(row, 0);
			return (number) -> lines.leaf(version, entry, clientKey, number);
		}
		catch (RuntimeException ex) {
			return SealedRow.unreadable(ex);
		}
	}

	@Override
	public void pause() {
		this.writer.drain();
	}

	private static final class Lines {

		private final List<Integer> numbers = new ArrayList<>();

		private final List<EntryLine> lines = new ArrayList<>();

		private boolean unreadable;

		void add(ResultSet row) throws SQLException {
			try {
				this.lines.add(new EntryLine(row.getString("type"), row.getString("unit"),
						Documents.read(row.getString("doc"))));
				this.numbers.add(row.getInt("no"));
			}
			catch (RuntimeException ex) {
				this.unreadable = true;
			}
		}

		byte[] leaf(@Nullable Short version, Entry entry, @Nullable String clientKey, long number) {
			if (this.unreadable) {
				throw new IllegalArgumentException("A line of entry %d cannot be read".formatted(entry.seq()));
			}
			return EntryLeaf.of(version, EntryRows.withLines(entry, this.lines), clientKey, this.numbers, number);
		}

	}

}
