package cn.yipanqi.intake.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Goes down a sheet with its merged ranges and puts into each row what is seen there of
 * them.
 */
final class MergedCells {

	private final Deque<MergedRange> coming;

	private final TreeMap<Integer, Open> open = new TreeMap<>();

	private final int columns;

	/**
	 * @param columns how many columns there may be
	 */
	MergedCells(Merges merges, int columns) {
		this.coming = new ArrayDeque<>(merges.ranges());
		this.columns = columns;
	}

	/**
	 * Changes the cells of the next row.
	 */
	void apply(int row, List<@Nullable GridCell> cells) {
		if (!this.open.isEmpty()) {
			this.open.values().removeIf((other) -> other.range.lastRow() < row);
		}
		while (!this.coming.isEmpty() && this.coming.element().firstRow() <= row) {
			open(this.coming.remove(), row, cells);
		}
		if (!this.open.isEmpty()) {
			show(row, cells, this.open.values());
		}
	}

	private void open(MergedRange range, int row, List<@Nullable GridCell> cells) {
		Map.Entry<Integer, Open> before = this.open.floorEntry(range.lastColumn());
		boolean isFree = before == null || before.getValue().range.lastColumn() < range.firstColumn();
		if (isFree && range.lastRow() >= row && range.firstColumn() < this.columns) {
			boolean hasFirst = range.firstRow() == row && range.firstColumn() < cells.size();
			this.open.put(range.firstColumn(),
					new Open(range, hasFirst ? cells.get(range.firstColumn()) : null, range.reference()));
		}
	}

	private void show(int row, List<@Nullable GridCell> cells, Collection<Open> ranges) {
		for (Open open : ranges) {
			GridCell first = open.first;
			MergedRange range = open.range;
			if (row > range.firstRow()) {
				put(cells, range.firstColumn(), (first != null) ? first.below(open.reference) : null);
			}
			else if (first != null && range.spansRows()) {
				put(cells, range.firstColumn(), first.first(open.reference));
			}
			GridCell beside = (first != null) ? first.beside(open.reference) : null;
			int last = (beside != null) ? range.lastColumn() : Math.min(range.lastColumn(), cells.size());
			for (int i = range.firstColumn() + 1; i <= Math.min(last, this.columns - 1); i++) {
				put(cells, i, beside);
			}
		}
	}

	private static void put(List<@Nullable GridCell> cells, int column, @Nullable GridCell cell) {
		while (cell != null && cells.size() <= column) {
			cells.add(null);
		}
		if (column < cells.size()) {
			cells.set(column, cell);
		}
	}

	/**
	 * A range that the row is in.
	 *
	 * @param first its first cell; null if nothing stands there
	 */
	private record Open(MergedRange range, @Nullable GridCell first, String reference) {
	}

}
