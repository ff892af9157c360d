package cn.yipanqi.cluster;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import cn.yipanqi.engine.pack.Pack;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Computes the roll-up of ledgers and writes it.
 */
@Command(name = "rebuild", description = "Compute every cell of the roll-up from ledgers, and write them.",
		mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private SparkOptions spark = new SparkOptions();

	@Option(names = "--from", required = true, paramLabel = "LEDGER",
			description = "jdbc:postgresql://… or the folder of an export; repeated, the union of the ledgers.")
	private List<String> from = List.of();

	@Option(names = "--to", required = true, paramLabel = "PLACE",
			description = "A new folder, for Parquet, or jdbc:postgresql://… together with --table.")
	private String to = "";

	@Option(names = "--table", paramLabel = "NAME",
			description = "The table in --to; made if it is not there, replaced as a whole if it is.")
	private @Nullable String table;

	@Option(names = "--as-of", paramLabel = "MOMENT",
			description = "Only what was recorded up to this moment, such as 2007-12-01T08:00:00Z.")
	private @Nullable Instant asOf;

	@Option(names = "--range", defaultValue = "100000", paramLabel = "NUMBER",
			description = "Entries in a partition of a database (default: ${DEFAULT-VALUE}).")
	private long range;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		Pack pack = this.spark.pack();
		CellTarget target = CellTarget.of(this.to, this.table);
		long start = System.nanoTime();
		try (SparkSession session = this.spark.open()) {
			List<LedgerSource> ledgers = new ArrayList<>();
			this.from.forEach((place) -> ledgers.add(SparkOptions.ledger(session, pack, place, this.range)));
			Dataset<Row> cells = new ClusterRollup(session, pack).cells(ledgers, this.asOf);
			long written = target.write(session, cells);
			out.printf("Ledgers: %d; %,d cells by day in '%s', after %.1f s%n", ledgers.size(), written, target,
					(System.nanoTime() - start) / 1e9);
		}
		return 0;
	}

}
