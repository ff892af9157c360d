package cn.yipanqi.briefing.template;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;

import cn.yipanqi.briefing.Docx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static cn.yipanqi.briefing.TemplateAssert.assertThat;
import static cn.yipanqi.briefing.TemplateAssert.template;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Templates that are too much: each is read or refused within seconds.
 */
class TemplateLimitsTests {

	private static final Duration SECONDS = Duration.ofSeconds(20);

	@Test
	void tenThousandTagsAreRead() {
		String[] paragraphs = new String[1_000];
		Arrays.fill(paragraphs, "{{figure people}}人次，{{figure dens}}处。".repeat(5));
		Template template = within(paragraphs);
		assertThat(template).isSound();
		assertThat(template.blocks()).hasSize(1_000);
	}

	@Test
	void tenThousandMistakesAreToldByTheHundred() {
		String[] paragraphs = new String[1_000];
		Arrays.fill(paragraphs, "{{figure peopel}}{{sum}}".repeat(5));
		Template template = within(paragraphs);
		assertThat(template.problems()).hasSize(101);
		assertThat(template).file().has("and-more");
	}

	@ParameterizedTest
	@ValueSource(strings = { "字", "{{", "}}", "{", "{{figure people}}", "{{if people > 0}}", "{{end}}", "{figure ",
			"{{a", "aaaa=", "\" ", "{  ", "{{figure x a=\"" })
	void paragraphOfAMillionCharactersTakesSeconds(String piece) {
		Template template = within(piece.repeat(1_000_000 / piece.length()));
		assertThat(template.problems().size()).isLessThanOrEqualTo(101);
	}

	@Test
	void tagOfAMillionCharactersIsReported() {
		assertThat(within("{{figure " + "people ".repeat(140_000) + "}}")).has("tag-too-long");
	}

	@Test
	void conditionsNestedTooDeeplyAreReportedOnce() {
		String deep = "{{if people > 0}}".repeat(5_000) + "甲" + "{{end}}".repeat(5_000);
		assertThat(within(deep)).has("too-deep");
		String[] paragraphs = Collections.nCopies(5_000, "{{if people > 0}}").toArray(String[]::new);
		assertThat(within(paragraphs)).has("too-deep");
		String sixteen = "{{if people > 0}}".repeat(16) + "甲" + "{{end}}".repeat(16);
		assertThat(within(sixteen)).isSound();
	}

	@Test
	void paragraphAndLineAreNestedTogether() {
		String[] paragraphs = new String[33];
		Arrays.fill(paragraphs, 0, 16, "{{if people > 0}}");
		paragraphs[16] = "{{if dens > 0}}甲{{end}}";
		Arrays.fill(paragraphs, 17, 33, "{{end}}");
		assertThat(template(paragraphs)).paragraph(17).has("too-deep", "16");
	}

	@Test
	void conditionWithThousandsOfBracketsIsReported() {
		assertThat(within("{{if " + "(".repeat(900) + "people" + ")".repeat(900) + " > 0}}甲{{end}}"))
			.has("bad-expression");
		assertThat(within("{{if " + "!".repeat(1_900) + "(people > 0)}}甲{{end}}").problems().size()).isLessThan(2);
		assertThat(within("{{if people > " + "-".repeat(1_900) + "1}}甲{{end}}").problems().size()).isLessThan(2);
		assertThat(within("{{if people" + "+1".repeat(900) + " > 0}}甲{{end}}").problems().size()).isLessThan(2);
	}

	@Test
	void deepTablesAreRefused() {
		String table = "";
		for (int i = 0; i < 2_000; i++) {
			table = "<w:tbl><w:tr><w:tc>" + table + "<w:p/></w:tc></w:tr></w:tbl>";
		}
		assertThat(template(Docx.body(table).bytes())).has("too-large-unpacked");
	}

	private static Template within(String... paragraphs) {
		byte[] file = Docx.of(paragraphs).bytes();
		long start = System.nanoTime();
		Template template = template(file);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECONDS);
		return template;
	}

}
