package cn.yipanqi.organization.workbook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MergedDownTests {

	@Test
	void eachRangeIsReadOnceAndShownInItsRowsOnly() throws Exception {
		try (XSSFWorkbook workbook = new XSSFWorkbook()) {
			Sheet sheet = workbook.createSheet();
			merge(sheet, 1, 2, 0, "一");
			merge(sheet, 3, 5, 0, "二");
			merge(sheet, 1, 4, 3, "三");
			merge(sheet, 1, 4, 200, "远处");
			sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
			AtomicInteger read = new AtomicInteger();
			MergedDown merged = MergedDown.of(sheet, (cell) -> {
				read.incrementAndGet();
				return new SheetCell(cell.getStringCellValue(), null);
			});
			assertThat(merged.at(0)).isEmpty();
			assertThat(texts(merged.at(1))).containsExactlyInAnyOrder("0 一", "3 三");
			assertThat(texts(merged.at(2))).containsExactlyInAnyOrder("0 一", "3 三");
			assertThat(texts(merged.at(4))).containsExactlyInAnyOrder("0 二", "3 三");
			assertThat(texts(merged.at(5))).containsExactly("0 二");
			assertThat(merged.at(6)).isEmpty();
			assertThat(read).hasValue(3);
		}
	}

	private static void merge(Sheet sheet, int first, int last, int column, String text) {
		var row = (sheet.getRow(first) != null) ? sheet.getRow(first) : sheet.createRow(first);
		row.createCell(column).setCellValue(text);
		sheet.addMergedRegion(new CellRangeAddress(first, last, column, column));
	}

	private static List<String> texts(Map<Integer, SheetCell> cells) {
		return cells.entrySet().stream().map((cell) -> cell.getKey() + " " + cell.getValue().text()).toList();
	}

}
