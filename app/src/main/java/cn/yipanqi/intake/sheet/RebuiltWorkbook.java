package cn.yipanqi.intake.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import cn.yipanqi.export.WorkbookFonts;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Limits;
import cn.yipanqi.intake.source.UnusableFileException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * An old workbook or a text file as a new workbook, with its bad cells marked. What the
 * cells say is kept, how they looked is not.
 */
public final class RebuiltWorkbook {

	private static final int ROWS_HELD = 100;

	private static final int MOST_ROWS = 1_048_576;

	private final SXSSFWorkbook workbook;

	private final String author;

	private final CellStyle day;

	private final CellStyle bad;

	private final CellStyle badDay;

	private final CellStyle struck;

	private RebuiltWorkbook(SXSSFWorkbook workbook, String author) {
		this.workbook = workbook;
		this.author = author;
		short format = workbook.createDataFormat().getFormat("yyyy-mm-dd");
		this.day = workbook.createCellStyle();
		this.day.setDataFormat(format);
		this.bad = workbook.createCellStyle();
		this.bad.setFillForegroundColor(IndexedColors.ROSE.getIndex());
		this.bad.setFillPattern(FillPatternType.SOLID_FOREGROUND);
		this.badDay = workbook.createCellStyle();
		this.badDay.cloneStyleFrom(this.bad);
		this.badDay.setDataFormat(format);
		this.struck = workbook.createCellStyle();
		this.struck.cloneStyleFrom(this.bad);
		this.struck.setFont(WorkbookFonts.struck(workbook.getXSSFWorkbook()));
	}

	/**
	 * Writes the workbook.
	 * @param unnamed what the sheet of a text file is called
	 */
	public static void write(Content original, List<Mark> marks, String author, String unnamed, OutputStream out)
			throws IOException {
		try (Grid grid = Grid.open(original, Limits.DEFAULT); SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_HELD)) {
			// others cannot read what is packed for files of gigabytes
			workbook.setZip64Mode(Zip64Mode.AsNeeded);
			RebuiltWorkbook rebuilt = new RebuiltWorkbook(workbook, author);
			for (String sheet : grid.sheets()) {
				try (GridRows rows = grid.open(sheet)) {
					rebuilt.sheet(sheet.equals(Grid.UNNAMED) ? unnamed : sheet, rows, marks(sheet, marks));
					workbook.setSheetHidden(workbook.getNumberOfSheets() - 1, grid.isHidden(sheet));
				}
				catch (UnusableFileException ex) {
					// of a damaged sheet, which holds no records, what could be read
				}
			}
			rebuilt.showFirst();
			workbook.write(out);
		}
	}

	/**
	 * No program opens a workbook on a sheet that is hidden.
	 */
	private void showFirst() {
		for (int i = 0; i < this.workbook.getNumberOfSheets(); i++) {
			if (!this.workbook.isSheetHidden(i)) {
				this.workbook.setActiveSheet(i);
				this.workbook.setFirstVisibleTab(i);
				return;
			}
		}
	}

	private static Map<Long, Map<Integer, Mark>> marks(String sheet, List<Mark> marks) {
		Map<Long, Map<Integer, Mark>> own = new HashMap<>();
		marks.stream()
			.filter((mark) -> mark.sheet().equals(sheet))
			.forEach((mark) -> own.computeIfAbsent(mark.row(), (row) -> new TreeMap<>()).put(mark.column() - 1, mark));
		return own;
	}

	private void sheet(String name, GridRows rows, Map<Long, Map<Integer, Mark>> marks) {
		SXSSFSheet sheet = this.workbook.createSheet(Layout.sheetName(name));
		Set<String> merged = new HashSet<>();
		sheet.setDefaultColumnWidth(16);
		rows.hiddenColumns().forEach((column) -> sheet.setColumnHidden(column, true));
		Drawing<?> drawing = sheet.createDrawingPatriarch();
		for (GridRow row = rows.next(); row != null && row.number() <= MOST_ROWS; row = rows.next()) {
			Row target = sheet.createRow((int) row.number() - 1);
			target.setZeroHeight(row.hidden());
			Map<Integer, Mark> own = marks.getOrDefault(row.number(), Map.of());
			for (int i = 0; i < row.cells().size(); i++) {
				cell(target, i, row.cell(i), own.containsKey(i));
				merge(sheet, row.cell(i), merged);
			}
			own.forEach((column, mark) -> comment(drawing, target, column, mark));
		}
	}

	private static void merge(SXSSFSheet sheet, @Nullable GridCell cell, Set<String> merged) {
		if (cell != null && cell.merged() != null && merged.add(cell.merged())) {
			sheet.addMergedRegionUnsafe(CellRangeAddress.valueOf(cell.merged()));
		}
	}

	private void cell(Row row, int column, @Nullable GridCell value, boolean marked) {
		if (value == null || value.copied() || value.kind() == GridCell.Kind.COVERED) {
			return;
		}
		Cell cell = row.createCell(column);
		if (marked) {
			cell.setCellStyle(this.bad);
		}
		switch (value.kind()) {
			case NUMBER -> number(cell, value);
			case DAY -> {
				cell.setCellValue(LocalDate.parse(value.text()));
				cell.setCellStyle(marked ? this.badDay : this.day);
			}
			case FLAG -> cell.setCellValue(Boolean.parseBoolean(value.text()));
			case STRUCK -> {
				cell.setCellValue(value.shown());
				cell.setCellStyle(this.struck);
			}
			default -> cell.setCellValue(value.shown());
		}
	}

	/**
	 * What a format makes of a number is kept as a text.
	 */
	private static void number(Cell cell, GridCell value) {
		if (value.shown().equals(value.text())) {
			cell.setCellValue(new BigDecimal(value.text()).doubleValue());
		}
		else {
			cell.setCellValue(value.shown());
		}
	}

	private void comment(Drawing<?> drawing, Row row, int column, Mark mark) {
		Cell cell = (row.getCell(column) != null) ? row.getCell(column) : row.createCell(column);
		if (cell.getCellStyle().getFillPattern() == FillPatternType.NO_FILL) {
			cell.setCellStyle(this.bad);
		}
		ClientAnchor anchor = this.workbook.getCreationHelper().createClientAnchor();
		anchor.setCol1(column + 1);
		anchor.setCol2(column + 4);
		anchor.setRow1(row.getRowNum());
		anchor.setRow2(row.getRowNum() + 4);
		Comment comment = drawing.createCellComment(anchor);
		comment.setString(this.workbook.getCreationHelper().createRichTextString(mark.words()));
		comment.setAuthor(this.author);
		cell.setCellComment(comment);
	}

}
