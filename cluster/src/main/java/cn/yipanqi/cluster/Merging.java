package cn.yipanqi.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Adds the parts of each cell, which follow each other, and spreads the cell over its
 * days.
 */
final class Merging implements MapPartitionsFunction<Row, Row> {

	private static final long serialVersionUID = 1;

	@Override
	public Iterator<Row> call(Iterator<Row> parts) {
		return new Merged(parts);
	}

	/**
	 * One cell after the other.
	 */
	private static final class Merged extends RowBatches {

		private final Iterator<Row> parts;

		private @Nullable Row ahead;

		private Merged(Iterator<Row> parts) {
			this.parts = parts;
			this.ahead = following();
		}

		private @Nullable Row following() {
			return this.parts.hasNext() ? this.parts.next() : null;
		}

		@Override
		boolean hasMore() {
			return this.ahead != null;
		}

		@Override
		List<Row> batch() {
			List<Row> days = new ArrayList<>();
			Row part = this.ahead;
			if (part != null) {
				Tally.Place cell = cell(part);
				CellDays sums = new CellDays();
				while (part != null && cell(part).equals(cell)) {
					sums.addPacked(part.getAs(4));
					part = following();
				}
				this.ahead = part;
				sums.each((day, amount) -> days.add(RowFactory.create(cell.indicator(), cell.region(),
						cell.department(), cell.group(), day, amount)));
			}
			return days;
		}

		private static Tally.Place cell(Row part) {
			return new Tally.Place(part.getInt(0), part.getString(1), part.isNullAt(2) ? null : part.getString(2),
					part.isNullAt(3) ? null : part.getString(3));
		}

	}

}
