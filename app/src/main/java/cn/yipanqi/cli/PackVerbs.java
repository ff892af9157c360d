package cn.yipanqi.cli;

import java.nio.file.Path;

import cn.yipanqi.engine.pack.PackProblem;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.pack.PackReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The verbs on campaign packs. They need files only, no database and no application.
 */
@Command(name = "pack", description = "Work on a campaign pack.", subcommands = PackVerbs.Check.class,
		mixinStandardHelpOptions = true)
class PackVerbs {

	/**
	 * Reads a pack and reports every problem with its file and line.
	 */
	@Command(name = "check", description = "Report every problem of a pack, with file and line.",
			mixinStandardHelpOptions = true)
	static class Check implements Verb {

		@Spec
		private CommandSpec spec;

		@Parameters(paramLabel = "DIR", description = "Folder of the pack.")
		private Path folder;

		@Override
		public int run(Application application) {
			PackReading reading = PackReader.read(this.folder);
			for (PackProblem problem : reading.problems()) {
				this.spec.commandLine().getOut().println(problem);
			}
			if (reading.pack() == null) {
				this.spec.commandLine().getErr().println("%d problem(s)".formatted(reading.problems().size()));
				return FAULTS;
			}
			this.spec.commandLine()
				.getOut()
				.println("%s %s: no problems".formatted(reading.pack().campaign().code(),
						reading.pack().campaign().version()));
			return DONE;
		}

	}

}
