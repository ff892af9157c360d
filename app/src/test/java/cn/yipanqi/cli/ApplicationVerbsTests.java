package cn.yipanqi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import cn.yipanqi.YipanqiApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verbs that need the application, run as from a shell: without a web server, on a server
 * and a home of their own.
 */
class ApplicationVerbsTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void emptyLedgerIsSound() {
		assertThat(run("verify")).as(this.err.toString()).isZero();
		assertThat(this.out.toString()).contains("0 differ");
	}

	@Test
	void accountIsMadeOnce() {
		String name = "account-" + System.nanoTime();
		assertThat(run("account", "add", name, "--role", "leader", "--region", "1703")).as(this.err.toString())
			.isZero();
		assertThat(this.out.toString()).startsWith(name + " ").hasSizeGreaterThan(name.length() + 12);
		assertThat(run("account", "add", name, "--role", "leader", "--region", "1703")).isEqualTo(1);
		assertThat(this.err.toString()).contains(name).contains("is there already");
	}

	@Test
	void unknownRegionIsRefusedInOneLine() {
		assertThat(run("account", "add", "stranger", "--role", "leader", "--region", "99")).isEqualTo(1);
		assertThat(this.err.toString()).isEqualToIgnoringNewLines("yipanqi: Region '99' is not in the territory");
	}

	@Test
	void threeAdministratorsAreMadeTogetherOrNotAtAll() {
		String tail = "-" + System.nanoTime();
		String[] make = { "account", "administrators", "--region", "1703", "--system", "system" + tail, "--security",
				"security" + tail, "--auditor", "auditor" + tail };
		assertThat(run(make)).as(this.err.toString()).isZero();
		assertThat(this.out.toString().lines()).hasSize(3)
			.allMatch((line) -> line.matches("(system|security|auditor)" + tail + " \\S{14}"));
		make[make.length - 1] = "fresh" + tail;
		assertThat(run(make)).isEqualTo(1);
		assertThat(this.err.toString()).contains("none was made");
		assertThat(run("account", "reset", "fresh" + tail)).isEqualTo(1);
		assertThat(run("account", "reset", "auditor" + tail)).isZero();
		assertThat(run("account", "add", "reader" + tail, "--role", "leader", "--region", "1703")).isZero();
		assertThat(run("account", "disable", "reader" + tail)).isZero();
		assertThat(run("account", "disable", "nobody" + tail)).isEqualTo(1);
		assertThat(this.err.toString()).contains("There is no account 'nobody" + tail + "'");
	}

	private int run(String... args) {
		String[] settings = { "--yipanqi.home=target/verbs-home", "--yipanqi.pack=../packs/food-inspections-us",
				"--yipanqi.load-territory=true" };
		return YipanqiCommand.run(YipanqiApplication.class, new PrintWriter(this.out, true),
				new PrintWriter(this.err, true),
				Stream.concat(Stream.of(args), Stream.of(settings)).toArray(String[]::new));
	}

}
