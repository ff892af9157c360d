package cn.yipanqi.briefing.template;

import java.util.List;
import java.util.Map;

import cn.yipanqi.briefing.Docx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static cn.yipanqi.briefing.TemplateAssert.assertThat;
import static cn.yipanqi.briefing.TemplateAssert.template;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One tag, written by people with Chinese keyboards and helpful word processors.
 */
class TagTests {

	@ParameterizedTest
	@ValueSource(strings = { "figure people", " figure   people ", "figure\u00A0people", "figure\u3000people",
			"figure\tpeople", "figure\u2003people", "ｆｉｇｕｒｅ　ｐｅｏｐｌｅ", "fig\u200Bure people", "\uFEFFfigure people",
			"figure people\u00AD" })
	void tagIsReadWhateverItsSpacesAndLetters(String source) {
		Tag tag = TagReader.read(source);
		assertThat(tag.word()).isEqualTo("figure");
		assertThat(tag.first()).isEqualTo("people");
		assertThat(tag.faults()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "before=\"较高的为\" digits=1", "before=“较高的为” digits=１", "before＝”较高的为“　digits＝1",
			"before = \"较高的为”digits=1", "before=较高的为 digits=1", "digits = 1 before=“较高的为\"" })
	void attributesAreReadWhateverTheirQuotesAndSigns(String attributes) {
		Tag tag = TagReader.read("ranking ledger_rate " + attributes);
		assertThat(tag.arguments()).isEqualTo("ledger_rate");
		assertThat(tag.attributes()).isEqualTo(Map.of("before", "较高的为", "digits", "1"));
		assertThat(tag.faults()).isEmpty();
	}

	@Test
	void valueInQuotesStaysAsItIsWritten() {
		Tag tag = TagReader.read("ranking x before=“所谓“三小”（注１）：” after=\"；　\"");
		assertThat(tag.attributes()).isEqualTo(Map.of("before", "所谓“三小”（注１）：", "after", "；　"));
	}

	@Test
	void chineseValueKeepsItsSignsWithoutQuotes() {
		assertThat(TagReader.read("ranking x after=，较低的为").attribute("after")).isEqualTo("，较低的为");
	}

	@ParameterizedTest
	@CsvSource({ "if people ＞ 0,people > 0", "if（people≥１０）,(people>=10)",
			"if people ≠ 0 ＆＆ dens ≤ 3,people != 0 && dens <= 3", "if people–dens > 0,people-dens > 0" })
	void conditionIsReadWhateverItsSigns(String source, String condition) {
		assertThat(TagReader.read(source).arguments()).isEqualTo(condition);
	}

	@Test
	void tagSplitOverRunsIsOneTag() {
		String runs = List.of("{", "{fig", "ure peo", "ple", "}", "}人次")
			.stream()
			.map(Docx::run)
			.reduce("", String::concat);
		Template template = template(Docx.body("<w:p>" + runs + "</w:p>").bytes());
		assertThat(template).isSound();
		assertThat(template.blocks()).singleElement()
			.satisfies((block) -> assertThat(((Block.Paragraph) block).inlines()).satisfiesExactly(
					(tag) -> assertThat(((Inline.Filled) tag).tag().first()).isEqualTo("people"),
					(words) -> assertThat(((Inline.Words) words).text()).isEqualTo("人次")));
	}

	@Test
	void fullWidthBracesAreBraces() {
		assertThat(template("｛｛figure people｝｝人次", "{｛figure people}｝")).isSound();
		assertThat(template("｛｛figure peopel｝｝")).paragraph(1).has("unknown-indicator-near", "peopel", "people");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{{figure people                 | unclosed
			{{figure people}                | unclosed
			{{figure {{figure people}}      | unclosed
			figure people}}                 | unopened
			{figure people}人次             | single-brace
			{ text city }                   | single-brace
			{{}}                            | empty-tag
			{{   }}                         | empty-tag
			{{figure people limit="3}}      | unclosed-quote
			{{figure people digits=1 digits=2}} | repeated-attribute
			{{figure}}                      | argument-missing
			{{figure people dens}}          | argument-unexpected
			{{values tobacco_dens}}         | argument-missing
			{{text name}}                   | text-outside-each
			{{each counties}}{{text leads}}{{end}} | text-outside-each
			{{highlights meetings}}         | no-sentences
			{{values ledger_rate unit}}     | no-records
			{{day ledger_rate first}}       | no-records
			{{figure ledger_rate on=peak}}  | no-records
			{{if}}x{{end}}                  | condition-missing
			{{if people}}x{{end}}           | bad-expression
			{{if people >}}x{{end}}         | bad-expression
			{{if people > 'a'}}x{{end}}     | bad-expression
			{{if people ? 1 : 2}}x{{end}}   | bad-expression
			{{if people.exists(x, x > 0)}}x{{end}} | bad-expression
			{{if people > 1e999}}x{{end}}   | bad-expression
			{{if people > 99999999999999999999}}x{{end}} | bad-expression
			{{each counties limit=3}}x{{end}} | unknown-attribute
			""")
	void slipIsReported(String text, String code) {
		assertThat(template("各位领导：", text)).paragraph(2).has(code);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{{Figure people}}                        | unknown-tag        | Figure     | figure
			{{figur people}}                         | unknown-tag        | figur      | figure
			{{figure peopel}}                        | unknown-indicator  | peopel     | people
			{{text citty}}                           | unknown-text       | citty      | city
			{{text plan.goal}}                       | unknown-text       | plan.goal  | plan.goals
			{{figure people digit=1}}                | unknown-attribute  | digit      | digits
			{{values tobacco_dens plase}}            | unknown-field      | plase      | place
			{{day people pea}}                       | unknown-day        | pea        | peak
			{{each countys}}x{{end}}                 | unknown-items      | countys    | counties
			{{figure people department=helth}}       | unknown-department | helth      | health
			{{figure people group=porks}}            | unknown-group      | porks      | pork
			{{figure people region=23990}}           | unknown-region     | 23990      | 2399
			{{if peopel > 0}}x{{end}}                | unknown-indicator  | peopel     | people
			{{if day_left > 0}}x{{end}}              | unknown-indicator  | day_left   | days_left
			""")
	void misspellingIsReportedWithWhatMayBeMeant(String text, String code, String given, String near) {
		assertThat(template("各位领导：", text)).paragraph(2).has(code + "-near", given, near);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{{figura people}}{{sum people}}          | unknown-tag        | sum
			{{figure turnover}}                      | unknown-indicator  | turnover
			{{text mayor}}                           | unknown-text       | mayor
			{{figure people colour=red}}             | unknown-attribute  | colour
			{{values tobacco_dens chimneys}}         | unknown-field      | chimneys
			{{day people yesterday}}                 | unknown-day        | yesterday
			{{each villages}}x{{end}}                | unknown-items      | villages
			{{figure people department=navy}}        | unknown-department | navy
			{{figure people group=fireworks}}        | unknown-group      | fireworks
			{{figure people region=110000}}          | unknown-region     | 110000
			""")
	void unknownWordWithNothingNearIsReported(String text, String code, String given) {
		assertThat(template("各位领导：", text)).paragraph(2).has(code, given);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{{figure people digits=5}}               | bad-value   | digits | 5    | 1
					{{figure people digits=one}}             | bad-value   | digits | one  | 1
					{{values tobacco_dens place limit=0}}    | bad-value   | limit  | 0    | 3
					{{ranking people limit=9999999999}}      | bad-value   | limit  | 9999999999 | 3
					{{ranking people below=9e9}}             | bad-value   | below  | 9e9  | 90
					{{figure people from=2007-9-1}}          | bad-value   | from   | 2007-9-1 | 2007-09-01
					{{figure people to=2007-02-30}}          | bad-value   | to     | 2007-02-30 | 2007-09-01
					{{figure people to=+999999999-01-01}}    | bad-value   | to     | +999999999-01-01 | 2007-09-01
					{{figure people on=yesterday}}           | bad-choice  | on     | yesterday | first, last, peak, 2007-09-01
					{{figure people style=roman}}            | bad-choice  | style  | roman | chinese
					{{ranking people order=latest}}          | bad-choice  | order  | latest | highest, lowest
					{{ranking people numbers=none}}          | bad-choice  | numbers | none | yes, no
					{{figure goods_value unit=万}}           | unknown-unit | 万    | 元、yuan、万元、× 10 000 yuan、亿元、× 100 million yuan |
					""")
	void valueThatDoesNotFitIsReportedWithOneThatDoes(String text, String code, String first, String second,
			String third) {
		if (third == null) {
			assertThat(template(text)).paragraph(1).has(code, first, second);
		}
		else {
			assertThat(template(text)).paragraph(1).has(code, first, second, third);
		}
	}

	@Test
	void windowThatEndsBeforeItBeginsIsReported() {
		assertThat(template("{{figure people from=2007-09-20 to=2007-09-10}}")).paragraph(1)
			.has("from-after-to", "2007-09-20", "2007-09-10");
	}

	@Test
	void unitIsKnownInBothLanguages() {
		assertThat(template("{{figure goods_value unit=万元}}{{figure goods_value unit=\"× 10 000 yuan\"}}")).isSound();
	}

	@Test
	void everyFaultOfATagIsToldOnce() {
		assertThat(template("{{figure peopel colour=red digits=7}}")).has("unknown-indicator-near", "unknown-attribute",
				"bad-value");
	}

	@Test
	void somethingThatIsNoTextWithinATagIsReported() {
		String broken = "<w:p>" + Docx.run("{{figure") + "<w:r><w:br/></w:r>" + Docx.run("people}}") + "</w:p>";
		assertThat(template(Docx.body(broken).bytes())).paragraph(1).has("thing-in-tag");
	}

}
