package cn.yipanqi.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Pack;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How much faster two workers are than one, each of one core, on the same ledger: from
 * Parquet to Parquet. In each round both are measured, every other round in the opposite
 * order, each on a cluster of its own that has rolled up a smaller ledger before.
 */
@Command(name = "bench", description = "Measure two workers against one, side by side, on this machine.",
		mixinStandardHelpOptions = true)
final class ScaleBenchmark implements Callable<Integer> {

	private static final int PIECE = 100_000;

	/** How much faster two workers ought to be. */
	private static final double WANTED = 1.6;

	/** Of the ledger that a cluster warms up with. */
	private static final int WARM_UP_PIECE = 50_000;

	@Spec
	private CommandSpec spec;

	@Mixin
	private SparkOptions spark = new SparkOptions();

	@Option(names = "--entries", defaultValue = "2000000",
			description = "Size of the ledger (default: ${DEFAULT-VALUE}).")
	private int size;

	@Option(names = "--rounds", defaultValue = "5", description = "Rounds (default: ${DEFAULT-VALUE}).")
	private int rounds;

	@Option(names = "--memory", defaultValue = "2g", description = "Of each worker (default: ${DEFAULT-VALUE}).")
	private String memory = "";

	@Option(names = "--home", defaultValue = "cluster/target/bench", paramLabel = "DIR",
			description = "Ledgers are made here once, and kept (default: ${DEFAULT-VALUE}).")
	private Path home;

	@Option(names = "--goals", paramLabel = "FILE",
			description = "A table in Markdown to which it adds what is wanted and what came of it.")
	private @Nullable Path goals;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		Pack pack = this.spark.pack();
		Path ledger = made(pack, Math.max(1, this.size / PIECE), Math.min(this.size, PIECE));
		Path warmUp = made(pack, 2, WARM_UP_PIECE);
		out.printf("%,d entries, %.1f bytes an entry in Parquet; %d processors, Java %s, load %.1f%n", this.size,
				(double) bytes(ledger) / this.size, Runtime.getRuntime().availableProcessors(), Runtime.version(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
		List<Run> one = new ArrayList<>();
		List<Run> two = new ArrayList<>();
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < this.rounds; round++) {
			boolean oneFirst = round % 2 == 0;
			Run first = run(pack, warmUp, ledger, oneFirst ? 1 : 2);
			Run second = run(pack, warmUp, ledger, oneFirst ? 2 : 1);
			one.add(oneFirst ? first : second);
			two.add(oneFirst ? second : first);
			ratios.add(one.get(round).seconds / two.get(round).seconds);
			out.printf("round %d of %d: one worker %.1f s, two workers %.1f s, ratio %.2f%n", round + 1, this.rounds,
					one.get(round).seconds, two.get(round).seconds, ratios.get(round));
		}
		out.printf("%n| | seconds: median | spread | entries a second and core | core µs an entry |%n");
		out.printf("|---|---|---|---|---|%n");
		print(out, "1 worker", one, 1);
		print(out, "2 workers", two, 2);
		List<Double> sorted = ratios.stream().sorted().toList();
		out.printf("%nratio: median %.2f, spread %.2f–%.2f%n", median(ratios), sorted.get(0),
				sorted.get(sorted.size() - 1));
		if (this.goals != null) {
			Files.writeString(this.goals,
					"| two Spark workers, times one | ≥ %.1f | %.2f | %s |%n".formatted(WANTED, median(ratios),
							(median(ratios) >= WANTED) ? "✓" : "not reached"),
					StandardOpenOption.APPEND, StandardOpenOption.CREATE);
		}
		return 0;
	}

	private void print(PrintWriter out, String name, List<Run> runs, int cores) {
		List<Double> seconds = runs.stream().map(Run::seconds).sorted().toList();
		out.printf("| %s | %.1f | %.1f–%.1f | %,.0f | %.1f |%n", name, median(seconds), seconds.get(0),
				seconds.get(seconds.size() - 1), this.size / median(seconds) / cores,
				median(runs.stream().map(Run::cpuSeconds).toList()) * 1e6 / this.size);
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	private Path made(Pack pack, int pieces, int pieceSize) throws IOException {
		SyntheticExport ledger = new SyntheticExport(pack, pieces, pieceSize);
		Path folder = this.home.resolve(ledger.id() + "-" + pack.fingerprint().substring(0, 8));
		if (!Files.exists(folder.resolve("_ledger.properties"))) {
			delete(folder);
			try (SparkSession session = Sessions.open("local[*]", SparkOptions.sent(), Map.of())) {
				ParquetLedger.export(session, ledger, folder.toString());
			}
		}
		return folder;
	}

	private Run run(Pack pack, Path warmUp, Path ledger, int workers) throws Exception {
		Map<String, String> settings = new HashMap<>(this.spark.settings());
		settings.putIfAbsent("spark.driver.host", "127.0.0.1");
		settings.putIfAbsent("spark.driver.bindAddress", "127.0.0.1");
		settings.putIfAbsent("spark.executor.memory", this.memory);
		// one core each, for collecting garbage, too
		settings.putIfAbsent("spark.executor.extraJavaOptions", "-XX:ActiveProcessorCount=1");
		try (Standalone cluster = Standalone.start(this.home.resolve("standalone"), SparkOptions.sent(), workers,
				(Integer.parseInt(this.memory.replace("g", "")) + 1) + "g");
				SparkSession session = Sessions.open(cluster.master(), SparkOptions.sent(), settings)) {
			while (session.sparkContext().statusTracker().getExecutorInfos().length <= workers) {
				TimeUnit.MILLISECONDS.sleep(100);
			}
			rollUp(session, pack, warmUp);
			CpuTime cpu = new CpuTime();
			session.sparkContext().addSparkListener(cpu);
			long start = System.nanoTime();
			rollUp(session, pack, ledger);
			double seconds = (System.nanoTime() - start) / 1e9;
			return new Run(seconds, cpu.seconds());
		}
	}

	private void rollUp(SparkSession session, Pack pack, Path ledger) throws IOException {
		Path cells = this.home.resolve("cells");
		delete(cells);
		new CellTarget(cells.toString(), null).write(session,
				new ClusterRollup(session, pack).cells(List.of(ParquetLedger.open(session, ledger.toString())), null));
	}

	private static long bytes(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".parquet"))
				.mapToLong((file) -> file.toFile().length())
				.sum();
		}
	}

	private static void delete(Path folder) throws IOException {
		if (Files.exists(folder)) {
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

	/**
	 * How long one took.
	 *
	 * @param cpuSeconds what all tasks together had of their processors: other work on
	 * the machine makes a run longer, and this hardly
	 */
	private record Run(double seconds, double cpuSeconds) {
	}

	/**
	 * Adds up what tasks have of their processors.
	 */
	private static final class CpuTime extends SparkListener {

		private final AtomicLong nanoseconds = new AtomicLong();

		@Override
		public void onTaskEnd(SparkListenerTaskEnd end) {
			if (end.taskMetrics() != null) {
				this.nanoseconds.addAndGet(end.taskMetrics().executorCpuTime());
			}
		}

		private double seconds() {
			return this.nanoseconds.get() / 1e9;
		}

	}

}
