package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.pack.Territory;
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
		add(variants, boards, "report", (board) -> report(pack, null, (indicator) -> true));
		add(variants, boards, "report of counts and sums",
				(board) -> report(pack, null, (indicator) -> indicator.kind().isAdditive()));
		add(variants, boards, "report as of half the ledger",
				(board) -> report(pack, SyntheticLedger.moment(board.size / 2), (indicator) -> true));
		add(variants, boards, "one count at the city",
				(board) -> List.of(report(pack, null, (indicator) -> indicator.kind() == Indicator.Kind.COUNT).get(0)));
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
			Function<Board, List<FigureQuery>> queries) {
		for (Board board : boards) {
			List<FigureQuery> asked = queries.apply(board);
			variants.add(new Variant(group, "%,d entries".formatted(board.size),
					(seconds) -> answers(board.rollup, asked, seconds)));
		}
	}

	private static double answers(Rollup rollup, List<FigureQuery> queries, int seconds) {
		long start = System.nanoTime();
		long end = start + seconds * 1_000_000_000L;
		int answers = 0;
		do {
			queries.forEach(rollup::figure);
			answers++;
		}
		while (System.nanoTime() < end);
		return answers / ((System.nanoTime() - start) / 1e9);
	}

	private static List<FigureQuery> report(Pack pack, @Nullable Instant asOf, Function<Indicator, Boolean> asked) {
		LocalDate last = pack.campaign().end();
		List<FigureQuery> queries = new ArrayList<>();
		for (Indicator indicator : pack.indicators()) {
			if (asked.apply(indicator)) {
				for (Territory.Place place : pack.territory().places()) {
					if (place.level() != Territory.Level.TOWN) {
						FigureQuery query = new FigureQuery(indicator.code(), place.code(), null, null, null, last,
								asOf);
						queries.add(query);
						queries.add(query.within(last.minusDays(6), last));
					}
				}
			}
		}
		return queries;
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
