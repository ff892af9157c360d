package cn.yipanqi.intake.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Old workbooks read as people see them.
 */
class XlsGridTests {

	@Test
	void oldWorkbooksShowTheSame() throws IOException {
		byte[] file;
		try (HSSFWorkbook book = new HSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			fill(book);
			book.createSheet("旧");
			book.setSheetHidden(1, true);
			book.write(bytes);
			file = bytes.toByteArray();
		}
		List<GridRow> rows = Packed.rows(file);
		assertThat(Packed.shown(file)).containsExactly(List.of("000123", "2007年9月", "38", "甲"),
				List.of("000123", "", "103", "乙"));
		assertThat(rows.get(0).cells()).extracting((cell) -> (cell != null) ? cell.kind() : null)
			.containsExactly(GridCell.Kind.NUMBER, GridCell.Kind.MONTH, GridCell.Kind.STRUCK, GridCell.Kind.STRUCK);
		assertThat(rows.get(1).cell(0)).isEqualTo(new GridCell(GridCell.Kind.NUMBER, "123", "000123", "A1:A3", true));
		assertThat(rows.get(1).cell(2)).isEqualTo(new GridCell(GridCell.Kind.RAISED, "103"));
		assertThat(rows).extracting(GridRow::hidden).containsExactly(false, true);
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT); GridRows open = grid.open("表")) {
			assertThat(open.hiddenColumns()).containsExactly(3);
			assertThat(grid.isHidden("表")).isFalse();
			assertThat(grid.isHidden("旧")).isTrue();
		}
	}

	private static void fill(HSSFWorkbook book) {
		HSSFSheet sheet = book.createSheet("表");
		var first = sheet.createRow(0);
		first.createCell(0).setCellValue(123);
		first.getCell(0).setCellStyle(style(book, "000000"));
		first.createCell(1).setCellValue(39326);
		first.getCell(1).setCellStyle(style(book, "yyyy\"年\"m\"月\""));
		book.createFont();
		HSSFFont struck = book.createFont();
		struck.setStrikeout(true);
		HSSFFont raised = book.createFont();
		raised.setTypeOffset(Font.SS_SUPER);
		HSSFRichTextString text = new HSSFRichTextString("38");
		text.applyFont(1, 2, struck);
		first.createCell(2).setCellValue(text);
		CellStyle all = book.createCellStyle();
		all.setFont(struck);
		first.createCell(3).setCellValue("甲");
		first.getCell(3).setCellStyle(all);
		var second = sheet.createRow(1);
		HSSFRichTextString power = new HSSFRichTextString("103");
		power.applyFont(2, 3, raised);
		second.createCell(2).setCellValue(power);
		second.createCell(3).setCellValue("乙");
		second.setZeroHeight(true);
		sheet.addMergedRegion(new CellRangeAddress(0, 2, 0, 0));
		sheet.setColumnHidden(3, true);
	}

	private static CellStyle style(HSSFWorkbook book, String format) {
		CellStyle style = book.createCellStyle();
		style.setDataFormat(book.createDataFormat().getFormat(format));
		return style;
	}

}
