package cn.yipanqi.briefing.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.yipanqi.briefing.Docx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static cn.yipanqi.briefing.TemplateAssert.assertThat;
import static cn.yipanqi.briefing.TemplateAssert.template;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference in {@code docs/briefing-templates.md} says what the code does.
 */
class ReferenceTests {

	private static final Path REFERENCE = Path.of("../docs/briefing-templates.md");

	private static final Pattern TAG = Pattern.compile("\\{\\{([^{}…]+)}}");

	private static final Set<String> CONTROL = Set.of("if", "else", "end", "each");

	static List<String> tags() throws IOException {
		return TAG.matcher(Files.readString(REFERENCE))
			.results()
			.map((found) -> found.group(1))
			.filter((tag) -> !CONTROL.contains(tag.split(" ")[0]))
			.distinct()
			.toList();
	}

	@ParameterizedTest
	@MethodSource("tags")
	void exampleIsSound(String tag) {
		assertThat(template(Docx.of("{{each groups}}{{" + tag + "}}{{end}}").bytes())).isSound();
	}

	@Test
	void everyWordIsExplained() throws IOException {
		String reference = Files.readString(REFERENCE);
		Stream<String> words = Stream.of(Words.values())
			.flatMap((word) -> Stream.concat(Stream.of(word.name().toLowerCase(java.util.Locale.ROOT)),
					word.attributes().stream()));
		assertThat(Stream.concat(words, Words.all().stream()).distinct())
			.allSatisfy((word) -> assertThat(reference).containsPattern("\\b" + word + "\\b"));
	}

}
