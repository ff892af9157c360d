package cn.yipanqi.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * The root of the command line. Arguments of the form {@code --some.setting=value} are
 * settings of the application, with any verb; all others belong to the verb.
 */
@Command(name = "yipanqi", description = "The whole city as one game of chess 一盘棋.", synopsisSubcommandLabel = "VERB",
		footer = { "", "Any verb takes settings as --name.of.setting=value, for example",
				"--spring.datasource.url=jdbc:postgresql://host/database" })
public final class YipanqiCommand {

	private static final Predicate<String> SETTING = Pattern.compile("--[\\w-]+\\.[\\w.\\[\\]-]+=.*")
		.asMatchPredicate();

	private YipanqiCommand() {
	}

	/**
	 * Runs one verb.
	 * @param source the application's main class
	 * @return the exit code
	 */
	public static int run(Class<?> source, String... args) {
		return run(source, new PrintWriter(System.out, true, StandardCharsets.UTF_8),
				new PrintWriter(System.err, true, StandardCharsets.UTF_8), args);
	}

	/**
	 * Runs one verb, which prints where it is told to.
	 * @param source the application's main class
	 * @return the exit code
	 */
	public static int run(Class<?> source, PrintWriter out, PrintWriter err, String... args) {
		List<String> settings = Arrays.stream(args).filter(SETTING).toList();
		try (SpringBootApplicationStarter application = new SpringBootApplicationStarter(source, settings)) {
			return commandLine().setOut(out)
				.setErr(err)
				.setExecutionExceptionHandler((ex, command, parsed) -> failed(ex, command))
				.setExecutionStrategy((parsed) -> execute(parsed, application))
				.execute(Arrays.stream(args).filter(SETTING.negate()).toArray(String[]::new));
		}
	}

	static CommandLine commandLine() {
		CommandLine root = new CommandLine(new YipanqiCommand());
		root.addSubcommand(new PackVerbs());
		for (Verb verb : SpringFactoriesLoader.forDefaultResourceLocation().load(Verb.class)) {
			root.addSubcommand(verb);
		}
		root.addSubcommand(new CommandLine.HelpCommand());
		return root.setCaseInsensitiveEnumValuesAllowed(true);
	}

	/**
	 * One line for people; the trace for those who ask for it.
	 */
	private static int failed(Exception ex, CommandLine command) {
		Throwable cause = (ex instanceof CommandLine.ExecutionException && ex.getCause() != null) ? ex.getCause() : ex;
		Throwable specific = NestedExceptionUtils.getMostSpecificCause(cause);
		command.getErr().println("yipanqi: " + reason(specific));
		if (System.getenv("YIPANQI_TRACE") != null) {
			ex.printStackTrace(command.getErr());
		}
		return CommandLine.ExitCode.SOFTWARE;
	}

	private static String reason(Throwable cause) {
		if (cause instanceof NoSuchFileException missing) {
			return "There is no '" + missing.getFile() + "'";
		}
		return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
	}

	private static int execute(ParseResult parsed, Application application) {
		Integer help = CommandLine.executeHelpRequest(parsed);
		if (help != null) {
			return help;
		}
		CommandLine last = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
		if (last.getCommand() instanceof Verb verb && !(verb instanceof VerbGroup)) {
			try {
				return verb.run(application);
			}
			catch (Exception ex) {
				throw new CommandLine.ExecutionException(last, String.valueOf(ex.getMessage()), ex);
			}
		}
		last.usage(last.getErr());
		return CommandLine.ExitCode.USAGE;
	}

}
