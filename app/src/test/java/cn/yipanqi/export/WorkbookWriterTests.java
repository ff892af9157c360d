package cn.yipanqi.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a workbook holds what it was given, with its types.
 */
class WorkbookWriterTests {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final String LONG = IntStream.range(0, 40_000)
		.mapToObj((i) -> Character.toString(0x4e00 + (i * 7919) % 20_000))
		.collect(Collectors.joining());

	private static final List<Column> COLUMNS = List.of(Column.text("文字"), Column.integer("整数"), Column.decimal("金额"),
			Column.date("日期"), Column.moment("时刻"));

	@Test
	void cellsHaveTheirTypes() throws IOException {
		XSSFSheet sheet = written(10, row("甲 & <乙>", 7L, new BigDecimal("120.50"), LocalDate.of(2007, 9, 20),
				Instant.parse("2007-09-20T09:55:01Z")))
			.getSheetAt(0);
		assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
		XSSFRow row = sheet.getRow(1);
		assertThat(row.getCell(0).getStringCellValue()).isEqualTo("甲 & <乙>");
		assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(7);
		assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
		assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(120.5);
		assertThat(row.getCell(3).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2007, 9, 20, 0, 0));
		assertThat(row.getCell(3).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
		assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2007, 9, 20, 17, 55, 1));
	}

	@Test
	void nothingIsAFormulaAndNothingBreaksTheFile() throws IOException {
		XSSFWorkbook workbook = written(10, row("=1+1", null, null, null, null),
				row("a\0b\uFFFE\uD800c", null, null, null, null), row(LONG, null, null, null, null),
				row("x", null, new BigDecimal("12345678901234567.89"), LocalDate.of(1, 1, 1), null));
		XSSFSheet sheet = workbook.getSheetAt(0);
		assertThat(sheet.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
		assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("=1+1");
		assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("abc");
		assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo(LONG.substring(0, 32_767));
		assertThat(sheet.getRow(4).getCell(2).getStringCellValue()).as("more digits than Excel keeps")
			.isEqualTo("12345678901234567.89");
		assertThat(sheet.getRow(4).getCell(3).getStringCellValue()).isEqualTo("0001-01-01");
	}

	@Test
	void fullSheetIsFollowedByAnotherAndTheLastSaysWhatItIs() throws IOException {
		XSSFWorkbook workbook = written(2, row("1", 1L, null, null, null), row("2", 2L, null, null, null),
				row("3", 3L, null, null, null), row("4", 4L, null, null, null), row("5", 5L, null, null, null));
		assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
		assertThat(workbook.getSheetAt(2).getSheetName()).isEqualTo("台账 一 3");
		assertThat(workbook.getSheetAt(2).getRow(0).getCell(0).getStringCellValue()).isEqualTo("文字");
		assertThat(workbook.getSheetAt(2).getRow(1).getCell(1).getNumericCellValue()).isEqualTo(5);
		assertThat(workbook.getSheetAt(2).getLastRowNum()).isEqualTo(1);
		XSSFSheet about = workbook.getSheet("说明");
		assertThat(about.getRow(0).getCell(0).getStringCellValue()).isEqualTo("范围");
		assertThat(about.getRow(0).getCell(1).getStringCellValue()).isEqualTo("临江县");
	}

	private static XSSFWorkbook written(int perSheet, List<?>... rows) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		WorkbookWriter writer = new WorkbookWriter("台账/一", "说明", COLUMNS, ZONE, out, perSheet);
		for (List<?> row : rows) {
			writer.write(Arrays.asList(row.toArray()));
		}
		writer.finish(Map.of("范围", "临江县"));
		return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
	}

	private static List<Object> row(Object... cells) {
		return Arrays.asList(cells);
	}

}
