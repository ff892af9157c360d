package cn.yipanqi.figures;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.rollup.Behind;
import cn.yipanqi.engine.rollup.OpenFigure;

/**
 * A figure and all that it stands on, of the same moment, whatever is filed while
 * somebody takes it away.
 */
final class Grounds {

	private static final int CHUNK = 500;

	private final OpenFigure open;

	private final Function<List<Behind>, List<Trace.Row>> rows;

	/**
	 * @param rows reads the entries of a few statements
	 */
	Grounds(OpenFigure open, Function<List<Behind>, List<Trace.Row>> rows) {
		this.open = open;
		this.rows = rows;
	}

	Figure figure() {
		return this.open.figure();
	}

	/**
	 * Hands over all that it stands on, in the order of the ledger, with a few of the
	 * entries at a time.
	 */
	void each(Consumer<List<Trace.Row>> taker) {
		List<Behind> statements = this.open.statements();
		for (int first = 0; first < statements.size(); first += CHUNK) {
			taker.accept(this.rows.apply(statements.subList(first, Math.min(first + CHUNK, statements.size()))));
		}
	}

}
