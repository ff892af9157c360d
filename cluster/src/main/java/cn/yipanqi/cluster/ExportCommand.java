package cn.yipanqi.cluster;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import cn.yipanqi.engine.pack.Pack;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Writes a ledger to Parquet.
 */
@Command(name = "export",
		description = { "Write a ledger to Parquet, a file for each range of numbers.",
				"Sensitive fields, authors and reasons stay in the ledger: they count nowhere." },
		mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private SparkOptions spark = new SparkOptions();

	@Option(names = "--from", required = true, paramLabel = "URL", description = "jdbc:postgresql://…")
	private String from = "";

	@Option(names = "--to", required = true, paramLabel = "DIR", description = "A new folder.")
	private String to = "";

	@Option(names = "--range", defaultValue = "100000", paramLabel = "NUMBER",
			description = "Entries in a file (default: ${DEFAULT-VALUE}).")
	private long range;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		Pack pack = this.spark.pack();
		long start = System.nanoTime();
		try (SparkSession session = this.spark.open()) {
			long entries = ParquetLedger.export(session, new PostgresLedger(this.from, pack, this.range), this.to);
			out.printf("%,d entries in '%s', after %.1f s%n", entries, this.to, (System.nanoTime() - start) / 1e9);
		}
		return 0;
	}

}
