package cn.yipanqi.briefing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import cn.yipanqi.access.Scope;
import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.engine.pack.BriefingType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes a briefing as a Word file, without issuing it.
 */
@Command(name = "briefing", description = "Write a briefing as a Word file; it is not issued.",
		mixinStandardHelpOptions = true)
class BriefingVerb implements Verb {

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "CODE",
			description = "Which of the pack's briefings (default: the first).")
	private @Nullable String code;

	@Option(names = "--region", paramLabel = "CODE", description = "The region that reports (default: the city).")
	private @Nullable String region;

	@Option(names = "--to", paramLabel = "DATE", description = "Last day (default: today, or the campaign's last).")
	private @Nullable LocalDate to;

	@Option(names = { "-o", "--out" }, paramLabel = "DOCX",
			description = "The Word file (default: named by its title).")
	private @Nullable Path out;

	@Override
	public int run(Application application) throws IOException {
		Pack pack = application.get(Pack.class);
		String chosen = (this.code != null) ? this.code
				: pack.briefings()
					.stream()
					.map(BriefingType::code)
					.findFirst()
					.orElseThrow(() -> new IllegalArgumentException("The pack has no briefings"));
		String area = (this.region != null) ? this.region : application.get(Organization.class).city().code();
		Briefings briefings = application.get(Briefings.class);
		LocalDate day = briefings.day(this.to);
		Briefings.Draft draft = briefings.draft(chosen, area, day, Scope.EVERYTHING);
		Path file = (this.out != null) ? this.out : FileNames.in(Path.of(""), draft.title(), chosen, day);
		Files.write(file, briefings.document(draft));
		this.spec.commandLine().getOut().println(file);
		return DONE;
	}

}
