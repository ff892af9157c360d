package cn.yipanqi.intake.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Text files as programs and people make them.
 */
class TextGridTests {

	private static final List<List<String>> WANTED = List.of(List.of("日期", "名称", "数量"),
			List.of("2007-08-24", "甲店", "3"), List.of("2007-08-25", "乙店", "4"));

	@ParameterizedTest
	@ValueSource(strings = { ",", "\t", ";", "|", "，" })
	void delimiterIsFoundByTrying(String delimiter) {
		String text = "日期,名称,数量\n2007-08-24,甲店,3\n2007-08-25,乙店,4\n".replace(",", delimiter);
		assertThat(shown(text)).isEqualTo(WANTED);
		assertThat(shown("统计表；2007年，第3号,附件\n" + text).subList(1, 4)).isEqualTo(WANTED);
	}

	@Test
	void delimiterIsNotTheOneWithinCells() {
		assertThat(shown("日期;数量;名称\n2007-08-24;1,5;\"甲,乙,丙\"\n2007-08-25;2,5;丁\n"))
			.contains(List.of("2007-08-24", "1,5", "甲,乙,丙"));
		assertThat(shown("日期\t说明\n2007-08-24\t查了甲,乙,丙,丁\n2007-08-25\t查了戊,己,庚,辛\n2007-08-26\t未查\n"))
			.contains(List.of("2007-08-24", "查了甲,乙,丙,丁"));
		assertThat(shown("sep=;\r\n甲,1;乙,2\r\n")).contains(List.of("甲,1", "乙,2"));
		assertThat(shown("名称\n甲店\n")).containsExactly(List.of("名称"), List.of("甲店"));
	}

	@Test
	void delimitersAtTheEndAreNoCells() {
		assertThat(shown(Packed.file("csv-every-cell-ends-with-tab.csv"))).hasSize(2)
			.allSatisfy((row) -> assertThat(row).hasSize(4));
		assertThat(shown(Packed.file("csv-trailing-comma-each-row.csv")).get(1)).endsWith("未发现问题", "");
		assertThat(shown(Packed.file("tsv-with-title-line-first.xls"))).hasSize(3)
			.satisfies((rows) -> assertThat(rows.get(1)).hasSize(4));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE" })
	void encodingIsFound(String charset) {
		String text = "日期,名称,数量\r\n2007-08-24,甲店,3\r\n2007-08-25,乙店,4\r\n";
		assertThat(shown(text.getBytes(Charset.forName(charset)))).isEqualTo(WANTED);
	}

	/**
	 * In GB18030 its Chinese would be other Chinese, under headings that are right.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "\n2007-08-25,乙店,4" })
	void damagedUtf8IsNotReadAsAnotherEncoding(String rest) {
		byte[] whole = "date,name,count\n2007-08-24,城关镇平安食杂店检查情况,3\n2007-08-24,城关镇".getBytes(StandardCharsets.UTF_8);
		byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
		byte[] file = Biff.records(cut, rest.getBytes(StandardCharsets.UTF_8));
		UnusableFileException ex = catchThrowableOfType(UnusableFileException.class, () -> shown(file));
		assertThat(ex.fault()).isEqualTo(Fault.BYTES_MALFORMED);
		assertThat(ex.place().line()).isEqualTo(3);
	}

	@Test
	void endMarkOfDosEndsTheFile() {
		assertThat(shown(Packed.file("csv-ctrl-z-at-end.csv"))).hasSize(2);
		assertThat(shown("日期,名称,数量\n2007-08-24,甲店,3\n2007-08-25,乙店,4\u001a")).isEqualTo(WANTED);
		assertThat(shown("日期,名称,数量\n2007-08-24,甲店,3\n2007-08-25,乙店,4\r\n\u001a\u001a\u001a")).isEqualTo(WANTED);
		assertThat(shown("甲\u001a\u001a乙,1\n")).containsExactly(List.of("甲\u001a\u001a乙", "1"));
	}

	@Test
	void textGuardedAsAFormulaIsText() {
		assertThat(shown(Packed.file("csv-text-guarded-as-formula.csv")).get(1)).last().isEqualTo("00123");
		assertThat(shown("编号,名称\n\"=\"\"00123\"\"\",甲\n")).contains(List.of("00123", "甲"));
		assertThat(shown("编号,名称\n=1+1,甲\n")).contains(List.of("=1+1", "甲"));
	}

	@Test
	void bareQuoteStandsForItself() {
		assertThat(shown(Packed.file("csv-bare-quote-in-cell.csv")).get(1)).last().isEqualTo("5\" 管");
	}

	@Test
	void misplacedQuoteIsNamedWithColumnAndValue() {
		String text = "检查表\n日期,名称,数量\n2007-08-24,\"平安\"食杂店,3\n";
		UnusableFileException ex = catchThrowableOfType(UnusableFileException.class, () -> shown(text));
		assertThat(ex.fault()).isEqualTo(Fault.QUOTE_MISPLACED);
		assertThat(ex.place()).isEqualTo(new Place(3, 2, "名称"));
		assertThat(ex.value()).isEqualTo("\"平安\"食");
		UnusableFileException unclosed = catchThrowableOfType(UnusableFileException.class,
				() -> shown("日期,名称\n2007-08-24,\"平安食杂店\n2007-08-25,甲\n"));
		assertThat(unclosed.fault()).isEqualTo(Fault.QUOTE_UNCLOSED);
		assertThat(unclosed.place()).isEqualTo(new Place(2, 2, "名称"));
	}

	@Test
	void textFilesSayThatTheyAre() throws IOException {
		try (Grid grid = Grid.open(Content.of("甲,1\n".getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT)) {
			assertThat(grid.isText()).isTrue();
			assertThat(grid.isHidden(Grid.UNNAMED)).isFalse();
		}
	}

	private static List<List<String>> shown(String text) {
		return shown(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<List<String>> shown(byte[] file) {
		return Packed.shown(file).stream().map((row) -> row.stream().map(String::strip).toList()).toList();
	}

}
