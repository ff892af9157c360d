package cn.yipanqi.intake.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Row;
import cn.yipanqi.intake.source.Table;
import cn.yipanqi.intake.source.UnusableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MappingReader} and {@link RowMapper}.
 */
class MappingTests {

	private static final Pack PACK = PackReader.read(Path.of("../packs/food-inspections-us")).orThrow();

	private static final String HEAD = """
			code: test
			record: inspection
			key: [No]
			unit: {constant: "food_protection@1703"}
			region: {constant: "1703"}
			date: {column: Date, formats: [yyyy-MM-dd, d/M/yyyy, M/d/yyyy]}
			subject:
			  kind: {constant: restaurant}
			  name: Name
			  uscc: Code
			  licence: Licence
			  address: Address
			""";

	private static final String HEADER = "No,Date,Name,Code,Licence,Address,Value\n";

	@TempDir
	private Path folder;

	@Test
	void wholeNumbersLoseTheirPoint() {
		assertThat(value("{column: Value, whole: true}", "30790.0")).isEqualTo("30790");
		assertThat(value("{column: Value, whole: true}", "30790")).isEqualTo("30790");
		assertThat(refusal("{column: Value, whole: true}", "0.5")).isEqualTo("number-not-whole");
		assertThat(refusal("{column: Value, whole: true}", "3 or 4")).isEqualTo("number-unreadable");
	}

	@Test
	void unitsAreConvertedAndSeparatorsRemoved() {
		assertThat(value("{column: Value, remove: [\",\", 万元], times: 10000}", "\"1,234.5万元\"")).isEqualTo("12345000");
	}

	@Test
	void blankValuesAndDefaults() {
		assertThat(value("{column: Value, blank: [\"/\", \"—\"]}", "/")).isNull();
		assertThat(value("{column: Value, blank: [\"/\"], default: \"0\"}", " / ")).isEqualTo("0");
		assertThat(value("{column: Value, default: none}", "")).isEqualTo("none");
	}

	@Test
	void patternsKeepTheirGroup() {
		assertThat(value("{column: Value, pattern: \"([0-9]+)(-.*)?\"}", "14616-N2")).isEqualTo("14616");
		assertThat(refusal("{column: Value, pattern: \"([0-9]+)(-.*)?\"}", "PS12")).isEqualTo("pattern-unmet");
		assertThat(value("{column: Value, pattern: \"([0-9]+)\", unmatched: blank}", "PS12")).isNull();
	}

	@Test
	void valuesAreReplaced() {
		assertThat(value("{column: Value, values: {Pass: pass, Pass w/ Conditions: conditions}}", "Pass w/ Conditions"))
			.isEqualTo("conditions");
		assertThat(refusal("{column: Value, values: {Pass: pass}}", "pass")).isEqualTo("value-unknown");
		assertThat(value("{column: Value, values: {Pass: pass}, otherwise: other}", "x")).isEqualTo("other");
	}

	@Test
	void partsAreJoinedOnlyIfAllAreThere() {
		assertThat(value("{join: [No, Value], between: \"/\"}", "x")).isEqualTo("1/x");
		assertThat(value("{join: [No, Value], between: \"/\"}", "")).isNull();
		assertThat(value("{first_of: [Value, No]}", "")).isEqualTo("1");
	}

	@Test
	void paddingAndPrefix() {
		assertThat(value("{column: Value, whole: true, pad: 2, prefix: \"1703\"}", "9.0")).isEqualTo("170309");
	}

	@Test
	void datesInDeclaredForms() {
		assertThat(row("1,2013-04-05,Shop,,77,,").date()).isEqualTo("2013-04-05");
		assertThat(row("1,25/4/2013,Shop,,77,,").date()).isEqualTo("2013-04-25");
		assertThat(row("1,4/4/2013,Shop,,77,,").date()).isEqualTo("2013-04-04");
		assertThat(problems("1,3/4/2013,Shop,,77,,")).extracting(Problem::code).containsExactly("date-ambiguous");
		assertThat(problems("1,2013-02-30,Shop,,77,,")).extracting(Problem::code).containsExactly("date-unreadable");
		assertThat(problems("1,41250,Shop,,77,,")).extracting(Problem::code).containsExactly("date-unreadable");
		assertThat(problems("1,,Shop,,77,,")).extracting(Problem::code).containsExactly("value-missing");
	}

	@Test
	void subjectsAreKnownByCodeThenLicenceThenNameAndAddress() {
		assertThat(subject("1,2013-04-05,Shop,91350100M000100Y43,77,Street 1,").identity())
			.isEqualTo("91350100M000100Y43");
		assertThat(subject("1,2013-04-05,Shop,,77,Street 1,").identity()).isEqualTo("licence:77");
		assertThat(subject("1,2013-04-05,Shop,,,Street 1,").identity()).startsWith("place:")
			.isEqualTo(subject("2,2013-04-05, SHOP ,,,STREET 1,").identity())
			.isNotEqualTo(subject("2,2013-04-05,Shop,,,Street 11,").identity());
		assertThat(problems("1,2013-04-05,Shop,,,,")).extracting(Problem::code).containsExactly("subject-unidentified");
	}

	@Test
	void wrongCreditCodeIsRefusedWithItsPlace() {
		assertThat(problems("1,2013-04-05,Shop,91350100M000100Y44,77,,")).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("uscc-wrong");
			assertThat(problem.place().header()).isEqualTo("Code");
			assertThat(problem.place().column()).isEqualTo(4);
			assertThat(problem.place().line()).isEqualTo(2);
			assertThat(problem.value()).isEqualTo("91350100M000100Y44");
		});
	}

	@Test
	void allBadCellsOfARowAreNamed() {
		assertThat(problems("1,yesterday,,X,77,,")).extracting(Problem::code)
			.containsExactlyInAnyOrder("date-unreadable", "value-missing", "uscc-wrong");
	}

	@Test
	void millionCharacterCellIsRefusedWithItsPlace() {
		assertThat(problems("1,2013-04-05," + "x".repeat(1_000_000) + ",,77,,")).singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("cell-too-long");
				assertThat(problem.place().header()).isEqualTo("Name");
				assertThat(problem.value()).hasSizeLessThan(100);
			});
	}

	@Test
	void rowWithTooFewCells() {
		assertThat(problems("1,2013-04-05,Shop")).extracting(Problem::code).containsExactly("column-count");
	}

	@Test
	void controlCharacters() {
		assertThat(problems("1,2013-04-05,Sh\u0000op,,77,,")).extracting(Problem::code)
			.containsExactly("control-character");
	}

	@Test
	void sameKeySameClientKey() {
		assertThat(row("1,2013-04-05,Shop,,77,,").clientKey()).isEqualTo(row("1,2013-04-06,Other,,78,,").clientKey())
			.startsWith("test:");
		assertThat(row("1,2013-04-05,Shop,,77,,").content()).isEqualTo(row("1,2013-04-05, Shop ,,77,,").content())
			.isNotEqualTo(row("1,2013-04-06,Shop,,77,,").content());
	}

	@Test
	void declaredEncoding() {
		String mapping = HEAD + "encoding: gb18030\n";
		Path file = write("rows.csv", HEADER + "1,2013-04-05,云江食品店,,77,,\n", Charset.forName("GB18030"));
		RowMapper mapper = new RowMapper(MappingReader.read(mapping, PACK), this.folder);
		try (Table table = mapper.open(file)) {
			MappedRow row = mapper.map(table, table.next(), new ArrayList<>());
			assertThat(row.subject().name()).isEqualTo("云江食品店");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void columnTheFileDoesNotHave() {
		Path file = write("rows.csv", "No,Date\n", StandardCharsets.UTF_8);
		RowMapper mapper = new RowMapper(MappingReader.read(HEAD, PACK), this.folder);
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(() -> mapper.open(file))
			.satisfies((ex) -> assertThat(ex.fault()).isEqualTo(Fault.COLUMN_MISSING));
	}

	@Test
	void lookups() {
		write("wards.csv", "Licence,Ward\n77,1\n77,1\n78,2\n,3\n79,\n", StandardCharsets.UTF_8);
		String cell = "{column: Value, lookup: wards, missing: blank}";
		assertThat(value(cell + lookup(""), "77")).isEqualTo("1");
		assertThat(value(cell + lookup(""), "79")).isNull();
		assertThat(refusal("{column: Value, lookup: wards}" + lookup(""), "80")).isEqualTo("lookup-unmatched");
	}

	@Test
	void lookupWithTwoAnswers() {
		write("wards.csv", "Licence,Ward\n77,1\n77,2\n", StandardCharsets.UTF_8);
		assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> value("{column: Value, lookup: wards}" + lookup(""), "77"))
			.satisfies((ex) -> assertThat(ex.fault()).isEqualTo(Fault.LOOKUP_AMBIGUOUS));
		assertThat(value("{column: Value, lookup: wards}" + lookup(", conflict: first"), "77")).isEqualTo("1");
	}

	@Test
	void mistakesAreAllNamedWithTheirLine() {
		assertThatExceptionOfType(InvalidMappingException.class).isThrownBy(() -> MappingReader.read("""
				code: Test
				record: inspektion
				key: []
				unit: {column: A, constant: b}
				region: {column: R, lookup: nowhere}
				date: Date
				fields:
				  result: {column: X, valeus: {a: b}}
				encoding: latin1
				colour: red
				""", PACK))
			.satisfies((ex) -> assertThat(ex.mistakes()).anyMatch((line) -> line.startsWith("line 1:"))
				.anyMatch((line) -> line.contains("no record type 'inspektion'"))
				.anyMatch((line) -> line.contains("exactly one of"))
				.anyMatch((line) -> line.contains("no lookup 'nowhere'"))
				.anyMatch((line) -> line.contains("needs 'formats'"))
				.anyMatch((line) -> line.startsWith("line 8:") && line.contains("unknown key 'valeus'"))
				.anyMatch((line) -> line.contains("'latin1' is none of"))
				.anyMatch((line) -> line.startsWith("line 10:") && line.contains("unknown key 'colour'")));
	}

	@Test
	void fieldThatTheRecordTypeDoesNotHave() {
		assertThatExceptionOfType(InvalidMappingException.class)
			.isThrownBy(() -> MappingReader.read(HEAD + "fields: {colour: Value}\n", PACK))
			.withMessageContaining("no field 'colour'");
	}

	private static String lookup(String more) {
		return "\nlookups:\n  wards: {file: wards.csv, key: Licence, value: Ward" + more + "}\n";
	}

	private Object value(String cell, String value) {
		List<Problem> problems = new ArrayList<>();
		MappedRow row = map(HEAD + "fields:\n  number: " + cell + "\n", "1,2013-04-05,Shop,,77,," + value, problems);
		assertThat(problems).isEmpty();
		return row.fields().get("number");
	}

	private String refusal(String cell, String value) {
		List<Problem> problems = new ArrayList<>();
		map(HEAD + "fields:\n  number: " + cell + "\n", "1,2013-04-05,Shop,,77,," + value, problems);
		assertThat(problems).singleElement()
			.satisfies((problem) -> assertThat(problem.place().header()).isEqualTo("Value"));
		return problems.get(0).code();
	}

	private MappedRow row(String line) {
		List<Problem> problems = new ArrayList<>();
		MappedRow row = map(HEAD, line, problems);
		assertThat(problems).isEmpty();
		return row;
	}

	private MappedRow.MappedSubject subject(String line) {
		return row(line).subject();
	}

	private List<Problem> problems(String line) {
		List<Problem> problems = new ArrayList<>();
		assertThat(map(HEAD, line, problems)).isNull();
		return problems;
	}

	private MappedRow map(String mapping, String line, List<Problem> problems) {
		RowMapper mapper = new RowMapper(MappingReader.read(mapping, PACK), this.folder);
		try (Table table = mapper.open(write("rows.csv", HEADER + line + "\n", StandardCharsets.UTF_8))) {
			Row row = table.next();
			return mapper.map(table, row, problems);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path write(String name, String text, Charset charset) {
		try {
			return Files.writeString(this.folder.resolve(name), text, charset);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
