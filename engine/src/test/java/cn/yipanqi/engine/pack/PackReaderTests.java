package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackReaderTests {

	private static final Path TINY = Path.of("src/test/resources/packs/tiny");

	private static final String GRADED = "      - {code: graded, name: 已分级, type: flag}\n";

	private static final String PHONE = GRADED + "      - {code: phone, name: 电话, type: text, sensitive: phone}\n";

	@TempDir
	private Path directory;

	@Test
	void readsAPack() {
		Pack pack = PackReader.read(TINY).orThrow();
		assertThat(pack.campaign().name()).isEqualTo("小行动");
		assertThat(pack.indicator("premises").basis()).isEqualTo(Indicator.Basis.SUBJECTS);
		assertThat(pack.recordType("inspection").line("participants")).get()
			.extracting(LineType::ownUnit)
			.isEqualTo(true);
		assertThat(pack.fingerprint()).hasSize(64);
	}

	@Test
	void unknownHeadlineIsRefused() throws IOException {
		assertThat(with("end: 2007-12-31}", "end: 2007-12-31, headlines: [visits, vizits]}")).singleElement()
			.satisfies((problem) -> assertThat(problem.toString()).contains("campaign.headlines")
				.contains("no indicator 'vizits'; did you mean 'visits'?"));
	}

	@Test
	void unknownKeyIsRefusedWithItsLine() throws IOException {
		assertThat(with("group: catering", "grupp: catering"))
			.anySatisfy((problem) -> assertThat(problem.toString()).startsWith("campaign.yaml:17: records[0].grupp")
				.contains("unknown key 'grupp'"));
	}

	@Test
	void unknownReferenceIsRefusedWithASuggestion() throws IOException {
		assertThat(with("field: goods_value", "field: good_value")).singleElement()
			.satisfies((problem) -> assertThat(problem.message())
				.isEqualTo("no field 'good_value'; did you mean 'goods_value'?"))
			.satisfies((problem) -> assertThat(problem.line()).isEqualTo(44));
	}

	@Test
	void stockCountsAmongAnotherStockOnly() throws IOException {
		assertThat(with("kind: stock, among: registered", "kind: stock, among: visits")).singleElement()
			.satisfies((problem) -> assertThat(problem.message())
				.isEqualTo("'visits' is not a stock that stands on its own"));
	}

	@Test
	void sentenceFillsInWhatItsRecordKnows() throws IOException {
		assertThat(with("name: 摸底\n", "name: 摸底\n    sentences: [{text: '{date}，{opne}'}]\n")).singleElement()
			.satisfies((problem) -> assertThat(problem.message())
				.isEqualTo("no placeholder 'opne'; did you mean 'open'?"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			check: "goods_value <= 1000000"               | check: "phone != '1'"
			where: "result == 'fail'"                     | where: "phone == '1'"
			每份检查记录计一次, sources: [{record: inspection   | 每份检查记录计一次, sources: [{record: inspection, key: phone
			""")
	void sensitiveFieldDecidesNothing(String text, String use) throws IOException {
		assertThat(with(GRADED, PHONE, text, use)).singleElement()
			.satisfies((problem) -> assertThat(problem.message())
				.isEqualTo("field 'phone' is sensitive and can be neither compared nor counted nor told"));
	}

	@Test
	void sensitiveFieldIsNotTold() throws IOException {
		String sentences = "    sentences: [{when: \"phone == '1'\", text: '电话{phone}'}]\n  - code: survey";
		assertThat(with(GRADED, PHONE, "  - code: survey", sentences)).hasSize(2)
			.allSatisfy((problem) -> assertThat(problem.message()).startsWith("field 'phone' is sensitive"));
	}

	@Test
	void onlyTextsOfTheRecordItselfAreSensitive() throws IOException {
		assertThat(with("{code: kind, name: 种类, type: text}", "{code: kind, name: 种类, type: text, sensitive: text}"))
			.anySatisfy((problem) -> assertThat(problem.message())
				.isEqualTo("a sensitive field stands in the record, not in a line"));
		assertThat(with("name: 货值, type: money}", "name: 货值, type: money, sensitive: text}"))
			.anySatisfy((problem) -> assertThat(problem.message()).startsWith("only a field of type 'text'"));
		assertThat(with(GRADED, PHONE.replace("type: text", "type: long_text"))).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).startsWith("only a field of type 'text'"));
	}

	@Test
	void everyProblemIsReported() throws IOException {
		assertThat(with("end: 2007-12-31", "end: 2007-02-31").size()
				+ with("kind: distinct, measure: hu", "kind: distinkt, measure: hou").size())
			.isGreaterThanOrEqualTo(3);
	}

	@Test
	void expressionOverUnknownFieldIsRefused() throws IOException {
		assertThat(with("\"result == 'fail'\"", "\"resultt == 'fail'\"")).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).isEqualTo("unknown name 'resultt'"));
	}

	@Test
	void circularFormulaIsRefused() throws IOException {
		assertThat(with("visits - fails", "visits - passes")).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("computed from itself"));
	}

	@Test
	void brokenYamlIsRefusedWithItsLine() throws IOException {
		assertThat(with("measures:", "measures: [")).anySatisfy((problem) -> {
			assertThat(problem.line()).isPositive();
			assertThat(problem.message()).startsWith("not valid YAML");
		});
	}

	@Test
	void duplicateCodeIsRefused() throws IOException {
		assertThat(with("code: survey", "code: inspection"))
			.anySatisfy((problem) -> assertThat(problem.message()).contains("'inspection' is defined twice"));
	}

	@Test
	void otherEncodingIsRefused() throws IOException {
		Files.writeString(this.directory.resolve("campaign.yaml"), "campaign: {name: 小行动}", Charset.forName("GB18030"));
		assertThat(PackReader.read(this.directory).problems())
			.anySatisfy((problem) -> assertThat(problem.message()).isEqualTo("the file is not UTF-8"));
	}

	@Test
	void missingCampaignFileIsRefused() {
		assertThat(PackReader.read(this.directory).problems())
			.anySatisfy((problem) -> assertThat(problem.message()).contains("is missing"));
	}

	@Test
	void keyWithoutAValueIsMissing() throws IOException {
		assertThat(with("end: 2007-12-31", "end:")).anySatisfy((problem) -> assertThat(problem.toString())
			.isEqualTo("campaign.yaml:1: campaign.end: 'end' is missing"));
		assertThat(with("kind: count, parent", "kind:, parent")).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).isEqualTo("'kind' is missing"));
	}

	@Test
	void packWithoutACampaignIsRefused() throws IOException {
		Files.writeString(this.directory.resolve("campaign.yaml"), "measures: []");
		assertThat(PackReader.read(this.directory).problems()).singleElement()
			.hasToString("campaign.yaml: 'campaign' is missing");
	}

	@Test
	void campaignInTwoFilesIsRefused() throws IOException {
		String yaml = Files.readString(TINY.resolve("campaign.yaml"));
		Files.writeString(this.directory.resolve("campaign.yaml"), yaml);
		Files.writeString(this.directory.resolve("other.yaml"), yaml.lines().findFirst().orElseThrow());
		assertThat(PackReader.read(this.directory).problems()).singleElement()
			.hasToString("other.yaml:1: campaign: 'campaign' is given twice");
	}

	@Test
	void numberOfLinesIsWhole() throws IOException {
		assertThat(with("code: goods\n", "code: goods\n        min: -1\n        max: 1.5\n"))
			.extracting(PackProblem::message)
			.containsExactly("'-1' is not a whole number from 0 to 999999",
					"'1.5' is not a whole number from 0 to 999999");
	}

	@Test
	void displayNeedsAFactorAboveZero() throws IOException {
		assertThat(with("factor: 10000", "factor: 0")).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).isEqualTo("'0' is not above zero"));
	}

	@Test
	void rangeNeedsBothEnds() throws IOException {
		String goals = "goals: [{code: g, name: 目标, indicator: visits, target: {kind: range, value: 1}}]\n";
		assertThat(with("regions:", goals + "regions:")).singleElement()
			.satisfies(
					(problem) -> assertThat(problem.message()).isEqualTo("a target of this kind needs an upper value"));
	}

	@Test
	void officeSitsInAKnownDepartment() throws IOException {
		String group = "leading_group: {name: 领导小组, office_name: 办公室, office_seat: helth}\n";
		assertThat(with("regions:", group + "regions:")).singleElement()
			.satisfies((problem) -> assertThat(problem.message())
				.isEqualTo("no department 'helth'; did you mean 'health'?"));
	}

	@Test
	void yamlCannotMakeObjects() throws IOException {
		assertThat(with("name: 小行动", "name: !!javax.script.ScriptEngineManager []")).isNotEmpty();
	}

	private List<PackProblem> with(String... replacements) throws IOException {
		String yaml = Files.readString(TINY.resolve("campaign.yaml"));
		for (int i = 0; i < replacements.length; i += 2) {
			assertThat(yaml).contains(replacements[i]);
			yaml = yaml.replaceFirst(Pattern.quote(replacements[i]), Matcher.quoteReplacement(replacements[i + 1]));
		}
		Files.writeString(this.directory.resolve("campaign.yaml"), yaml);
		return PackReader.read(this.directory).problems();
	}

}
