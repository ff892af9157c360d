package cn.yipanqi.backup;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Brings a backup into an empty database.
 */
@Command(name = "restore", description = "Bring a backup into an empty database.", mixinStandardHelpOptions = true)
class RestoreVerb implements Verb {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE.zip", description = "File that 'backup' has written.")
	private Path file;

	@Override
	public int run(Application application) {
		PrintWriter out = this.spec.commandLine().getOut();
		try (BackupFile backup = BackupFile.open(this.file.toAbsolutePath())) {
			Manifest manifest = backup.manifest();
			new Restore(application.get(Flyway.class, BackupConfiguration.class), out::println).from(backup);
			out.println("Restored as of %s.".formatted(manifest.madeAt()));
			if (!manifest.keys().isEmpty()) {
				out.println("Now put the files of key %s into the folder of the keys, before anything else starts."
					.formatted(numbers(manifest)));
			}
			out.println("Then run 'verify'.");
		}
		return DONE;
	}

	static String numbers(Manifest manifest) {
		return manifest.keys().stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

}
