package cn.yipanqi.briefing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import cn.yipanqi.briefing.template.TemplateProblem;
import cn.yipanqi.briefing.word.WordLayout;
import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.cli.VerbGroup;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The verbs on Word templates. They need files only, no database and no application.
 */
@Command(name = "template", description = "Work on Word templates of briefings.",
		subcommands = { TemplateVerbs.Check.class, TemplateVerbs.LayOut.class }, mixinStandardHelpOptions = true)
class TemplateVerbs implements VerbGroup {

	/**
	 * Reads a template and reports every mistake with its place.
	 */
	@Command(name = "check", description = "Report every mistake of a template, with its place.",
			mixinStandardHelpOptions = true)
	static class Check implements Verb {

		@Spec
		private CommandSpec spec;

		@Parameters(paramLabel = "DOCX", description = "The template, a Word file.")
		private Path file;

		@Option(names = "--pack", paramLabel = "DIR", description = "Folder of the pack (default: the launcher's).")
		private @Nullable Path pack;

		@Override
		public int run(Application application) throws IOException {
			Path folder = (this.pack != null) ? this.pack : Path.of(System.getenv().getOrDefault("YIPANQI_PACK", "."));
			Pack read = PackReader.read(folder).orThrow();
			List<TemplateProblem> problems = Templates.read(Files.readAllBytes(this.file), read).problems();
			TemplateMessages messages = TemplateMessages.standing(read.campaign().locale());
			problems.forEach((problem) -> this.spec.commandLine().getOut().println(messages.line(problem)));
			if (problems.isEmpty()) {
				this.spec.commandLine().getOut().println(this.file + ": no problems");
			}
			return problems.isEmpty() ? DONE : FAULTS;
		}

	}

	/**
	 * Makes a Word template from a plain text.
	 */
	@Command(name = "lay-out", description = "Lay out a plain text as a Word file in official form.",
			mixinStandardHelpOptions = true)
	static class LayOut implements Verb {

		@Spec
		private CommandSpec spec;

		@Parameters(index = "0", paramLabel = "TEXT", description = "The text, UTF-8.")
		private Path text;

		@Parameters(index = "1", paramLabel = "DOCX", description = "The Word file to write; it must not be there yet.")
		private Path file;

		@Option(names = "--latin", description = "Plain typefaces, without the grid of Chinese official documents.")
		private boolean latin;

		@Override
		public int run(Application application) throws IOException {
			if (Files.exists(this.file)) {
				this.spec.commandLine().getErr().println("yipanqi: '" + this.file + "' is there already");
				return FAULTS;
			}
			Files.write(this.file, WordLayout.layOut(read(), !this.latin));
			this.spec.commandLine().getOut().println(this.file);
			return DONE;
		}

		private String read() throws IOException {
			try {
				return Files.readString(this.text, StandardCharsets.UTF_8);
			}
			catch (CharacterCodingException ex) {
				throw new IllegalArgumentException("'" + this.text + "' is not a text in UTF-8");
			}
		}

	}

}
