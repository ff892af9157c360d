package cn.yipanqi.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Serves an invented city in the last days of its campaign, in a home of its own: nothing
 * of it touches a real campaign.
 */
@Command(name = "demo", description = "Serve an invented city, with a home of its own.",
		mixinStandardHelpOptions = true)
class DemoVerb implements Verb {

	@Option(names = "--port", description = "Port of the web server (default: ${DEFAULT-VALUE}).",
			defaultValue = "8080")
	private int port;

	@Override
	public int run(Application application) {
		String home = System.getenv().getOrDefault("YIPANQI_HOME", "var");
		application.serve("--server.port=" + this.port, "--spring.profiles.active=demo",
				"--yipanqi.home=" + Path.of(home).resolve("demo"));
		return DONE;
	}

}
