package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * The rows of a series that were withdrawn, and the facts that withdrew them, in order.
 */
final class Withdrawals {

	private final IntColumn rows = new IntColumn();

	private final IntColumn facts = new IntColumn();

	/** The same, to be found by row. */
	private final IntMap factOfRow = new IntMap();

	private final BitSet withdrawn = new BitSet();

	void add(int row, int fact) {
		this.rows.add(row);
		this.facts.add(fact);
		note(row, fact);
	}

	private void note(int row, int fact) {
		this.factOfRow.put(row, fact);
		this.withdrawn.set(row);
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

	int size() {
		return this.facts.size();
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
