package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.engine.synthetic.SyntheticLedger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How the board's answers slow down as the ledger grows, and the memory it takes. The
 * report is every indicator at the city and each county, over the whole campaign and over
 * its last week.
 */
@Command(name = "board", description = "How the board's answers slow down as the ledger grows.",
		mixinStandardHelpOptions = true)
class BoardBenchmark implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--entries", split = ",", defaultValue = "100000,1000000",
			description = "Sizes of ledgers (default: ${DEFAULT-VALUE}).")
	private List<Integer> sizes = List.of();

	@Option(names = "--rounds", defaultValue = "7", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
	private int rounds;

	@Option(names = "--seconds", defaultValue = "2",
			description = "Seconds for each variant in each round (default: ${DEFAULT-VALUE}).")
	private int seconds;

	@Option(names = "--pack", defaultValue = "packs/product-food-safety-2007",
			description = "The pack (default: ${DEFAULT-VALUE}).")
	private Path packFolder;

	@Option(names = "--json", paramLabel = "FILE", description = "Also write the results as JSON.")
	private @Nullable Path json;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		Pack pack = PackReader.read(this.packFolder).orThrow();
		Machine machine = Machine.here("no database");
		List<Board> boards = new ArrayList<>();
		for (int size : this.sizes) {
			Board board = board(pack, size);
			boards.add(board);
			out.printf(
					"%,d entries: %,d contributions, %,d bytes a hundred entries, filled at %,.0f entries a second%n",
					size, board.rollup.size(), 100 * board.rollup.bytes() / size, board.rate);
			out.flush();
		}
		List<Variant> variants = new ArrayList<>();
		add(variants, boards, "report", (board) -> new Questions(pack, (indicator) -> true, null));
		add(variants, boards, "report of counts and sums",
				(board) -> new Questions(pack, (indicator) -> indicator.kind().isAdditive(), null));
		add(variants, boards, "report as of half the ledger",
				(board) -> new Questions(pack, (indicator) -> true, SyntheticLedger.moment(board.size / 2)));
		FigureQuery one = OneFigure.query(pack);
		for (Board board : boards) {
			variants.add(new Variant("one count at the city", "%,d entries".formatted(board.size),
					(seconds) -> Timed.rate(seconds, () -> board.rollup.figure(one))));
		}
		List<Result> results = new Rounds(this.rounds, this.seconds, out).measure(variants);
		Report report = new Report("board", "answers a second", machine,
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), results);
		report.print(out);
		if (this.json != null) {
			report.write(this.json);
		}
		return 0;
	}

	private static void add(List<Variant> variants, List<Board> boards, String group,
			Function<Board, Questions> questions) {
		for (Board board : boards) {
			Questions asked = questions.apply(board);
			variants.add(new Variant(group, "%,d entries".formatted(board.size),
					(seconds) -> Timed.rate(seconds, () -> asked.ask(board.rollup))));
		}
	}

	private static Board board(Pack pack, int size) {
		Contributions contributions = new Contributions(pack);
		Rollup rollup = new Rollup(pack);
		SyntheticLedger ledger = new SyntheticLedger(pack, 7);
		long start = System.nanoTime();
		for (int i = 0; i < size; i++) {
			ledger.next((entry, superseded) -> rollup.apply(entry.recordedAt(), contributions.of(entry, superseded)));
		}
		return new Board(size, rollup, size / ((System.nanoTime() - start) / 1e9));
	}

	/**
	 * A board over so many entries.
	 */
	private record Board(int size, Rollup rollup, double rate) {
	}

}
