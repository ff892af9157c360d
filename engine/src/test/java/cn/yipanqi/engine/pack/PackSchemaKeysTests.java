package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the published schema and the reader know the same keys, at every place of a
 * file where keys are expected.
 */
class PackSchemaKeysTests {

	private static final PackSchema SCHEMA = new PackSchema();

	private static final Path REFERENCE = Path.of("../docs/pack-reference.md");

	private static final Pattern KNOWN = Pattern.compile("unknown key 'stranger'; known here: \\[(.*)]");

	private static final Pattern CHOICES = Pattern.compile("'stranger' is none of \\[(.*)]");

	@TempDir
	private Path directory;

	static List<PackSchema.Place> places() {
		return SCHEMA.places();
	}

	static Stream<Key> keys() {
		return places().stream()
			.flatMap((place) -> place.keys()
				.stream()
				.map((key) -> new Key(place, key, place.schema().get("properties").get(key))));
	}

	static Stream<Key> keysWithChoices() {
		return keys().filter((key) -> key.type().has("enum"));
	}

	static Stream<Key> keysOfOtherTypesThanText() {
		return keys().filter((key) -> !key.isFreeText());
	}

	@ParameterizedTest
	@MethodSource("places")
	void readerAndSchemaKnowTheSameKeys(PackSchema.Place place) throws IOException {
		assertThat(captured(place.holding("stranger: 1"), place.at("stranger"), KNOWN)).isEqualTo(place.keys());
	}

	@ParameterizedTest
	@MethodSource("places")
	void unknownKeyIsRefusedBySchema(PackSchema.Place place) {
		assertThat(SCHEMA.errors(place.holding("stranger: 1")))
			.anySatisfy((error) -> assertThat(error.getProperty()).isEqualTo("stranger"));
	}

	@ParameterizedTest
	@MethodSource("places")
	void readerAndSchemaMissTheSameKeys(PackSchema.Place place) throws IOException {
		Set<String> missing = new TreeSet<>(place.keys());
		List<PackProblem> problems = problems(place.holding(""));
		missing.removeIf((key) -> problems.stream()
			.noneMatch((problem) -> problem.path().equals(place.at(key))
					&& problem.message().equals("'" + key + "' is missing")));
		assertThat(missing).isEqualTo(place.required());
	}

	@ParameterizedTest
	@MethodSource("keysWithChoices")
	void readerAndSchemaOfferTheSameChoices(Key key) throws IOException {
		Set<String> choices = new TreeSet<>();
		key.type().get("enum").forEach((choice) -> choices.add(choice.stringValue()));
		assertThat(captured(key.holding("stranger"), key.path(), CHOICES)).isEqualTo(choices);
	}

	@ParameterizedTest
	@MethodSource("keys")
	void valueOfAnotherShapeIsRefusedByBoth(Key key) throws IOException {
		String value = key.isMany() ? "stranger" : "[stranger]";
		assertThat(problems(key.holding(value))).extracting(PackProblem::path)
			.anySatisfy((path) -> assertThat(path).isEqualTo(key.path()));
		assertThat(errors(key, value)).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("keysOfOtherTypesThanText")
	void wordOfNoMeaningIsRefusedByBoth(Key key) throws IOException {
		assertThat(problems(key.holding("stranger"))).extracting(PackProblem::path)
			.anySatisfy((path) -> assertThat(path).isEqualTo(key.path()));
		assertThat(errors(key, "stranger")).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("keys")
	void keyIsDescribedInASentence(Key key) {
		assertThat(key.described().path("description").asString()).matches("[A-Z].+\\.").hasSizeBetween(10, 160);
	}

	@ParameterizedTest
	@MethodSource("keys")
	void keyStandsInTheReference(Key key) {
		assertThat(Pattern.compile("`" + key.name() + "[`:]").matcher(PackSchema.text(REFERENCE)).find()).isTrue();
	}

	private List<PackProblem> problems(String yaml) throws IOException {
		Files.writeString(this.directory.resolve("campaign.yaml"), yaml);
		return PackReader.read(this.directory).problems();
	}

	private static List<Error> errors(Key key, String value) {
		return SCHEMA.errors(key.holding(value))
			.stream()
			.filter((error) -> error.getInstanceLocation().toString().equals(key.pointer()))
			.toList();
	}

	private Set<String> captured(String yaml, String path, Pattern message) throws IOException {
		return problems(yaml).stream()
			.filter((problem) -> problem.path().equals(path))
			.map((problem) -> message.matcher(problem.message()))
			.filter(Matcher::matches)
			.findFirst()
			.map((matcher) -> (Set<String>) new TreeSet<>(List.of(matcher.group(1).split(", "))))
			.orElseThrow();
	}

	/**
	 * A key at its place.
	 */
	record Key(PackSchema.Place place, String name, JsonNode described) {

		JsonNode type() {
			return SCHEMA.resolved(this.described);
		}

		boolean isMany() {
			return type().has("items") || type().has("properties");
		}

		boolean isFreeText() {
			JsonNode type = type();
			return !isMany() && !type.has("enum") && type.get("type").toString().contains("string");
		}

		String holding(String value) {
			return this.place.holding(this.name + ": " + value);
		}

		String path() {
			return this.place.at(this.name);
		}

		String pointer() {
			return this.place.pointer(this.name);
		}

		@Override
		public String toString() {
			return path();
		}

	}

}
