package cn.yipanqi.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import cn.yipanqi.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of docs/api.md do what the guide says.
 */
class ApiGuideTests extends ProgramTest {

	private static final Pattern EXAMPLE = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

	private static final JsonMapper JSON = new JsonMapper();

	@Test
	@EnabledIf("curlIsThere")
	void examplesWork() throws Exception {
		String guide = Files.readString(Path.of("../docs/api.md"));
		List<String> examples = EXAMPLE.matcher(guide).results().map((MatchResult found) -> found.group(1)).toList();
		assertThat(examples).hasSize(7);
		Program office = program(Role.OFFICE, "239901");
		assertThat(run(examples.get(0), office).at("/scope/region").asString()).isEqualTo("239901");
		assertThat(run(examples.get(1), office).at("/fields")).isNotEmpty();
		JsonNode filed = run(examples.get(2), office);
		assertThat(filed.at("/alreadyThere").booleanValue()).isFalse();
		assertThat(run(examples.get(2), office).at("/id")).isEqualTo(filed.at("/id"));
		assertThat(run(examples.get(3), office).at("/items/0/type").asString()).isEqualTo("meeting");
		JsonNode subject = run(examples.get(4), office);
		assertThat(subject.at("/name").asString()).isEqualTo("老街张记小吃摊");
		assertThat(run(examples.get(4), office).at("/id")).isEqualTo(subject.at("/id"));
		assertThat(output(examples.get(5), office).split("\n")).satisfiesExactly(
				(line) -> assertThat(line).contains("\"FILED\""), (line) -> assertThat(line).contains("\"REFUSED\""));
		assertThat(run(examples.get(6), office).at("/items/0/definition").asString()).isNotBlank();
	}

	private JsonNode run(String example, Program program) throws Exception {
		return JSON.readTree(output(example, program));
	}

	private String output(String example, Program program) throws Exception {
		ProcessBuilder shell = new ProcessBuilder("bash", "-c", example);
		shell.environment().put("TOKEN", program.token);
		shell.environment().put("SERVER", "http://localhost:" + this.port);
		shell.environment().put("LC_ALL", "C.UTF-8");
		Process process = shell.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	static boolean curlIsThere() throws InterruptedException {
		try {
			return new ProcessBuilder("curl", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
