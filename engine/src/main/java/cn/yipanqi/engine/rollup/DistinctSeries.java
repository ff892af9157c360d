package cn.yipanqi.engine.rollup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

import cn.yipanqi.engine.algebra.Contribution;
import org.jspecify.annotations.Nullable;

/**
 * What is counted once. For cities and counties it is kept how many keys each day was the
 * first of, so that everything up to a day is looked up. A window that begins later, or a
 * township, is a scan of its days alone; asked for twice, it is counted in all cells at
 * once.
 */
final class DistinctSeries extends KeyedSeries {

	private static final int NEVER = Integer.MAX_VALUE;

	private static final int KEPT = 8;

	private final Grid grid;

	private final Cube firsts;

	private final TreeMap<Integer, IntColumn> byDay = new TreeMap<>();

	private final Map<Window, Tally> windows = new Recent<>(KEPT);

	DistinctSeries(Facts facts, Keys keys, Grid grid) {
		super(facts, keys);
		this.grid = grid;
		this.firsts = new Cube(grid::mainCells);
	}

	@Override
	void added(int row, Contribution contribution) {
		added(row);
	}

	private void added(int row) {
		this.byDay.computeIfAbsent(day(row), (day) -> new IntColumn()).add(row);
	}

	@Override
	void reckon() {
		for (int row = 0; row < rows(); row++) {
			added(row);
		}
		super.reckon();
	}

	@Override
	boolean isState(int row, boolean state) {
		return true;
	}

	@Override
	int compare(int left, int right) {
		return Integer.compare(day(left), day(right));
	}

	@Override
	void beforeInsert(int key, int index) {
	}

	@Override
	void afterInsert(int key, int index) {
		int row = postings().row(key, index);
		for (int cell : this.grid.mainCells(place(row))) {
			int former = first(key, cell, index);
			move(cell, former, Math.min(former, day(row)));
		}
	}

	@Override
	void beforeRemove(int key, int index) {
		int row = postings().row(key, index);
		for (int cell : this.grid.mainCells(place(row))) {
			int remaining = first(key, cell, index);
			move(cell, Math.min(remaining, day(row)), remaining);
		}
	}

	@Override
	void afterRemove(int key, int index) {
	}

	/**
	 * The first day of a key in a cell, one row left out.
	 */
	private int first(int key, int cell, int without) {
		BitSet inside = this.grid.in(cell);
		for (int index = 0; index < postings().size(key); index++) {
			if (index != without && inside.get(place(postings().row(key, index)))) {
				return day(postings().row(key, index));
			}
		}
		return NEVER;
	}

	private void move(int cell, int former, int present) {
		if (former != present) {
			if (former != NEVER) {
				this.firsts.addInCell(cell, former, -ONE);
			}
			if (present != NEVER) {
				this.firsts.addInCell(cell, present, ONE);
			}
		}
	}

	@Override
	long value(Question question) {
		if (this.byDay.isEmpty() || question.from() > question.to()) {
			return 0;
		}
		if (this.grid.isMain(question.cell()) && isPresent(question) && question.from() <= this.byDay.firstKey()) {
			return this.firsts.sum(question.cell(), question.from(), question.to());
		}
		int[] counts = counts(question);
		if (counts == null) {
			return scan(question) * ONE;
		}
		return (question.cell() < counts.length) ? counts[question.cell()] * ONE : 0;
	}

	private int scan(Question question) {
		BitSet seen = new BitSet(keys());
		eachInForce(question, (row) -> {
			if (question.places().get(place(row))) {
				seen.set(keyOf(row));
			}
		});
		return seen.cardinality();
	}

	/**
	 * The counts of all cells, if this window has been asked for before: who asks twice
	 * asks for every county.
	 */
	private int @Nullable [] counts(Question question) {
		synchronized (this.windows) {
			Window asked = new Window(question.from(), question.to(), question.asOf());
			Tally known = this.windows.get(asked);
			if (known != null && isUnchanged(known.mark, question.asOf())) {
				int[] counts = (known.counts != null) ? known.counts : inAllCells(question);
				this.windows.put(asked, new Tally(mark(), counts));
				return counts;
			}
			this.windows.put(asked, new Tally(mark(), null));
			return null;
		}
	}

	private int[] inAllCells(Question question) {
		int[] rows = byKey(question);
		int[] counts = new int[this.grid.size()];
		int[] counted = new int[this.grid.size()];
		for (int row : rows) {
			int key = keyOf(row) + 1;
			for (int cell : this.grid.cells(place(row))) {
				if (counted[cell] != key) {
					counted[cell] = key;
					counts[cell]++;
				}
			}
		}
		return counts;
	}

	/**
	 * The rows of a window, those of a key together.
	 */
	private int[] byKey(Question question) {
		int[] ends = new int[keys() + 1];
		eachInForce(question, (row) -> ends[keyOf(row) + 1]++);
		for (int key = 0; key < keys(); key++) {
			ends[key + 1] += ends[key];
		}
		int[] rows = new int[ends[keys()]];
		eachInForce(question, (row) -> rows[ends[keyOf(row)]++] = row);
		return rows;
	}

	/**
	 * The rows of the window's days, wherever they are.
	 */
	private void eachInForce(Question question, IntConsumer taker) {
		for (IntColumn day : this.byDay.subMap(question.from(), true, question.to(), true).values()) {
			for (int i = 0; i < day.size(); i++) {
				if (inForce(day.get(i), question)) {
					taker.accept(day.get(i));
				}
			}
		}
	}

	@Override
	List<Behind> behind(Question question) {
		Map<Statement, Behind> found = new LinkedHashMap<>();
		for (int row = 0; row < rows(); row++) {
			if (matches(row, question)) {
				found.merge(new Statement(facts().origin(fact(row)), keyOf(row)), behind(row), (former,
						other) -> new Behind(former.origin(), former.amount().add(other.amount()), former.key()));
			}
		}
		return new ArrayList<>(found.values());
	}

	@Override
	long bytes() {
		return super.bytes() + this.firsts.bytes() + this.byDay.values().stream().mapToLong(IntColumn::bytes).sum();
	}

	private record Statement(long origin, int key) {
	}

	private record Window(int from, int to, long asOf) {
	}

	/**
	 * What is known of a window.
	 */
	private static final class Tally {

		/** How far the series had come. */
		private final Mark mark;

		/** By cell, or null as long as the window was asked for once only. */
		private final int @Nullable [] counts;

		Tally(Mark mark, int @Nullable [] counts) {
			this.mark = mark;
			this.counts = counts;
		}

	}

}
