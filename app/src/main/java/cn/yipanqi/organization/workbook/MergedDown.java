package cn.yipanqi.organization.workbook;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a sheet show that are merged with cells above them. Asked for row by
 * row, downwards: each range is looked at once, however many there are.
 */
final class MergedDown {

	/** No sheet of ours has as many columns; more are a workbook made to do harm. */
	private static final int MOST_COLUMNS = 100;

	private final Deque<CellRangeAddress> ahead;

	private final Function<Cell, @Nullable SheetCell> reader;

	private final Sheet sheet;

	/** The ranges around the row, by column. */
	private final Map<Integer, Shown> around = new TreeMap<>();

	private MergedDown(Sheet sheet, List<CellRangeAddress> ranges, Function<Cell, @Nullable SheetCell> reader) {
		this.sheet = sheet;
		this.ahead = new ArrayDeque<>(ranges);
		this.reader = reader;
	}

	static MergedDown of(Sheet sheet, Function<Cell, @Nullable SheetCell> reader) {
		return new MergedDown(sheet, sheet.getMergedRegions()
			.stream()
			.filter((range) -> range.getLastRow() > range.getFirstRow() && range.getFirstColumn() < MOST_COLUMNS)
			.sorted(Comparator.comparingInt(CellRangeAddress::getFirstRow))
			.toList(), reader);
	}

	/**
	 * What the row shows so, by column.
	 * @param row number of the row, from 0; greater than that asked for before
	 */
	Map<Integer, SheetCell> at(int row) {
		while (!this.ahead.isEmpty() && this.ahead.peek().getFirstRow() <= row) {
			begin(this.ahead.remove());
		}
		this.around.values().removeIf((shown) -> shown.lastRow < row);
		Map<Integer, SheetCell> cells = new HashMap<>();
		this.around.forEach((column, shown) -> cells.put(column, shown.cell));
		return cells;
	}

	private void begin(CellRangeAddress range) {
		Row first = this.sheet.getRow(range.getFirstRow());
		Cell cell = (first != null) ? first.getCell(range.getFirstColumn()) : null;
		SheetCell read = (cell != null) ? this.reader.apply(cell) : null;
		if (read != null) {
			this.around.put(range.getFirstColumn(), new Shown(read, range.getLastRow()));
		}
	}

	private record Shown(SheetCell cell, int lastRow) {
	}

}
