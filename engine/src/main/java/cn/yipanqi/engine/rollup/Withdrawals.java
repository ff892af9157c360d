package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The rows of a series that were withdrawn, and the facts that withdrew them, in order.
 * Where another fact turns out to have done so, or none, that comes after it.
 */
final class Withdrawals {

	private static final int NONE = -1;

	private final IntColumn rows = new IntColumn();

	private final IntColumn facts = new IntColumn();

	/** The same, to be found by row. */
	private final IntMap factOfRow = new IntMap();

	private final BitSet withdrawn = new BitSet();

	private int count;

	void add(int row, int fact) {
		this.rows.add(row);
		this.facts.add(fact);
		note(row, fact);
	}

	/**
	 * The row was not withdrawn after all.
	 */
	void remove(int row) {
		add(row, NONE);
	}

	private void note(int row, int fact) {
		if (fact == NONE) {
			this.withdrawn.clear(row);
			this.count--;
		}
		else {
			this.factOfRow.put(row, fact);
			this.withdrawn.set(row);
			this.count++;
		}
	}

	boolean isWithdrawn(int row) {
		return this.withdrawn.get(row);
	}

	/**
	 * The fact that withdraws a row, which must be withdrawn.
	 */
	int factOf(int row) {
		return this.factOfRow.get(row);
	}

	/**
	 * The withdrawn rows that are such.
	 */
	List<Integer> rows(IntPredicate such) {
		return this.withdrawn.stream().filter(such).boxed().toList();
	}

	/**
	 * Number of withdrawn rows.
	 */
	int rows() {
		return this.count;
	}

	/**
	 * Number of withdrawals that were noted, those included that turned out wrong.
	 */
	int size() {
		return this.facts.size();
	}

	/**
	 * Whether it is noted at a place that a row was not withdrawn after all.
	 */
	boolean isRemoval(int place) {
		return this.facts.get(place) == NONE;
	}

	/**
	 * The fact of a withdrawal, by its place.
	 */
	int fact(int place) {
		return this.facts.get(place);
	}

	List<Piece> pieces() {
		return List.of(this.rows.piece(), this.facts.piece());
	}

	void read(PieceReader reader) throws IOException {
		this.rows.read(reader);
		this.facts.read(reader);
		for (int i = 0; i < this.rows.size(); i++) {
			note(this.rows.get(i), this.facts.get(i));
		}
	}

	long bytes() {
		return this.rows.bytes() + this.facts.bytes() + this.factOfRow.bytes() + this.withdrawn.size() / 8;
	}

}
