package cn.yipanqi.organization.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as it was sent: the rows of its sheets, without those that are blank.
 */
public final class WorkbookFile {

	private static final Pattern UNREAD_IN_FORMATS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]");

	private final Map<String, List<SheetRow>> sheets = new LinkedHashMap<>();

	private WorkbookFile() {
	}

	/**
	 * Reads a workbook.
	 * @throws UnusableWorkbookException if the file is none
	 */
	public static WorkbookFile read(byte[] file) throws UnusableWorkbookException {
		FileCheck.check(file);
		WorkbookFile result = new WorkbookFile();
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
			for (Sheet sheet : workbook) {
				result.sheets.put(sheet.getSheetName().strip(), rows(sheet));
			}
		}
		catch (IOException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException
				| IllegalStateException | IndexOutOfBoundsException ex) {
			throw new UnusableWorkbookException("not-excel", ex);
		}
		return result;
	}

	private static List<SheetRow> rows(Sheet sheet) {
		List<SheetRow> rows = new ArrayList<>();
		MergedDown merged = MergedDown.of(sheet, WorkbookFile::cell);
		for (Row row : sheet) {
			Map<Integer, SheetCell> cells = new TreeMap<>();
			for (Cell cell : row) {
				SheetCell read = cell(cell);
				if (read != null) {
					cells.put(cell.getColumnIndex(), read);
				}
			}
			if (!cells.isEmpty()) {
				merged.at(row.getRowNum()).forEach(cells::putIfAbsent);
				rows.add(new SheetRow(row.getRowNum() + 1, cells));
			}
		}
		return rows;
	}

	private static @Nullable SheetCell cell(Cell cell) {
		CellType type = (cell.getCellType() == CellType.FORMULA) ? cell.getCachedFormulaResultType()
				: cell.getCellType();
		return switch (type) {
			case NUMERIC -> number(cell);
			case STRING -> text(cell.getStringCellValue());
			case BOOLEAN -> text(String.valueOf(cell.getBooleanCellValue()));
			case ERROR -> text("#" + cell.getErrorCellValue());
			default -> null;
		};
	}

	private static SheetCell number(Cell cell) {
		if (DateUtil.isCellDateFormatted(cell) && !showsDay(cell)) {
			return new SheetCell(new DataFormatter().formatCellValue(cell), null);
		}
		if (DateUtil.isCellDateFormatted(cell)) {
			LocalDate day = cell.getLocalDateTimeCellValue().toLocalDate();
			return new SheetCell(day.toString(), day);
		}
		String format = cell.getCellStyle().getDataFormatString();
		if (format.equalsIgnoreCase("General") || format.equals("@")) {
			return new SheetCell(BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString(),
					null);
		}
		DataFormatter shown = new DataFormatter(Locale.ROOT);
		shown.setUseCachedValuesForFormulaCells(true);
		return new SheetCell(shown.formatCellValue(cell).strip(), null);
	}

	/**
	 * Whether the cell shows a day: Excel makes a first of the month of 2007年9月, which
	 * nobody has written.
	 */
	private static boolean showsDay(Cell cell) {
		String format = cell.getCellStyle().getDataFormatString();
		return UNREAD_IN_FORMATS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT).contains("d");
	}

	private static @Nullable SheetCell text(String text) {
		String plain = text.replace('\u00a0', ' ').replace('\u3000', ' ').strip();
		return plain.isEmpty() ? null : new SheetCell(plain, null);
	}

	/**
	 * The rows of a sheet; null if there is no such sheet.
	 */
	public @Nullable List<SheetRow> sheet(String name) {
		return this.sheets.get(name);
	}

}
