package cn.yipanqi.cli;

import java.nio.file.Path;
import java.util.List;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackProblem;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.pack.PackReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.core.io.support.SpringFactoriesLoader;

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
			Pack pack = reading.pack();
			List<PackProblem> problems = (pack != null) ? examine(pack) : reading.problems();
			for (PackProblem problem : problems) {
				this.spec.commandLine().getOut().println(problem);
			}
			if (pack == null || !problems.isEmpty()) {
				this.spec.commandLine().getErr().println("%d problem(s)".formatted(problems.size()));
				return FAULTS;
			}
			this.spec.commandLine()
				.getOut()
				.println("%s %s: no problems".formatted(pack.campaign().code(), pack.campaign().version()));
			return DONE;
		}

		private static List<PackProblem> examine(Pack pack) {
			return SpringFactoriesLoader.forDefaultResourceLocation()
				.load(PackExaminer.class)
				.stream()
				.flatMap((examiner) -> examiner.examine(pack).stream())
				.toList();
		}

	}

}
