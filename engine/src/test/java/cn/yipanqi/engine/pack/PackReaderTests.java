package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PackReaderTests {

	private static final Path TINY = Path.of("src/test/resources/packs/tiny");

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
	void yamlCannotMakeObjects() throws IOException {
		assertThat(with("name: 小行动", "name: !!javax.script.ScriptEngineManager []")).isNotEmpty();
	}

	private List<PackProblem> with(String text, String replacement) throws IOException {
		String yaml = Files.readString(TINY.resolve("campaign.yaml"));
		assertThat(yaml).contains(text);
		Files.writeString(this.directory.resolve("campaign.yaml"), yaml
			.replaceFirst(java.util.regex.Pattern.quote(text), java.util.regex.Matcher.quoteReplacement(replacement)));
		return PackReader.read(this.directory).problems();
	}

}
