package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an editor with the published schema and the reader say the same of a pack.
 */
class PackSchemaTests {

	private static final Path PACKS = Path.of("../packs");

	private static final Path TINY = Path.of("src/test/resources/packs/tiny");

	private static final Path REFERENCE = Path.of("../docs/pack-reference.md");

	private static final String MODELINE = "# yaml-language-server: $schema=";

	private final PackSchema schema = new PackSchema();

	@TempDir
	private Path directory;

	static Stream<Path> packFiles() throws IOException {
		try (Stream<Path> files = Files.walk(PACKS)) {
			return files.filter((file) -> file.toString().endsWith(".yaml"))
				.filter((file) -> !file.getParent().endsWith("imports"))
				.sorted()
				.toList()
				.stream();
		}
	}

	static Stream<Path> packs() throws IOException {
		return Stream.concat(packFiles().map((file) -> PACKS.resolve(PACKS.relativize(file).getName(0))).distinct(),
				Stream.of(TINY));
	}

	/**
	 * The examples of whole lists; those of single keys are indented.
	 */
	static Stream<String> examples() {
		return Pattern.compile("```yaml\\n([a-z_]+:\\s.*?)```", Pattern.DOTALL)
			.matcher(PackSchema.text(REFERENCE))
			.results()
			.map((found) -> found.group(1))
			.filter((example) -> !example.startsWith("code:"));
	}

	@Test
	void schemaIsOne() {
		SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
		assertThat(registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
			.validate(PackSchema.text(PackSchema.FILE), InputFormat.JSON)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("packFiles")
	void fileOfOurPacksIsAccepted(Path file) throws IOException {
		assertThat(this.schema.errors(Files.readString(file))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void exampleOfTheReferenceIsAccepted(String example) {
		assertThat(this.schema.errors(example)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("packs")
	void packIsRead(Path pack) {
		assertThat(PackReader.read(pack).problems()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("packFiles")
	void fileOfOurPacksNamesTheSchema(Path file) throws IOException {
		String first = Files.readString(file).lines().findFirst().orElseThrow();
		assertThat(first).startsWith(MODELINE);
		assertThat(file.getParent().resolve(first.substring(MODELINE.length()))).isRegularFile()
			.hasSameTextualContentAs(PackSchema.FILE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			code: inspection                       | code: Inspection
			code: goods_value                      | code: region
			{code: hu, name: 户}                   | {code: hu}
			{code: hu, name: 户}                   | {code: hu, name: ""}
			{code: hu, name: 户}                   | {code: hu, name: [户]}
			{code: hu, name: 户}                   | 户
			factor: 10000                          | factor: 0
			factor: 10000                          | factor: much
			start: 2007-08-01                      | start: 2007-8-1
			start: 2007-08-01                      | start: 2007-08-32
			start: 2007-08-01,                     | ``
			leads: [health]                        | leads: health
			leads: [health]                        | leads: [Health]
			subject: required                      | subject: sometimes
			filed_by: [health, aic]                | filed_by: {health: true}
			required: true                         | required: yes
			type: money                            | type: cash
			type: money                            | type:
			type: money                            | type: money, max: much
			type: money                            | type: money, options: [{code: one, name: 一}]
			type: choice                           | type: text
			type: text                             | type: text, max_length: 1.5
			type: text                             | type: text, max_length: -1
			type: text                             | type: choice
			unit: required                         | unit: own
			message: 货值过大                      | message_en: too much
			check: "goods_value <= 1000000"        | check: ""
			kind: count                            | kind: counted
			kind: count, parent                    | parent
			kind: sum, measure                     | kind: count, measure
			kind: stock, definition: 摸底在营      | kind: ratio, definition: 摸底在营
			definition: 不重复的户                 | definition_en: premises
			sources: [{record: inspection}]        | sources: []
			, sources: [{record: inspection}]      | ``
			record: inspection, field: goods_value | record: inspection
			record: inspection, where: "graded"    | record: inspection, key: record
			record: inspection, where: "graded"    | where: "graded"
			set: false                             | set: no
			numerator: graded,                     | ``
			, denominator: registered              | ``
			, formula: "visits - fails"            | ``
			formula: "visits - fails"              | formula: "visits - fails", better: sideways
			level: city                            | level: province
			level: city                            | level: town
			code: "2399"                           | code: "23990"
			code: "239902001"                      | code: "2399020011"
			""")
	void mistakeIsRefusedByBoth(String text, String mistake) throws IOException {
		assertThat(refusals(text, mistake)).allSatisfy((refusal) -> assertThat(refusal).isNotEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			goals: [{code: few, name: 少, target: {kind: zero}}]
			goals: [{code: few, name: 少, indicator: visits}]
			goals: [{code: few, name: 少, indicator: visits, target: {kind: equal}}]
			goals: [{code: few, name: 少, indicator: visits, target: {kind: range, value: 1}}]
			goals: [{code: few, name: 少, indicator: visits, target: {kind: base_plus, upper: 1}}]
			goals: [{code: few, name: 少, indicator: visits, target: {kind: perhaps}}]
			goals: [{code: few, name: 少, indicator: visits, target: 100}]
			goals: [{code: few, name: 少, indicator: visits, target: {kind: zero}, due: soon}]
			phases: [{code: first, name: 一, start: 2007-08-08}]
			leading_group: {name: 领导小组}
			leading_group: [{name: 领导小组, office_name: 办公室}]
			briefings: [{code: report, name: 汇报}]
			briefings: [{code: report, name: 汇报, template: ../report.docx}]
			briefings: [{code: report, name: 汇报, template: briefings/report.txt}]
			""")
	void mistakenAdditionIsRefusedByBoth(String addition) throws IOException {
		assertThat(refusals("regions:", addition + "\nregions:"))
			.allSatisfy((refusal) -> assertThat(refusal).isNotEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			goals: [{code: few, name: 少, target: {text: 以检查情况为佐证}}]
			goals: [{code: few, name: 少, indicator: visits, target: {kind: zero}, due: 2007-12-20, full_coverage: true}]
			goals: [{code: few, name: 少, indicator: visits, target: {kind: range, value: 1, upper: 2.5}}]
			phases: [{code: first, name: 一, name_en: First, start: 2007-08-08, end: 2007-08-31}]
			leading_group: {name: 领导小组, office_name: 办公室, office_seat: health, member_departments: [aic]}
			tasks: [{code: all, name: 全部, leads: [health], groups: [market], text: 每一户}]
			""")
	void correctAdditionIsAcceptedByBoth(String addition) throws IOException {
		assertThat(refusals("regions:", addition + "\nregions:"))
			.allSatisfy((refusal) -> assertThat(refusal).isEmpty());
	}

	private List<List<?>> refusals(String text, String replacement) throws IOException {
		String yaml = Files.readString(TINY.resolve("campaign.yaml"));
		assertThat(yaml).contains(text);
		int at = yaml.indexOf(text);
		String changed = yaml.substring(0, at) + replacement + yaml.substring(at + text.length());
		Files.writeString(this.directory.resolve("campaign.yaml"), changed);
		List<Error> errors = this.schema.errors(changed);
		return List.of(errors, PackReader.read(this.directory).problems());
	}

}
