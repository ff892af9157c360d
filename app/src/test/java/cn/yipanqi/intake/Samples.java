package cn.yipanqi.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Consumer;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Workbooks as people send them.
 */
final class Samples {

	private Samples() {
	}

	static byte[] xlsx(Consumer<Workbook> content) {
		return bytes(new XSSFWorkbook(), content);
	}

	static byte[] xls(Consumer<Workbook> content) {
		return bytes(new HSSFWorkbook(), content);
	}

	/**
	 * One sheet with these rows: texts, numbers, days, flags, nothing, and formulas as
	 * texts that begin with an equals sign.
	 */
	static byte[] xlsx(Object[]... rows) {
		return xlsx((book) -> fill(book.createSheet("表"), 0, rows));
	}

	static byte[] xls(Object[]... rows) {
		return xls((book) -> fill(book.createSheet("表"), 0, rows));
	}

	private static byte[] bytes(Workbook workbook, Consumer<Workbook> content) {
		try (workbook; ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			content.accept(workbook);
			workbook.write(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void fill(Sheet sheet, int from, Object[]... rows) {
		CellStyle day = sheet.getWorkbook().createCellStyle();
		day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
		for (int i = 0; i < rows.length; i++) {
			Row row = sheet.createRow(from + i);
			for (int column = 0; column < rows[i].length; column++) {
				cell(row, column, rows[i][column], day);
			}
		}
	}

	private static void cell(Row row, int column, Object value, CellStyle day) {
		if (value == null) {
			return;
		}
		Cell cell = row.createCell(column);
		if (value instanceof LocalDate date) {
			cell.setCellValue(date);
			cell.setCellStyle(day);
		}
		else if (value instanceof Number number) {
			cell.setCellValue(number.doubleValue());
		}
		else if (value instanceof Boolean flag) {
			cell.setCellValue(flag);
		}
		else if (value.toString().startsWith("=")) {
			cell.setCellFormula(value.toString().substring(1));
		}
		else {
			cell.setCellValue(value.toString());
		}
	}

}
