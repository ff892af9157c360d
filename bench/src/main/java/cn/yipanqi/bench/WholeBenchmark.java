package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.LedgerTails;
import cn.yipanqi.postgres.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Everything that is promised, measured side by side with what it is compared with, over
 * ledgers of several sizes in PostgreSQL.
 */
@Command(name = "all", description = "Everything, side by side, in one table.", mixinStandardHelpOptions = true)
class WholeBenchmark implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--entries", split = ",", defaultValue = "100000,1000000",
			description = "Sizes of ledgers (default: ${DEFAULT-VALUE}).")
	private List<Integer> sizes = List.of();

	@Option(names = "--rounds", defaultValue = "5", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
	private int rounds;

	@Option(names = "--seconds", defaultValue = "2",
			description = "Seconds at least for each variant in each round (default: ${DEFAULT-VALUE}).")
	private int seconds;

	@Option(names = "--once",
			description = "Ask by SQL only once, while the figures are proved equal, and measure one round: for large ledgers.")
	private boolean once;

	@Option(names = "--only", paramLabel = "TEXT", defaultValue = "",
			description = "Only comparisons with this text in their name.")
	private String only = "";

	@Option(names = "--home", defaultValue = "bench/target/whole",
			description = "Folder of the server; emptied before (default: ${DEFAULT-VALUE}).")
	private Path home;

	@Option(names = "--pack", defaultValue = "packs/product-food-safety-2007",
			description = "The pack (default: ${DEFAULT-VALUE}).")
	private Path packFolder;

	@Option(names = "--json", paramLabel = "FILE", defaultValue = "bench/target/bench.json",
			description = "Where the results go as JSON (default: ${DEFAULT-VALUE}).")
	private Path json;

	@Option(names = "--page", paramLabel = "FILE", defaultValue = "bench/target/bench.html",
			description = "Where they go as a page with charts (default: ${DEFAULT-VALUE}).")
	private Path page;

	@Option(names = "--goals", paramLabel = "FILE", defaultValue = "bench/target/goals.md",
			description = "Where it goes what is wanted and what came of it (default: ${DEFAULT-VALUE}).")
	private Path goals;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		FileSystemUtils.deleteRecursively(this.home);
		try (EmbeddedPostgres server = EmbeddedPostgres.start(this.home)) {
			List<BenchLedger> ledgers = new ArrayList<>();
			try {
				for (int size : this.sizes) {
					ledgers.add(make(server, size, out));
				}
				return measure(ledgers, out) ? 0 : 1;
			}
			finally {
				ledgers.forEach(BenchLedger::close);
			}
		}
	}

	private BenchLedger make(EmbeddedPostgres server, int size, PrintWriter out) {
		long start = System.nanoTime();
		BenchLedger ledger = new BenchLedger(server, size, this.packFolder, this.home);
		out.printf("%,d entries, %,d contributions, %d bytes an entry; made in %d s%n", size, ledger.board().size(),
				ledger.board().bytes() / size, (System.nanoTime() - start) / 1_000_000_000);
		out.flush();
		return ledger;
	}

	private boolean measure(List<BenchLedger> ledgers, PrintWriter out) throws Exception {
		BenchLedger largest = ledgers.get(ledgers.size() - 1);
		Machine machine = Machine.here(String.valueOf(largest.get(JdbcTemplate.class)
			.queryForObject("select split_part(version(), ' on ', 1)", String.class)));
		boolean equal = true;
		List<Variant> variants = new ArrayList<>();
		for (BenchLedger ledger : ledgers) {
			equal &= new Comparison(ledger, this.once, out).addTo(variants);
		}
		growth(ledgers, variants);
		try (DuckDb duckDb = new DuckDb(this.home.resolve("duckdb"), largest.get(Pack.class),
				largest.get(LedgerTails.class))) {
			equal &= duckDb.isSame(largest.board());
			WritingVariants writing = new WritingVariants(largest);
			writing.addTo(variants, duckDb);
			variants.removeIf((variant) -> !variant.group().contains(this.only));
			List<Result> results = measure(variants, largest, machine, out);
			if (this.only.isEmpty()) {
				goals(ledgers, writing, results, out);
			}
		}
		return equal;
	}

	private List<Result> measure(List<Variant> variants, BenchLedger largest, Machine machine, PrintWriter out)
			throws Exception {
		Rounds measured = this.once ? new Rounds(1, 0, this.seconds, out) : new Rounds(this.rounds, this.seconds, out);
		List<Result> results = measured.measure(variants);
		Report report = new Report("all", "done a second", machine,
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), results);
		report.print(out);
		out.printf("%nmemory: %d bytes an entry at %,d entries; heap at most %,d MiB%n",
				largest.board().bytes() / largest.size(), largest.size(), heap() >> 20);
		report.write(this.json);
		report.page(this.page);
		out.printf("written to %s and %s%n", this.json, this.page);
		return results;
	}

	private void goals(List<BenchLedger> ledgers, WritingVariants writing, List<Result> results, PrintWriter out)
			throws Exception {
		BenchLedger largest = ledgers.get(ledgers.size() - 1);
		WritingVariants.Latency seen = writing.seen(1);
		WritingVariants.Latency committed = writing.committed(1);
		WritingVariants.Latency many = writing.seen(32);
		out.printf("one writer: %s; without waiting for the figures %s; 32 writers: %s%n", seen, committed, many);
		String size = "%,d entries".formatted(largest.size());
		String smallest = "%,d".formatted(ledgers.get(0).size());
		Goals table = new Goals()
			.speed("the report at %s, times live SQL".formatted(size), last(results, "report at " + size))
			.time("its time, of that at " + smallest, last(results, "growth of the report"))
			.time("counts and sums alone", last(results, "growth of counts and sums"))
			.speed("one figure at %s, times live SQL".formatted(size), last(results, "one figure at " + size))
			.speed("the report as of half the ledger, times live SQL",
					last(results, "report as of half the ledger at " + size))
			.atMost("after the commit until one's own figure, p99", 5, " ms", Math.max(0, seen.p99() - committed.p99()))
			.speed("in bulk, of COPY into bare tables", last(results, "records in bulk"))
			.speed("rows of a workbook, of only reading it", last(results, "rows of a workbook"))
			.speed("one record, of a bare INSERT and commit", last(results, "one record, 1"))
			.atMost("32 writers, p99 of p50", 4, "", many.p99() / many.p50())
			.speed("the board rebuilt, of COPY out", last(results, "the whole ledger read"))
			.atMost("the board read from its file", 3, " s", 1 / last(results, "sums by county").median())
			.atMost("memory of a contribution", 48, " bytes",
					(double) largest.board().bytes() / largest.board().size());
		table.print(out);
		table.write(this.goals);
	}

	private static Result last(List<Result> results, String group) {
		return results.stream()
			.filter((result) -> result.group().startsWith(group))
			.reduce((one, other) -> other)
			.orElseThrow();
	}

	private static void growth(List<BenchLedger> ledgers, List<Variant> variants) {
		grow(ledgers, "growth of the report", (indicator) -> true, Goal.atLeast(1 / 3.0), variants);
		grow(ledgers, "growth of counts and sums", (indicator) -> indicator.kind().isAdditive(), Goal.atLeast(1 / 1.5),
				variants);
	}

	private static void grow(List<BenchLedger> ledgers, String group, Predicate<Indicator> asked, @Nullable Goal goal,
			List<Variant> variants) {
		for (BenchLedger ledger : ledgers) {
			Questions questions = new Questions(ledger.get(Pack.class), asked, null);
			variants.add(
					new Variant(group, "%,d entries".formatted(ledger.size()), (ledger == ledgers.get(0)) ? null : goal,
							(seconds) -> Timed.rate(seconds, () -> questions.ask(ledger.board()))));
		}
	}

	private static long heap() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.map(MemoryPoolMXBean::getPeakUsage)
			.mapToLong((usage) -> usage.getUsed())
			.sum();
	}

}
