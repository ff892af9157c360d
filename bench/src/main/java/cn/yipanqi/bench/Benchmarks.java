package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line of the benchmarks.
 */
@Command(name = "bench", description = "Measure, side by side.",
		subcommands = { WholeBenchmark.class, BoardBenchmark.class, SealBenchmark.class, VersionBenchmark.class },
		mixinStandardHelpOptions = true, synopsisSubcommandLabel = "BENCHMARK")
final class Benchmarks {

	private Benchmarks() {
	}

	public static void main(String[] args) {
		Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
		System.exit(new CommandLine(new Benchmarks()).setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
			.execute(args));
	}

}
