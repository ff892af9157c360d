package cn.yipanqi.organization.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

import cn.yipanqi.export.WorkbookFonts;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes a workbook to be filled in: a sheet that explains, sheets with headings and
 * drop-downs, and a hidden one with the choices.
 */
public final class WorkbookMaker {

	private static final String CHOICES = "choices";

	private static final int LAST_ROW = 5_000;

	private static final int CHARACTER = 256;

	private final XSSFWorkbook workbook = new XSSFWorkbook();

	private final CellStyle head;

	private final CellStyle day;

	private final CellStyle wrapped;

	private int lists;

	public WorkbookMaker() {
		this.head = this.workbook.createCellStyle();
		this.head.setFont(WorkbookFonts.bold(this.workbook));
		this.head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
		this.head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
		this.head.setBorderBottom(BorderStyle.THIN);
		this.day = this.workbook.createCellStyle();
		this.day.setDataFormat(this.workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
		this.wrapped = this.workbook.createCellStyle();
		this.wrapped.setWrapText(true);
		this.wrapped.setVerticalAlignment(VerticalAlignment.TOP);
	}

	/**
	 * Adds the sheet that explains how to fill in the others.
	 */
	public void explain(String name, List<String> lines) {
		XSSFSheet sheet = this.workbook.createSheet(name);
		sheet.setColumnWidth(0, 100 * CHARACTER);
		for (int i = 0; i < lines.size(); i++) {
			Cell cell = sheet.createRow(i).createCell(0);
			cell.setCellValue(lines.get(i));
			cell.setCellStyle((i == 0) ? this.head : this.wrapped);
		}
	}

	/**
	 * Adds a sheet to be filled in.
	 * @param rows its rows; a value is a text, a day or a whole number
	 */
	public void add(String name, List<Heading> headings, List<List<Object>> rows) {
		XSSFSheet sheet = this.workbook.createSheet(name);
		Row top = sheet.createRow(0);
		for (int column = 0; column < headings.size(); column++) {
			Heading heading = headings.get(column);
			Cell cell = top.createCell(column);
			cell.setCellValue(heading.text());
			cell.setCellStyle(this.head);
			sheet.setColumnWidth(column, heading.width() * CHARACTER);
			if (!heading.choices().isEmpty()) {
				choices(sheet, column, heading.choices());
			}
		}
		for (int i = 0; i < rows.size(); i++) {
			Row row = sheet.createRow(i + 1);
			for (int column = 0; column < rows.get(i).size(); column++) {
				fill(row, column, rows.get(i).get(column));
			}
		}
		sheet.createFreezePane(0, 1);
	}

	private void fill(Row row, int column, Object value) {
		if (value instanceof LocalDate date) {
			Cell cell = row.createCell(column);
			cell.setCellValue(date);
			cell.setCellStyle(this.day);
		}
		else if (value instanceof Number number) {
			row.createCell(column).setCellValue(number.doubleValue());
		}
		else if (!value.toString().isEmpty()) {
			row.createCell(column).setCellValue(value.toString());
		}
	}

	private void choices(XSSFSheet sheet, int column, List<String> choices) {
		XSSFSheet hidden = (this.workbook.getSheet(CHOICES) != null) ? this.workbook.getSheet(CHOICES)
				: this.workbook.createSheet(CHOICES);
		for (int i = 0; i < choices.size(); i++) {
			Row row = (hidden.getRow(i) != null) ? hidden.getRow(i) : hidden.createRow(i);
			row.createCell(this.lists).setCellValue(choices.get(i));
		}
		String letter = org.apache.poi.ss.util.CellReference.convertNumToColString(this.lists);
		Name list = this.workbook.createName();
		list.setNameName("list" + this.lists);
		list.setRefersToFormula("%s!$%s$1:$%s$%d".formatted(CHOICES, letter, letter, choices.size()));
		this.lists++;
		XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
		DataValidation validation = helper.createValidation(helper.createFormulaListConstraint(list.getNameName()),
				new CellRangeAddressList(1, LAST_ROW, column, column));
		validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
		validation.setShowErrorBox(true);
		sheet.addValidationData(validation);
	}

	/**
	 * The file.
	 */
	public byte[] bytes() {
		int hidden = this.workbook.getSheetIndex(CHOICES);
		if (hidden >= 0) {
			this.workbook.setSheetOrder(CHOICES, this.workbook.getNumberOfSheets() - 1);
			this.workbook.setSheetHidden(this.workbook.getSheetIndex(CHOICES), true);
		}
		try (this.workbook; ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			this.workbook.write(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A column to be filled in.
	 *
	 * @param width in characters
	 * @param choices what the drop-down offers; empty for none
	 */
	public record Heading(String text, int width, List<String> choices) {
	}

}
