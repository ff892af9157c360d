package cn.yipanqi.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.yipanqi.YipanqiApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A machine of another country, with digits of its own.
 */
class MachineLocaleTests {

	@Test
	void machineWithOtherDigitsGetsOurs(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("campaign.yaml"), "campaign:\n  code: Wrong Code\n");
		String printed = printed("-Duser.language=ar", "-Duser.country=EG", "pack", "check", folder.toString());
		assertThat(printed).containsPattern("[0-9] problem\\(s\\)").contains("campaign.yaml:2");
	}

	private static String printed(String language, String country, String... verb)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				language, country, "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				YipanqiApplication.class.getName());
		builder.command().addAll(java.util.List.of(verb));
		Process process = builder.redirectErrorStream(true).start();
		String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return printed;
	}

}
