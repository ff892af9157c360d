package cn.yipanqi.intake.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A sheet of an old workbook, filled record by record. Rows and columns count from 0.
 */
final class XlsSheet {

	private final Map<Integer, Map<Integer, GridCell>> cells = new TreeMap<>();

	private final Set<Integer> hiddenRows = new HashSet<>();

	private final Set<Integer> hiddenColumns = new HashSet<>();

	private final Merges merges = new Merges();

	private final int columns;

	private boolean hidden;

	private boolean hasResults = true;

	private boolean hidesNoughts;

	/**
	 * @param columns how many columns there may be
	 */
	XlsSheet(int columns) {
		this.columns = columns;
	}

	void put(int row, int column, GridCell cell) {
		this.cells.computeIfAbsent(row, (number) -> new TreeMap<>()).put(column, cell);
	}

	void hide(boolean isHidden) {
		this.hidden = isHidden;
	}

	boolean isHidden() {
		return this.hidden;
	}

	/**
	 * Notes that its formulas are to be computed when the file is opened.
	 */
	void forgetResults() {
		this.hasResults = false;
	}

	/**
	 * Whether the results of its formulas are those that people see.
	 */
	boolean hasResults() {
		return this.hasResults;
	}

	/**
	 * Says whether the sheet shows noughts.
	 */
	void hideNoughts(boolean isHiding) {
		this.hidesNoughts = isHiding;
	}

	void hideRow(int row) {
		this.hiddenRows.add(row);
	}

	void hideColumns(int first, int last) {
		for (int i = first; i <= Math.min(last, this.columns - 1); i++) {
			this.hiddenColumns.add(i);
		}
	}

	void merge(MergedRange range) {
		this.merges.add(range);
	}

	GridRows rows() {
		Iterator<Map.Entry<Integer, Map<Integer, GridCell>>> rows = this.cells.entrySet().iterator();
		MergedCells merged = new MergedCells(this.merges, this.columns);
		return new GridRows() {
			@Override
			public @Nullable GridRow next() {
				return rows.hasNext() ? row(rows.next(), merged) : null;
			}

			@Override
			public Set<Integer> hiddenColumns() {
				return XlsSheet.this.hiddenColumns;
			}

			@Override
			public void close() {
				// nothing is held open
			}
		};
	}

	private GridRow row(Map.Entry<Integer, Map<Integer, GridCell>> found, MergedCells merged) {
		List<@Nullable GridCell> row = new ArrayList<>();
		found.getValue().forEach((column, cell) -> {
			while (row.size() < column) {
				row.add(null);
			}
			row.add(this.hidesNoughts ? cell.withoutNought() : cell);
		});
		merged.apply(found.getKey() + 1, row);
		return new GridRow(found.getKey() + 1L, row, this.hiddenRows.contains(found.getKey()));
	}

}
