package cn.yipanqi.demo;

import java.nio.file.Path;
import java.time.LocalDate;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Serves the made-up city in the last days of its campaign, in a home of its own: nothing
 * of it touches a real campaign.
 */
@Command(name = "demo", description = "Serve a made-up city, in a home of its own.", mixinStandardHelpOptions = true)
class DemoVerb implements Verb {

	@Spec
	private CommandSpec spec;

	@Option(names = "--port", description = "Port of the web server (default: ${DEFAULT-VALUE}).",
			defaultValue = "8080")
	private int port;

	@Option(names = "--size", description = "Acts in the first load, about (default: ${DEFAULT-VALUE}).",
			defaultValue = "200000")
	private int size;

	@Option(names = "--seed", description = "Seed of all chance in the first load (default: ${DEFAULT-VALUE}).",
			defaultValue = "2007")
	private long seed;

	@Option(names = "--day", paramLabel = "DATE",
			description = "The day of the campaign on which the clock starts, at nine (default: ${DEFAULT-VALUE}).",
			defaultValue = "2007-09-27")
	private LocalDate day = LocalDate.EPOCH;

	@Override
	public int run(Application application) {
		if (this.size < 1) {
			throw new ParameterException(this.spec.commandLine(),
					"--size needs a whole number from 1 on, not '%d'".formatted(this.size));
		}
		String home = System.getenv().getOrDefault("YIPANQI_HOME", "var");
		application.serve("--server.port=" + this.port, "--spring.profiles.active=demo",
				"--yipanqi.home=" + Path.of(home).resolve("demo"), "--yipanqi.now=" + this.day + "T09:00:00",
				"--yipanqi.demo.seed=" + this.seed, "--yipanqi.demo.size=" + this.size,
				"--yipanqi.briefing.address=http://localhost:" + this.port);
		return DONE;
	}

}
