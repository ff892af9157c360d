package cn.yipanqi.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import cn.yipanqi.access.Scope;
import cn.yipanqi.figures.BoardAudit;
import cn.yipanqi.figures.BoardFile;
import cn.yipanqi.intake.SheetWork;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.BoardlessLedger;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What writing costs, and reading all of it again: beside what the database alone can do.
 */
final class WritingVariants {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final int CHUNK = 2_000;

	private static final int ROWS = 10_000;

	/** So many single records at least, for their longest times. */
	private static final int MEASURED = 2_000;

	private static final String BARE = """
			create table if not exists bare_%1$s as select * from %1$s with no data""";

	private static final String ONE = """
			insert into bare_entry select * from entry where seq = (select max(seq) from entry)""";

	private final BenchLedger ledger;

	private final JdbcTemplate jdbc;

	WritingVariants(BenchLedger ledger) {
		this.ledger = ledger;
		this.jdbc = ledger.get(JdbcTemplate.class);
	}

	/**
	 * @param duckDb what the ledger contributes, as it is now
	 */
	void addTo(List<Variant> variants, DuckDb duckDb) throws Exception {
		BoardFile.write(this.ledger.application());
		Ledger records = this.ledger.get(Ledger.class);
		this.jdbc.execute(BARE.formatted("entry"));
		this.jdbc.execute(BARE.formatted("line"));
		records.recordAll(drafts(CHUNK), OFFICE);
		byte[] entries = copyOut("select * from entry order by seq desc limit " + CHUNK);
		byte[] lines = copyOut("select l.* from line l join (select seq from entry order by seq desc limit " + CHUNK
				+ ") e on e.seq = l.entry");
		Receipt receipt = records.record(drafts(1).get(0), OFFICE);
		variants.add(new Variant("records in bulk, 2 connections", "COPY into bare tables", null,
				(seconds) -> CHUNK * Writers.work(2, seconds, () -> copyIn(entries, lines))));
		variants
			.add(new Variant("records in bulk, 2 connections", "checked, with lines, leaf and audit", Goal.atLeast(0.5),
					(seconds) -> CHUNK * Writers.work(2, seconds, () -> records.recordAll(drafts(CHUNK), OFFICE))));
		variants.add(new Variant("rows of a workbook", "read only", null, this::read));
		variants.add(new Variant("rows of a workbook", "checked and committed", Goal.atLeast(0.35), this::imported));
		for (int writers : new int[] { 1, 32 }) {
			String group = (writers == 1) ? "one record, 1 writer" : "one record each, 32 writers";
			variants.add(new Variant(group, "bare INSERT and commit", null,
					(seconds) -> Writers.work(writers, seconds, () -> this.jdbc.update(ONE))));
			variants.add(new Variant(group, "checked, with audit, seen in the figures",
					(writers == 1) ? Goal.atLeast(0.7) : null,
					(seconds) -> Writers.work(writers, seconds, () -> records.record(drafts(1).get(0), OFFICE))));
		}
		int[] revision = { receipt.revision() };
		variants.add(new Variant("a correction", "a new record", null,
				(seconds) -> Timed.rate(seconds, () -> records.record(drafts(1).get(0), OFFICE))));
		variants.add(new Variant("a correction", "a correction", null, (seconds) -> Timed.rate(seconds,
				() -> records.correct(receipt.record(), revision[0]++, drafts(1).get(0), "更正", OFFICE))));
		variants
			.add(new Variant("the whole ledger read", "COPY of all rows out", null, (seconds) -> Timed.rate(1, () -> {
				copyOut("entry");
				copyOut("line");
			})));
		variants.add(new Variant("the whole ledger read", "the board rebuilt", Goal.atLeast(0.6),
				(seconds) -> Timed.rate(1, () -> this.ledger.get(BoardAudit.class).rebuild())));
		variants.add(new Variant("sums by county, department and day", "DuckDB, from its own columns", null,
				(seconds) -> Timed.rate(seconds, duckDb::sums)));
		variants.add(new Variant("sums by county, department and day", "the board, all of it, read from its file", null,
				(seconds) -> Timed.rate(1, () -> BoardFile.read(this.ledger.application()))));
	}

	/**
	 * How long single records take, until they are seen in the figures.
	 */
	Latency seen(int writers) throws Exception {
		return latency(writers, this.ledger.get(Ledger.class));
	}

	/**
	 * How long single records take, until they are committed.
	 */
	Latency committed(int writers) throws Exception {
		return latency(writers, BoardlessLedger.of(this.ledger.application()));
	}

	private static Latency latency(int writers, Ledger records) throws Exception {
		int each = Math.max(200, MEASURED / writers);
		ConcurrentLinkedQueue<Long> all = new ConcurrentLinkedQueue<>();
		ExecutorService threads = Executors.newFixedThreadPool(writers);
		List<Future<?>> work = new ArrayList<>();
		for (int i = 0; i < writers; i++) {
			work.add(threads.submit(() -> {
				for (int n = 0; n < each; n++) {
					Draft draft = drafts(1).get(0);
					long start = System.nanoTime();
					records.record(draft, OFFICE);
					all.add(System.nanoTime() - start);
				}
			}));
		}
		for (Future<?> done : work) {
			done.get();
		}
		threads.shutdown();
		List<Long> sorted = new ArrayList<>(all);
		Collections.sort(sorted);
		return new Latency(sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6);
	}

	private double read(int seconds) throws Exception {
		byte[] workbook = SheetWork.workbook(ROWS);
		return ROWS * Timed.rate(seconds, () -> SheetWork.read(workbook));
	}

	private double imported(int seconds) throws Exception {
		byte[] workbook = SheetWork.workbook(ROWS);
		long start = System.nanoTime();
		SheetWork.checkAndCommit(this.ledger.application(), workbook, ROWS);
		return ROWS * 1e9 / (System.nanoTime() - start);
	}

	private static List<Draft> drafts(int count) {
		List<Draft> drafts = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			drafts.add(new Draft("joint_operation", "aic@239901", "239901", null,
					LocalDate.of(2007, 8, 10).plusDays(i % 100),
					Map.of("title", "联合检查" + i, "kind", "departments", "places", new BigDecimal(i % 90)),
					List.of(new Draft.DraftLine("participants", "health@239901",
							Map.of("people", new BigDecimal(1 + i % 9))),
							new Draft.DraftLine("participants", "aic@239901", Map.of("people", BigDecimal.ZERO))),
					UUID.randomUUID().toString()));
		}
		return drafts;
	}

	private byte[] copyOut(String what) throws SQLException, IOException {
		boolean whole = !what.contains(" ");
		ByteArrayOutputStream kept = new ByteArrayOutputStream();
		OutputStream target = whole ? OutputStream.nullOutputStream() : kept;
		copying((copies) -> copies
			.copyOut("copy %s to stdout (format binary)".formatted(whole ? what : "(" + what + ")"), target));
		return kept.toByteArray();
	}

	private void copyIn(byte[] entries, byte[] lines) {
		try {
			copying((copies) -> {
				copies.copyIn("copy bare_entry from stdin (format binary)", new ByteArrayInputStream(entries));
				copies.copyIn("copy bare_line from stdin (format binary)", new ByteArrayInputStream(lines));
			});
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void copying(Copying work) throws SQLException, IOException {
		try (Connection connection = this.ledger.get(DataSource.class).getConnection()) {
			connection.setAutoCommit(false);
			work.run(connection.unwrap(PGConnection.class).getCopyAPI());
			connection.commit();
		}
	}

	/**
	 * Half of the records take no longer than the one, of a hundred only one takes longer
	 * than the other: both in milliseconds.
	 */
	record Latency(double p50, double p99) {

		@Override
		public String toString() {
			return "p50 %.1f ms, p99 %.1f ms (%.1f times p50)".formatted(this.p50, this.p99, this.p99 / this.p50);
		}

	}

	@FunctionalInterface
	private interface Copying {

		void run(CopyManager copies) throws SQLException, IOException;

	}

}
