package cn.yipanqi.intake.source;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet.
 *
 * @param number its number as Excel counts, from 1; in a text file its line
 * @param cells its cells from the first column on; null where nothing stands
 * @param hidden whether nobody sees it: it is hidden, or filtered away
 */
public record GridRow(long number, List<@Nullable GridCell> cells, boolean hidden) {

	/**
	 * A row that is seen.
	 */
	public GridRow(long number, List<@Nullable GridCell> cells) {
		this(number, cells, false);
	}

	/**
	 * The cell in a column.
	 * @param column the column, from 0
	 */
	public @Nullable GridCell cell(int column) {
		return (column < this.cells.size()) ? this.cells.get(column) : null;
	}

	/**
	 * Whether nothing stands in it, however it is formatted, and whatever is seen there
	 * of cells of other rows.
	 */
	public boolean isBlank() {
		for (GridCell cell : this.cells) {
			if (cell != null && !cell.isBlank()) {
				return false;
			}
		}
		return true;
	}

}
