package cn.yipanqi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.vault.PhoneNumber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScenarioTests {

	private static final Path DIRECTORY = Path.of("../packs/product-food-safety-2007");

	private static final int MANY = 9_999_999;

	private final Pack pack = PackReader.read(DIRECTORY).orThrow();

	private final Scenario scenario = Scenario.read(DIRECTORY.resolve("demo/scenario.yml"));

	/**
	 * However rarely one act follows from another: a large city meets all of them.
	 */
	@Test
	void whatFollowsFromAnActMayBeFiledForItsSubjects() {
		this.scenario.settings()
			.parts("facts")
			.stream()
			.filter((fact) -> fact.has("kind"))
			.forEach((fact) -> assertFollowing(fact, List.of(String.valueOf(fact.text("kind")))));
		for (RecordType type : this.pack.recordTypes()) {
			Settings settings = this.scenario.record(type.code());
			Stream.concat(settings.parts("each").stream(), settings.parts("variants").stream())
				.forEach((part) -> assertFollowing(part,
						part.texts("kinds").isEmpty() ? type.subjectKinds() : part.texts("kinds")));
		}
	}

	/**
	 * A city of any size: a series that runs out ends the load.
	 */
	@Test
	void seriesOfNumbersDoNotRunOut() throws IOException {
		List<String> series = Pattern.compile("serial: \"([^\"]+)\"")
			.matcher(Files.readString(DIRECTORY.resolve("demo/scenario.yml")))
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(series).hasSizeGreaterThan(20).allSatisfy((pattern) -> {
			assertThat(pattern).containsPattern("%(0\\d)?d");
			assertThat(pattern.substring(pattern.indexOf('%')).formatted(MANY)).hasSizeLessThan(20);
		});
		List<String> phones = series.stream()
			.filter((pattern) -> PhoneNumber.normalized(pattern.formatted(1)).isPresent())
			.toList();
		assertThat(phones).hasSize(1)
			.allSatisfy((pattern) -> assertThat(PhoneNumber.normalized(pattern.formatted(MANY))).isPresent());
	}

	private void assertFollowing(Settings act, List<String> kinds) {
		for (Settings then : act.parts("then")) {
			RecordType type = this.pack.recordType(String.valueOf(then.text("record")));
			if (!type.subjectKinds().isEmpty()) {
				assertThat(type.subjectKinds()).as("subjects of '%s'", type.code()).containsAll(kinds);
			}
			assertFollowing(then, kinds);
		}
	}

}
