package cn.yipanqi.backup;

import java.io.PrintWriter;
import java.nio.file.Path;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes a backup, also while the application serves.
 */
@Command(name = "backup", description = "Write the whole database into a file, also while it is in use.",
		mixinStandardHelpOptions = true)
class BackupVerb implements Verb {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE.zip", description = "File to write; there must be none of that name.")
	private Path file;

	@Override
	public int run(Application application) {
		PrintWriter out = this.spec.commandLine().getOut();
		Flyway flyway = application.get(Flyway.class, BackupConfiguration.class);
		Manifest manifest = new Backup(flyway, out::println).write(this.file.toAbsolutePath());
		out.println("%s: %d tables, version %s of the database".formatted(this.file, manifest.tables().size(),
				manifest.version()));
		manifest.seals()
			.forEach((kind, seal) -> out.println("seal %s %d: %s".formatted(kind, seal.no(), seal.chain())));
		out.println(manifest.keys().isEmpty() ? "It needs no keys."
				: "The keys are not in it. Whoever restores it needs the files of key %s."
					.formatted(RestoreVerb.numbers(manifest)));
		return DONE;
	}

}
