package cn.yipanqi.intake.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * What drop-downs offer, on a hidden sheet: a list within a validation may have no more
 * than 255 characters.
 */
final class WorkbookLists {

	private final XSSFWorkbook workbook;

	private final Map<List<String>, String> names = new HashMap<>();

	private @Nullable XSSFSheet sheet;

	WorkbookLists(XSSFWorkbook workbook) {
		this.workbook = workbook;
	}

	/**
	 * The name of the range that holds the choices.
	 */
	String name(List<String> choices) {
		return this.names.computeIfAbsent(choices, this::add);
	}

	private String add(List<String> choices) {
		if (this.sheet == null) {
			this.sheet = this.workbook.createSheet(Fingerprint.LISTS);
		}
		int column = this.names.size();
		for (int i = 0; i < choices.size(); i++) {
			Row row = (this.sheet.getRow(i) != null) ? this.sheet.getRow(i) : this.sheet.createRow(i);
			row.createCell(column).setCellValue(choices.get(i));
		}
		String letter = CellReference.convertNumToColString(column);
		Name range = this.workbook.createName();
		range.setNameName("list" + column);
		range.setRefersToFormula("%s!$%s$1:$%s$%d".formatted(Fingerprint.LISTS, letter, letter, choices.size()));
		return range.getNameName();
	}

}
