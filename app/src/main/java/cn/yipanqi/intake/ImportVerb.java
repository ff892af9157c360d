package cn.yipanqi.intake;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

import cn.yipanqi.access.Scope;
import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.mapping.InvalidMappingException;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.MessageSource;

/**
 * Imports a file: a check, which writes nothing, or with {@code --commit} the check and
 * then the filing of every row that is accepted.
 */
@Command(name = "import", description = "Check a CSV file, and with --commit file its rows.",
		mixinStandardHelpOptions = true)
class ImportVerb implements Verb {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "The file, .csv or .csv.gz.")
	private Path file;

	@Option(names = "--mapping", required = true, paramLabel = "FILE", description = "How its rows become records.")
	private Path mapping;

	@Option(names = "--lookups", paramLabel = "DIR",
			description = "Folder of the files that the mapping looks values up in (default: that of FILE).")
	private @Nullable Path lookups;

	@Option(names = "--commit", description = "File the rows that are accepted.")
	private boolean commit;

	@Option(names = "--only-whole", description = "File nothing if a single row is rejected.")
	private boolean onlyWhole;

	@Option(names = "--territory", description = "First load the territory that the pack ships with.")
	private boolean territory;

	@Option(names = "--problems", paramLabel = "FILE",
			description = "Write every bad cell to this file, with its reason in both languages.")
	private @Nullable Path problems;

	@Option(names = "--show", paramLabel = "N", description = "Bad cells to show (default: ${DEFAULT-VALUE}).",
			defaultValue = "20")
	private int show;

	@Option(names = "--as", paramLabel = "ACCOUNT", description = "Who files (default: ${DEFAULT-VALUE}).",
			defaultValue = "import")
	private String account;

	@Option(names = "--lang", paramLabel = "zh|en", description = "Language of the report (default: the pack's).")
	private @Nullable String language;

	@Override
	public int run(Application application) throws Exception {
		Pack pack = application.get(Pack.class);
		Locale locale = (this.language != null) ? Locale.forLanguageTag(this.language) : pack.campaign().locale();
		PrintWriter out = this.spec.commandLine().getOut();
		ReportPrinter printer = new ReportPrinter(application.get(MessageSource.class), locale, out);
		if (this.territory) {
			application.get(Organization.class).load(pack.territory());
		}
		ImportRequest request = new ImportRequest(this.file, this.mapping, this.lookups);
		try {
			ImportReport report = report(application.get(Imports.class), request);
			printer.print(report, this.show);
			if (this.problems != null) {
				printer.write(report.problems(), this.problems);
			}
			return (report.rejected() + report.contradicting() > 0) ? FAULTS : DONE;
		}
		catch (InvalidMappingException ex) {
			ex.mistakes().forEach((mistake) -> out.println(this.mapping + ": " + mistake));
		}
		catch (UnusableFileException ex) {
			printer.print(ex);
		}
		return FAULTS;
	}

	private ImportReport report(Imports imports, ImportRequest request) {
		Author author = new Author(this.account, Scope.EVERYTHING);
		return this.commit ? imports.commit(request, this.onlyWhole, author) : imports.check(request, author);
	}

}
