package cn.yipanqi.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All that is stated on one key, by any indicator. What is counted once counts on the
 * first day of the key in each cell. A status is decided by the latest statement, by
 * business day, then by the order in which the records were first filed; of two in one
 * act, by the one that clears it.
 */
final class OneKey {

	private static final long ONE = 10_000;

	private static final int END = Integer.MAX_VALUE;

	private static final Comparator<Statement> IN_TIME = Comparator.comparingInt(Statement::day)
		.thenComparingLong(Statement::order)
		.thenComparing(Statement::state, Comparator.reverseOrder())
		.thenComparingInt(Statement::placeInEntry);

	private final Map<CellDays, Integer> firsts = new HashMap<>();

	private final Map<Integer, List<Statement>> stocks = new HashMap<>();

	void count(List<CellDays> cells, int day) {
		for (CellDays cell : cells) {
			this.firsts.merge(cell, day, Math::min);
		}
	}

	void hold(int indicator, Statement statement) {
		this.stocks.computeIfAbsent(indicator, (number) -> new ArrayList<>()).add(statement);
	}

	/**
	 * Adds up and begins anew.
	 * @param among for each indicator the one that must be held, too, or null
	 */
	void close(Tally tally, @Nullable Integer[] among) {
		this.firsts.forEach((cell, day) -> tally.add(cell, day, ONE));
		this.firsts.clear();
		this.stocks.values().forEach((statements) -> statements.sort(IN_TIME));
		this.stocks.forEach((indicator, statements) -> {
			Integer other = among[indicator];
			List<Span> within = (other != null) ? spans(this.stocks.getOrDefault(other, List.of())) : null;
			for (Span span : spans(statements)) {
				if (within == null) {
					add(tally, span, span.from, span.to);
				}
				else {
					within.forEach(
							(held) -> add(tally, span, Math.max(span.from, held.from), Math.min(span.to, held.to)));
				}
			}
		});
		this.stocks.clear();
	}

	private static List<Span> spans(List<Statement> statements) {
		List<Span> spans = new ArrayList<>();
		for (int i = 0; i < statements.size(); i++) {
			if (statements.get(i).state) {
				int to = (i + 1 < statements.size()) ? statements.get(i + 1).day : END;
				spans.add(new Span(statements.get(i).cells, statements.get(i).day, to));
			}
		}
		return spans;
	}

	private static void add(Tally tally, Span span, int from, int to) {
		if (from < to) {
			tally.add(span.cells, from, ONE);
			if (to != END) {
				tally.add(span.cells, to, -ONE);
			}
		}
	}

	/**
	 * That a status is set or cleared.
	 */
	record Statement(List<CellDays> cells, int day, long order, boolean state, int placeInEntry) {
	}

	/**
	 * Holding a status from one day until before another.
	 */
	private record Span(List<CellDays> cells, int from, int to) {
	}

}
