package cn.yipanqi.intake.sheet;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * A sheet of words and tables of three columns, written from the top.
 */
final class HelpSheet {

	private static final int[] WIDTHS = { 28, 9, 88 };

	private static final int CHARACTER = 256;

	private static final float LINE = 16;

	private final XSSFSheet sheet;

	private final WorkbookStyles styles;

	private int next;

	HelpSheet(XSSFSheet sheet, WorkbookStyles styles) {
		this.sheet = sheet;
		this.styles = styles;
		for (int i = 0; i < WIDTHS.length; i++) {
			sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER);
		}
		sheet.setDisplayGridlines(false);
		sheet.getPrintSetup().setLandscape(true);
		sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
		sheet.setFitToPage(true);
		sheet.getPrintSetup().setFitHeight((short) 0);
	}

	void title(String text) {
		Row row = across(text, this.styles.title());
		row.setHeightInPoints(30);
	}

	void line(String text) {
		Row row = across(text, this.styles.wrapped());
		row.setHeightInPoints(LINE * lines(text, WIDTHS[0] + WIDTHS[1] + WIDTHS[2]));
	}

	private Row across(String text, CellStyle style) {
		Row row = this.sheet.createRow(this.next);
		cell(row, 0, text, style);
		this.sheet.addMergedRegion(new CellRangeAddress(this.next, this.next, 0, WIDTHS.length - 1));
		this.next++;
		return row;
	}

	void heading(String... texts) {
		this.next++;
		Row row = this.sheet.createRow(this.next++);
		row.setHeightInPoints(22);
		for (int i = 0; i < texts.length; i++) {
			cell(row, i, texts[i], this.styles.heading(true));
		}
	}

	void row(String... texts) {
		Row row = this.sheet.createRow(this.next++);
		int lines = 1;
		for (int i = 0; i < texts.length; i++) {
			cell(row, i, texts[i], this.styles.wrapped());
			lines = Math.max(lines, lines(texts[i], WIDTHS[i]));
		}
		row.setHeightInPoints(LINE * lines);
	}

	private static void cell(Row row, int column, String text, CellStyle style) {
		Cell cell = row.createCell(column);
		cell.setCellValue(text);
		cell.setCellStyle(style);
	}

	private static int lines(String text, int width) {
		int words = text.codePoints().map((character) -> (character > 0xff) ? 2 : 1).sum();
		return Math.max(1, (words + width - 1) / width);
	}

}
