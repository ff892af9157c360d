package cn.yipanqi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Serves the campaign to the city.
 */
@Command(name = "serve", description = "Serve the campaign until Ctrl-C.", mixinStandardHelpOptions = true)
class ServeVerb implements Verb {

	@Option(names = "--port", description = "Port of the web server (default: ${DEFAULT-VALUE}).",
			defaultValue = "8080")
	private int port;

	@Override
	public int run(Application application) {
		application.serve("--server.port=" + this.port, "--yipanqi.load-territory=true");
		return DONE;
	}

}
