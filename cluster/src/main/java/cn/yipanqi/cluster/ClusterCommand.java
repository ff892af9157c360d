package cn.yipanqi.cluster;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line of the cluster.
 */
@Command(name = "cluster", description = "Roll up ledgers that one machine does not hold, on Apache Spark.",
		subcommands = { RebuildCommand.class, ExportCommand.class, ScaleBenchmark.class },
		mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class ClusterCommand {

	private ClusterCommand() {
	}

	public static void main(String[] args) {
		Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
		System.exit(
				new CommandLine(new ClusterCommand()).setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
					.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
					.setExecutionExceptionHandler((ex, command, parsed) -> fail(ex, command))
					.execute(args));
	}

	/**
	 * Says what can be put right in a sentence, and anything else with its trace.
	 */
	private static int fail(Exception ex, CommandLine command) throws Exception {
		if (!(ex instanceof ClusterException) && !(ex instanceof IllegalArgumentException)) {
			throw ex;
		}
		command.getErr().println("yipanqi: " + ex.getMessage());
		return CommandLine.ExitCode.SOFTWARE;
	}

}
