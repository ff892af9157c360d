package cn.yipanqi.cluster;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * From the statements of a partition, ordered by key and those without one first, to
 * parts of cells. All statements on a key must be in the same partition; of details and
 * totals of the same work those that yield come last, and count only if there were no
 * others.
 */
final class Tallying implements MapPartitionsFunction<Row, Row> {

	private static final long serialVersionUID = 1;

	private final Broadcast<PackFiles> pack;

	private final long full;

	/**
	 * @param full how large a tally may become, in days of cells
	 */
	Tallying(Broadcast<PackFiles> pack, long full) {
		this.pack = pack;
		this.full = full;
	}

	@Override
	public Iterator<Row> call(Iterator<Row> statements) {
		return new Parts(this.pack.value().pack(), new Tally(this.full), statements);
	}

	/**
	 * Takes statements until the tally is full, and hands it over.
	 */
	private static final class Parts extends RowBatches {

		private final Iterator<Row> statements;

		private final List<Indicator> indicators;

		private final @Nullable Integer[] among;

		private final Tally tally;

		private final OneKey oneKey = new OneKey();

		private final BitSet claimed = new BitSet();

		private @Nullable String key;

		private @Nullable Row left;

		private Parts(Pack pack, Tally tally, Iterator<Row> statements) {
			this.tally = tally;
			this.statements = statements;
			this.indicators = pack.indicators();
			this.among = new @Nullable Integer[this.indicators.size()];
			for (int number = 0; number < this.among.length; number++) {
				String other = this.indicators.get(number).among();
				this.among[number] = (other != null) ? this.indicators.indexOf(pack.indicator(other)) : null;
			}
		}

		@Override
		boolean hasMore() {
			return this.left != null || this.statements.hasNext();
		}

		@Override
		List<Row> batch() {
			fill();
			return this.tally.empty();
		}

		/**
		 * Stops only between two keys, and leaves the statement that it found after them.
		 */
		private void fill() {
			while (hasMore()) {
				Row statement = (this.left != null) ? this.left : this.statements.next();
				this.left = null;
				String next = statement.isNullAt(2) ? null : statement.getString(2);
				if (next == null || !next.equals(this.key)) {
					this.oneKey.close(this.tally, this.among);
					this.claimed.clear();
					this.key = next;
					if (this.tally.isFull()) {
						this.left = statement;
						return;
					}
				}
				take(statement);
			}
			this.oneKey.close(this.tally, this.among);
		}

		private boolean counts(int indicator, Row statement) {
			boolean yields = statement.getBoolean(11);
			if (!yields && !statement.isNullAt(2)) {
				this.claimed.set(indicator);
			}
			return !yields || !this.claimed.get(indicator);
		}

		private void take(Row statement) {
			int indicator = statement.getInt(1);
			List<CellDays> cells = this.tally.cells(new Tally.Place(indicator, statement.getString(3),
					statement.getString(4), statement.isNullAt(5) ? null : statement.getString(5)));
			int day = statement.getInt(6);
			switch (this.indicators.get(indicator).kind()) {
				case COUNT, SUM -> {
					if (counts(indicator, statement)) {
						this.tally.add(cells, day, statement.getLong(7));
					}
				}
				case DISTINCT -> this.oneKey.count(cells, day);
				case STOCK -> this.oneKey.hold(indicator, new OneKey.Statement(cells, day, statement.getLong(9),
						statement.getBoolean(8), statement.getInt(10)));
				case RATIO, DERIVED -> throw new IllegalStateException("Nothing is stated of a composed indicator");
			}
		}

	}

}
