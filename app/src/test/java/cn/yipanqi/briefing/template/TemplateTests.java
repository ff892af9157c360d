package cn.yipanqi.briefing.template;

import java.util.List;

import cn.yipanqi.briefing.Docx;
import org.junit.jupiter.api.Test;

import static cn.yipanqi.briefing.TemplateAssert.assertThat;
import static cn.yipanqi.briefing.TemplateAssert.template;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditions and loops: within a paragraph, over whole paragraphs, over the row of a
 * table.
 */
class TemplateTests {

	@Test
	void emptyDocumentIsSound() {
		assertThat(template(Docx.body("").bytes())).isSound();
		assertThat(template("")).isSound();
	}

	@Test
	void conditionsNestWithinAParagraph() {
		Template template = template("甲{{if people > 0}}乙{{if dens > 0}}丙{{else}}丁{{end}}{{else}}戊{{end}}己");
		assertThat(template).isSound();
		assertThat(shape(template)).isEqualTo("P[甲 ?(乙 ?(丙|丁)|戊) 己]");
	}

	@Test
	void controlTagsInParagraphsOfTheirOwnGovernWhatStandsBetween() {
		Template template = template("  {{if people > 0}} ", "甲", "{{each counties}}", "乙", "{{end}}", "{{else}}", "丙",
				"{{end}}", "丁");
		assertThat(template).isSound();
		assertThat(shape(template)).isEqualTo("?(P[甲] *(P[乙])|P[丙]) P[丁]");
	}

	@Test
	void rowThatBeginsWithEachAndFinishesWithItsEndIsRepeated() {
		Template template = template(Docx.body(Docx.table(Docx.line("地区", "人次"),
				Docx.line("{{each counties}}{{text name}}", "{{figure people}}{{end}}"),
				Docx.line("全市", "{{figure people}}")))
			.bytes());
		assertThat(template).isSound();
		assertThat(shape(template)).isEqualTo("T[P[地区],P[人次] / *COUNTIES P[name],P[people] / P[全市],P[people]]");
	}

	@Test
	void loopOfARowMayHaveSpacesOrParagraphsOfItsOwn() {
		String spaced = Docx.line(" {{each counties}} {{text name}}", "{{figure people}} {{end}} ");
		String apart = Docx.row(Docx.paragraph("{{each counties}}") + Docx.paragraph("{{text name}}"),
				Docx.paragraph("{{figure people}}") + Docx.paragraph("{{end}}"));
		assertThat(shape(template(Docx.body(Docx.table(spaced)).bytes())))
			.isEqualTo("T[*COUNTIES P[    name],P[people    ]]");
		assertThat(shape(template(Docx.body(Docx.table(apart)).bytes()))).isEqualTo("T[*COUNTIES P[name],P[people]]");
	}

	@Test
	void loopWithinOneCellDoesNotRepeatTheRow() {
		Template template = template(
				Docx.body(Docx.table(Docx.line("{{each counties}}{{text name}}、{{end}}共", "{{if people > 0}}有{{end}}")))
					.bytes());
		assertThat(template).isSound();
		assertThat(shape(template)).isEqualTo("T[P[*(name 、) 共],P[?(有|)]]");
	}

	@Test
	void loopsOfRowsMayHoldConditionsAndLoops() {
		Template template = template(Docx
			.body(Docx.table(Docx.line("{{each counties}}{{text name}}",
					"{{if people > 0}}{{figure people}}{{else}}—{{end}}{{each groups}}{{text name}}{{end}}{{end}}")))
			.bytes());
		assertThat(template).isSound();
		assertThat(shape(template)).isEqualTo("T[*COUNTIES P[name],P[?(people|—) *(name)]]");
	}

	@Test
	void conditionThatEndsInAnotherParagraphIsReportedAtBothEnds() {
		Template template = template("甲{{if people > 0}}乙", "丙{{end}}");
		assertThat(template).paragraph(1).has("not-ended");
		assertThat(template).paragraph(2).has("unpaired");
	}

	@Test
	void conditionThatNeverEndsIsReportedWhereItBegins() {
		assertThat(template("甲", "{{if people > 0}}", "乙")).paragraph(2).has("not-ended");
		assertThat(template("甲", "{{each counties}}", "乙")).paragraph(2).has("not-ended");
	}

	@Test
	void elseOrEndAloneIsReported() {
		assertThat(template("甲", "{{else}}", "{{end}}")).has("unpaired", "unpaired");
		assertThat(template("甲{{else}}乙{{end}}")).has("unpaired", "unpaired");
	}

	@Test
	void secondElseIsReported() {
		assertThat(template("{{if people > 0}}甲{{else}}乙{{else}}丙{{end}}")).has("stray-else");
		assertThat(template("{{each counties}}甲{{else}}乙{{end}}")).has("stray-else");
	}

	@Test
	void conditionAfterElseIsReportedAndNotIgnored() {
		assertThat(template("{{if people > 0}}甲{{else if dens > 0}}乙{{end}}")).has("else-condition");
		assertThat(template("{{if people > 0}}甲{{end if}}")).has("argument-unexpected");
	}

	@Test
	void loopWithinItselfIsReported() {
		assertThat(template("{{each groups}}{{each groups}}甲{{end}}{{end}}")).has("loop-in-itself");
		assertThat(template("{{each counties}}{{each counties}}{{text name}}{{end}}{{end}}")).isSound();
	}

	@Test
	void mistakeInACellIsReportedWithTableRowAndCell() {
		Template template = template(Docx
			.body(Docx.paragraph("甲") + Docx.table(Docx.line("乙", "丙")) + Docx.paragraph("丁")
					+ Docx.table(Docx.line("戊", "己"), Docx.line("庚", "{{figure peopel}}")))
			.bytes());
		assertThat(template).cell(2, 2, 2).has("unknown-indicator-near", "peopel", "people");
	}

	@Test
	void factsOfTheDayAndTheRegionAreConditions() {
		assertThat(template("{{if days_left > 0 && is_city || is_county || is_town}}甲{{end}}")).isSound();
		assertThat(template("{{if is_city > 0}}甲{{end}}")).has("bad-expression");
	}

	@Test
	void excerptIsNeverHalfACharacter() {
		Place place = Place.of(1, 0, 0, 0, "一二三四五六七八九十一二三四五\uD842\uDFB7七");
		assertThat(place.excerpt()).isEqualTo("一二三四五六七八九十一二三四五…");
	}

	private static String shape(Template template) {
		return blocks(template.blocks());
	}

	private static String blocks(List<Block> blocks) {
		return String.join(" ", blocks.stream().map(TemplateTests::block).toList());
	}

	private static String block(Block block) {
		if (block instanceof Block.Paragraph paragraph) {
			return "P[" + inlines(paragraph.inlines()) + "]";
		}
		if (block instanceof Block.Choice choice) {
			return "?(" + blocks(choice.then()) + "|" + blocks(choice.otherwise()) + ")";
		}
		if (block instanceof Block.Loop loop) {
			return "*(" + blocks(loop.body()) + ")";
		}
		return "T[" + String.join(" / ", ((Block.Table) block).rows().stream().map(TemplateTests::row).toList()) + "]";
	}

	private static String row(Block.Row row) {
		return ((row.items() != null) ? "*" + row.items() + " " : "")
				+ String.join(",", row.cells().stream().map(TemplateTests::blocks).toList());
	}

	private static String inlines(List<Inline> inlines) {
		return String.join(" ", inlines.stream().map((inline) -> {
			if (inline instanceof Inline.Words words) {
				return words.text();
			}
			if (inline instanceof Inline.Filled filled) {
				return filled.tag().first();
			}
			if (inline instanceof Inline.Choice choice) {
				return "?(" + inlines(choice.then()) + "|" + inlines(choice.otherwise()) + ")";
			}
			return (inline instanceof Inline.Loop loop) ? "*(" + inlines(loop.body()) + ")" : "thing";
		}).toList());
	}

}
