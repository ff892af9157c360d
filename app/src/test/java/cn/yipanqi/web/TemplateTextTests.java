package cn.yipanqi.web;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no page has text of its own: every text comes from the bundles or the pack.
 */
class TemplateTextTests {

	static List<Path> templates() {
		return Templates.all();
	}

	@ParameterizedTest
	@MethodSource("templates")
	void templateHasNoLiteralText(Path template) {
		assertThat(Templates.literals(Templates.text(template))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			<p>Hello</p>                              | Hello
			<p><b>1</b> of</p>                        | of
			<input placeholder="Name">                | Name
			<a title="Open"></a>                      | Open
			<img alt="Map"/>                          | Map
			<p th:text="${a} + '户'"></p>             | <p th:text="${a} + '户'"></p>
			""")
	void literalTextIsFound(String html, String text) {
		assertThat(Templates.literals(html)).containsExactly(text);
	}

	@Test
	void expressionsAndSignsAreNoText() {
		assertThat(Templates.literals("<p th:title=\"#{a}\" title=\"—\">· [[#{b}]]</p>")).isEmpty();
	}

}
