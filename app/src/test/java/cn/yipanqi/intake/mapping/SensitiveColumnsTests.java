package cn.yipanqi.intake.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Row;
import cn.yipanqi.intake.source.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of the columns that hold personal data: no key is made of them, and no
 * report repeats them.
 */
class SensitiveColumnsTests {

	private static final Pack PACK = PackReader.read(Path.of("../packs/product-food-safety-2007")).orThrow();

	private static final String MAPPING = """
			code: tips
			record: tip
			key: [编号]
			unit: {constant: "aic@239901"}
			region: {constant: "239901"}
			date: {column: 日期, formats: [yyyy-MM-dd]}
			fields:
			  channel: {constant: telephone}
			  informant_phone: {column: 电话, pattern: "[0-9]{11}"}
			""";

	@TempDir
	private Path folder;

	@Test
	void keyIsNotMadeOfPersonalData() {
		assertThatExceptionOfType(InvalidMappingException.class)
			.isThrownBy(() -> MappingReader.read(MAPPING.replace("key: [编号]", "key: [编号, 电话]"), PACK))
			.withMessageContaining("column '电话' holds a sensitive field and cannot be a key");
	}

	@Test
	void reportDoesNotRepeatPersonalData() throws IOException {
		Path file = Files.writeString(this.folder.resolve("tips.csv"),
				"编号,日期,电话\n1,2007-09-20,1381234567a\n2,昨天,13812345678\n");
		RowMapper mapper = new RowMapper(MappingReader.read(MAPPING, PACK), this.folder);
		List<Problem> problems = new ArrayList<>();
		try (Table table = mapper.open(file)) {
			for (Row row = table.next(); row != null; row = table.next()) {
				mapper.map(table, row, problems);
			}
		}
		assertThat(problems).extracting(Problem::value).containsExactly("******", "昨天");
	}

}
