package cn.yipanqi.upgrade;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.cli.YipanqiCommand;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The version of today on a home.
 */
record City(Path home, Path pack) {

	static final Path CURRENT_PACK = Path.of("..", "packs", "product-food-safety-2007");

	/**
	 * Starts it, without a web server; its board is written when it stops.
	 */
	ConfigurableApplicationContext start(String... settings) {
		return new SpringApplicationBuilder(YipanqiApplication.class).web(WebApplicationType.NONE)
			.run(settings(settings));
	}

	/**
	 * Runs a verb to its good end.
	 * @return what it printed
	 */
	String run(String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exit = YipanqiCommand.run(YipanqiApplication.class, new PrintWriter(out, true), new PrintWriter(err, true),
				settings(words));
		if (exit != 0) {
			throw new AssertionError(String.join(" ", words) + ": " + exit + "\n" + out + err);
		}
		return out.toString();
	}

	private String[] settings(String... first) {
		List<String> settings = new ArrayList<>(Arrays.asList(first));
		settings.addAll(List.of("--yipanqi.home=" + this.home, "--yipanqi.pack=" + this.pack, "--yipanqi.board.worth=1",
				"--logging.level.cn.yipanqi=warn"));
		if (settings.stream().noneMatch((setting) -> setting.startsWith("--yipanqi.now="))) {
			settings.add("--yipanqi.now=2007-09-28T09:00:00");
		}
		return settings.toArray(String[]::new);
	}

}
