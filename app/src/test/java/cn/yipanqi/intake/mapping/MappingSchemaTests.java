package cn.yipanqi.intake.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an editor with the published schema and the reader say the same of a
 * mapping.
 */
class MappingSchemaTests {

	private static final Path SCHEMA_FILE = Path.of("../packs/mapping.schema.json");

	private static final Path REFERENCE = Path.of("../docs/pack-reference.md");

	private static final Path MAPPINGS = Path.of("../packs/food-inspections-us/imports");

	private static final String MODELINE = "# yaml-language-server: $schema=../../mapping.schema.json\n";

	private static final Pattern KNOWN = Pattern.compile("line \\d+: unknown key 'stranger'; known here: \\[(.*)]");

	private static final SchemaRegistry REGISTRY = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private static final Schema SCHEMA = REGISTRY.getSchema(text(SCHEMA_FILE), InputFormat.JSON);

	private static final Pack PACK = PackReader.read(MAPPINGS.getParent()).orThrow();

	static List<Path> mappings() throws IOException {
		try (Stream<Path> files = Files.list(MAPPINGS)) {
			return files.sorted().toList();
		}
	}

	@Test
	void schemaIsOne() {
		assertThat(REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
			.validate(text(SCHEMA_FILE), InputFormat.JSON)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mappings")
	void mappingIsAcceptedByBoth(Path mapping) {
		assertThat(text(mapping)).startsWith(MODELINE);
		assertThat(refusals(text(mapping))).allSatisfy((refusal) -> assertThat(refusal).isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/properties                     | {stranger: 1}
			/$defs/subject/properties       | {subject: {stranger: 1}}
			/$defs/line/properties          | {lines: [{stranger: 1}]}
			/$defs/lookup/properties        | {lookups: {wards: {stranger: 1}}}
			/$defs/cellKeys/properties      | {date: {stranger: 1}}
			""")
	void readerAndSchemaKnowTheSameKeys(String keys, String mapping) {
		Set<String> known = mistakes(mapping).stream()
			.map(KNOWN::matcher)
			.filter(Matcher::matches)
			.findFirst()
			.map((matcher) -> (Set<String>) new TreeSet<>(List.of(matcher.group(1).split(", "))))
			.orElseThrow();
		assertThat(known).isEqualTo(new TreeSet<>(SCHEMA.getSchemaNode().at(keys).propertyNames()));
		assertThat(SCHEMA.validate(mapping, InputFormat.YAML))
			.anySatisfy((error) -> assertThat(error.getProperty()).isEqualTo("stranger"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			code: us_inspections                    | code: US
			code: us_inspections                    | ``
			record: inspection                      | record:
			encoding: utf-8                         | encoding: latin-1
			encoding: utf-8                         | delimiter: ";;"
			encoding: utf-8                         | max_rows: 0
			encoding: utf-8                         | max_cell: many
			key: [{column: Inspection_ID            | key: [{colum: Inspection_ID
			key: [{column: Inspection_ID            | key: [{constant: one, column: Inspection_ID
			key: [{column: Inspection_ID            | key: [{join: [], between: Inspection_ID
			unit: {constant: "food_protection@1703"} | ``
			missing: blank                          | missing: ignore
			, formats: [yyyy-MM-dd]                 | ``
			, formats: [yyyy-MM-dd]                 | , formats: []
			register: true                          | register: perhaps
			otherwise: other                        | othrwise: other
			name: DBA_Name                          | name: [DBA_Name]
			name: DBA_Name                          | title: DBA_Name
			values: {Pass: pass,                    | values: {Pass: [pass],
			values: {Pass: pass,                    | valeus: {Pass: pass,
			{column: criticalCount, whole: true}    | {column: criticalCount, whole: 1}
			{column: criticalCount, whole: true}    | {column: criticalCount, times: many}
			{column: criticalCount, whole: true}    | {column: criticalCount, otherwise: none}
			{column: criticalCount, whole: true}    | {column: criticalCount, unmatched: ignore}
			{column: criticalCount, whole: true}    | {whole: true}
			pad: 2                                  | pad: 0
			pad: 2                                  | pad: 41
			pad: 2                                  | pad: 99999999999
			conflict: reject                        | conflict: last
			file: 24_bus_features.csv.gz            | ``
			""")
	void mistakeIsRefusedByBoth(String text, String mistake) {
		String mapping = text(MAPPINGS.resolve("inspections.yaml"));
		assertThat(mapping).contains(text);
		assertThat(refusals(mapping.replace(text, mistake))).allSatisfy((refusal) -> assertThat(refusal).isNotEmpty());
	}

	@Test
	void exampleOfTheReferenceIsAcceptedByBoth() {
		String reference = text(REFERENCE);
		int start = reference.indexOf("code: us_inspections");
		String example = reference.substring(start, reference.indexOf("```", start));
		assertThat(refusals(example)).allSatisfy((refusal) -> assertThat(refusal).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/properties", "/$defs/subject/properties", "/$defs/line/properties",
			"/$defs/lookup/properties", "/$defs/cellKeys/properties" })
	void keysStandInTheReference(String keys) {
		assertThat(SCHEMA.getSchemaNode().at(keys).propertyNames())
			.allMatch((key) -> Pattern.compile("`" + key + "[`:]").matcher(text(REFERENCE)).find());
	}

	private static List<List<?>> refusals(String mapping) {
		return List.of(SCHEMA.validate(mapping, InputFormat.YAML), mistakes(mapping));
	}

	private static List<String> mistakes(String mapping) {
		try {
			MappingReader.read(mapping, PACK);
			return List.of();
		}
		catch (InvalidMappingException ex) {
			return ex.mistakes();
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
