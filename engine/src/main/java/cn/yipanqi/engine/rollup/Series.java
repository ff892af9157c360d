package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

import cn.yipanqi.engine.algebra.Contribution;

/**
 * Everything that was ever contributed to one indicator, and what answers questions about
 * it. Its own columns refer to the facts that all indicators share.
 */
abstract class Series {

	/**
	 * One, in the fixed point of amounts.
	 */
	static final long ONE = Rollup.fixed(BigDecimal.ONE);

	private final Facts facts;

	Series(Facts facts) {
		this.facts = facts;
	}

	final Facts facts() {
		return this.facts;
	}

	/**
	 * Whether a question means all that is known: nothing is younger.
	 */
	final boolean isPresent(Question question) {
		return question.asOf() >= this.facts.latest();
	}

	/**
	 * Takes a statement or a withdrawal.
	 * @param again whether the same may have been stated and withdrawn before, at other
	 * moments
	 */
	abstract void take(int fact, Contribution contribution, boolean again);

	/**
	 * The answer in the fixed point of amounts.
	 */
	abstract long value(Question question);

	/**
	 * The statements that the answer stands on, in the order of the ledger.
	 */
	abstract List<Behind> behind(Question question);

	/**
	 * What was taken, as it stands now.
	 */
	abstract List<Piece> pieces();

	/**
	 * Reads what {@link #pieces()} wrote into an empty series.
	 */
	abstract void read(PieceReader reader) throws IOException;

	/**
	 * Makes what answers quickly from what was read. Uses nothing of another series but
	 * of one among which it counts.
	 */
	abstract void reckon();

	/**
	 * Number of contributions taken, withdrawals included.
	 */
	abstract long size();

	/**
	 * Memory taken, in bytes.
	 */
	abstract long bytes();

}
