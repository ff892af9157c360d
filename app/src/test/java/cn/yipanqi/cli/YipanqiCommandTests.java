package cn.yipanqi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class YipanqiCommandTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void helpNamesTheVerbs() {
		assertThat(run("help")).isZero();
		assertThat(this.out.toString()).contains("demo", "serve", "pack", "help");
	}

	@Test
	void noVerbIsAMistake() {
		assertThat(run()).isEqualTo(2);
		assertThat(this.err.toString()).contains("VERB");
	}

	@Test
	void unknownVerbIsAMistake() {
		assertThat(run("dance")).isEqualTo(2);
		assertThat(this.err.toString()).contains("dance");
	}

	@Test
	void packWithoutProblems() {
		assertThat(run("pack", "check", "../packs/food-inspections-us")).isZero();
		assertThat(this.out.toString()).contains("no problems");
	}

	@Test
	void packWithProblemsNamesFileAndLine(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("campaign.yaml"), "campaign:\n  code: Wrong Code\n");
		assertThat(run("pack", "check", folder.toString())).isEqualTo(1);
		assertThat(this.out.toString()).contains("campaign.yaml:2");
	}

	@Test
	void settingsBelongToTheApplication() {
		assertThat(run("help", "--server.port=1")).isZero();
	}

	@Test
	void failureIsOneLine() {
		assertThat(run("pack", "check", "bad\0name")).isEqualTo(2);
		assertThat(run("verify", "--spring.main.lazy-initialization=true", "--spring.main.banner-mode=off"))
			.isEqualTo(1);
		assertThat(this.err.toString()).contains("yipanqi: ").doesNotContain("\tat ");
	}

	private int run(String... args) {
		return YipanqiCommand.run(getClass(), new PrintWriter(this.out, true), new PrintWriter(this.err, true), args);
	}

}
