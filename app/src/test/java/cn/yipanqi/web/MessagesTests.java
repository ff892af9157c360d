package cn.yipanqi.web;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the message bundles hold every text that templates and Java ask for, in both
 * languages, and none besides.
 */
class MessagesTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path SOURCES = Path.of("src/main/java");

	private static final Map<String, String> CHINESE = bundle("messages.properties");

	private static final Map<String, String> ENGLISH = bundle("messages_en.properties");

	private static final UsedMessages USED = used();

	private static final Map<String, Set<String>> CODES = MessageCodes.all();

	@Test
	void languagesHaveTheSameKeys() {
		assertThat(ENGLISH.keySet()).isEqualTo(CHINESE.keySet());
	}

	@Test
	void noMessageIsBlank() {
		assertThat(CHINESE.values()).noneMatch(String::isBlank);
		assertThat(ENGLISH.values()).noneMatch(String::isBlank);
	}

	@Test
	void languagesHaveTheSamePlaceholders() {
		CHINESE
			.forEach((key, text) -> assertThat(placeholders(ENGLISH.get(key))).as(key).isEqualTo(placeholders(text)));
	}

	@Test
	void keyStandsOnce() throws IOException {
		for (String file : List.of("messages.properties", "messages_en.properties")) {
			assertThat(Files.readAllLines(RESOURCES.resolve(file))
				.stream()
				.filter((line) -> line.contains("="))
				.map((line) -> line.split("=", 2)[0])).doesNotHaveDuplicates();
		}
	}

	@Test
	void everyKeyAskedForIsThere() {
		assertThat(USED.keys).hasSizeGreaterThan(100);
		assertThat(asked()).filteredOn((key) -> !CHINESE.containsKey(key)).isEmpty();
	}

	@Test
	void everyKeyIsAskedFor() {
		assertThat(CHINESE.keySet()).filteredOn((key) -> !asked().contains(key)).isEmpty();
	}

	@Test
	void codesOfKeysPutTogetherAreKnown() {
		assertThat(USED.prefixes).isEqualTo(new TreeSet<>(CODES.keySet()));
	}

	@Test
	void templatesAskClearly() {
		assertThat(USED.unclear).isEmpty();
	}

	private static Set<String> asked() {
		Set<String> asked = new TreeSet<>(USED.keys);
		CODES.forEach((prefix, codes) -> codes.forEach((code) -> asked.add(prefix + code)));
		return asked;
	}

	private static UsedMessages used() {
		UsedMessages messages = new UsedMessages();
		Templates.all().forEach((template) -> messages.template(Templates.text(template)));
		messages.java(SOURCES, CHINESE.keySet().stream().map((key) -> key.split("\\.")[0]).collect(Collectors.toSet()));
		return messages;
	}

	private static Set<Integer> placeholders(String text) {
		new MessageFormat(text);
		String unquoted = text.replace("''", "").replaceAll("'[^']*'", "");
		return PLACEHOLDER.matcher(unquoted)
			.results()
			.map((match) -> Integer.valueOf(match.group(1)))
			.collect(Collectors.toSet());
	}

	private static Map<String, String> bundle(String file) {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map<String, String> messages = new TreeMap<>();
		properties.forEach((key, text) -> messages.put(key.toString(), text.toString()));
		return messages;
	}

}
