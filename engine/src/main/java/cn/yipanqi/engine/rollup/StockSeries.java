package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.algebra.Contribution;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a status. For each key the latest statement decides, by business day, then by
 * the order in which the records were first filed, wherever it happened; the scope is
 * that of the deciding statement, so parts add up to the whole. For cities and counties
 * it is kept how many keys begin and cease to hold the status on each day.
 */
final class StockSeries extends KeyedSeries {

	private static final int END = Integer.MAX_VALUE;

	private static final int KEPT = 4;

	private final Grid grid;

	private final Cube steps;

	/** The place of rows among those of their day, where it is not their entry's. */
	private final Map<Integer, Long> orders = new HashMap<>();

	private final BitSet set = new BitSet();

	/** Only who holds this other status, too, counts. */
	private @Nullable StockSeries among;

	private final List<StockSeries> dependents = new ArrayList<>();

	private final Map<Day, Holders> days = new Recent<>(KEPT);

	StockSeries(Facts facts, Keys keys, Grid grid) {
		super(facts, keys);
		this.grid = grid;
		this.steps = new Cube(grid::mainCells);
	}

	/**
	 * Lets only those count that hold another status, too, whatever the scope. To be
	 * called before anything is taken.
	 */
	void among(StockSeries other) {
		this.among = other;
		other.dependents.add(this);
	}

	@Override
	void added(int row, Contribution contribution) {
		if (contribution.order() != facts().origin(fact(row))) {
			this.orders.put(row, contribution.order());
		}
		this.set.set(row, contribution.state());
	}

	@Override
	boolean isState(int row, boolean state) {
		return this.set.get(row) == state;
	}

	/**
	 * Of two statements in one act, the one that clears the status decides.
	 */
	@Override
	int compare(int left, int right) {
		int byDay = Integer.compare(day(left), day(right));
		if (byDay != 0) {
			return byDay;
		}
		int byOrder = Long.compare(order(left), order(right));
		return (byOrder != 0) ? byOrder : Boolean.compare(this.set.get(right), this.set.get(left));
	}

	private long order(int row) {
		Long other = this.orders.get(row);
		return (other != null) ? other : facts().origin(fact(row));
	}

	@Override
	List<Piece> pieces() {
		List<Piece> pieces = new ArrayList<>(super.pieces());
		Map<Integer, Long> others = Map.copyOf(this.orders);
		long[] states = this.set.toLongArray();
		pieces.add((writer) -> {
			writer.number(states.length);
			writer.numbers(states, states.length);
			writer.number(others.size());
			for (Map.Entry<Integer, Long> each : others.entrySet()) {
				writer.number(each.getKey().intValue());
				writer.number(each.getValue().longValue());
			}
		});
		return pieces;
	}

	@Override
	void read(PieceReader reader) throws IOException {
		super.read(reader);
		long[] states = new long[reader.count()];
		reader.numbers(states, states.length);
		this.set.or(BitSet.valueOf(states));
		for (int left = reader.count(); left > 0; left--) {
			this.orders.put(reader.number(), reader.wideNumber());
		}
	}

	/**
	 * One that counts among another comes after that one.
	 */
	@Override
	void reckon() {
		if (this.among == null) {
			super.reckon();
			this.dependents.forEach(StockSeries::reckonAmong);
		}
	}

	private void reckonAmong() {
		super.reckon();
	}

	@Override
	void beforeInsert(int key, int index) {
		step(key, index - 1, index, -ONE);
	}

	@Override
	void afterInsert(int key, int index) {
		step(key, index - 1, index + 1, ONE);
	}

	@Override
	void beforeRemove(int key, int index) {
		step(key, index - 1, index + 1, -ONE);
	}

	@Override
	void afterRemove(int key, int index) {
		step(key, index - 1, index, ONE);
	}

	/**
	 * Adds the days on which statements of a key decide, here for those between two
	 * places, and where this status matters to another one for all that that one has.
	 */
	private void step(int key, int from, int to, long amount) {
		if (this.among == null) {
			stepOwn(key, Math.max(0, from), to, amount);
		}
		else {
			stepOwn(key, 0, postings().size(key), amount);
		}
		for (StockSeries dependent : this.dependents) {
			int there = dependent.find(name(key));
			if (there >= 0) {
				dependent.stepOwn(there, 0, dependent.postings().size(there), amount);
			}
		}
	}

	private void stepOwn(int key, int from, int to, long amount) {
		for (int index = from; index < to; index++) {
			int row = postings().row(key, index);
			if (this.set.get(row)) {
				int end = end(key, index);
				if (this.among == null) {
					hold(row, day(row), end, amount);
				}
				else {
					holdAmong(this.among, name(key), row, end, amount);
				}
			}
		}
	}

	private int end(int key, int index) {
		return (index + 1 < postings().size(key)) ? day(postings().row(key, index + 1)) : END;
	}

	private void holdAmong(StockSeries others, int name, int row, int end, long amount) {
		int there = others.find(name);
		for (int index = 0; there >= 0 && index < others.postings().size(there); index++) {
			int other = others.postings().row(there, index);
			if (others.set.get(other)) {
				hold(row, Math.max(day(row), others.day(other)), Math.min(end, others.end(there, index)), amount);
			}
		}
	}

	/**
	 * From one day on, until before another.
	 */
	private void hold(int row, int first, int end, long amount) {
		if (first < end) {
			this.steps.add(place(row), first, amount);
			if (end != END) {
				this.steps.add(place(row), end, -amount);
			}
		}
	}

	@Override
	long value(Question question) {
		return (this.grid.isMain(question.cell()) && isPresent(question))
				? this.steps.sum(question.cell(), Integer.MIN_VALUE, question.to()) : holders(question).size() * ONE;
	}

	@Override
	List<Behind> behind(Question question) {
		return holders(question).stream().map(this::behind).toList();
	}

	private List<Integer> holders(Question question) {
		List<Integer> holders = new ArrayList<>();
		for (int row : everywhere(question)) {
			if (question.places().get(place(row))) {
				holders.add(row);
			}
		}
		return holders;
	}

	/**
	 * The deciding rows of all who hold the status, wherever they are, in the order of
	 * the ledger. Who asks for one county asks for the next.
	 */
	private int[] everywhere(Question question) {
		synchronized (this.days) {
			Day asked = new Day(question.to(), question.asOf());
			Holders known = this.days.get(asked);
			if (known != null && isUnchanged(known.mark, question.asOf())
					&& (this.among == null || this.among.isUnchanged(known.others, question.asOf()))) {
				return known.rows;
			}
			BitSet others = (this.among != null) ? this.among.names(question) : null;
			int[] rows = Arrays.stream(deciding(question))
				.filter((row) -> row >= 0 && this.set.get(row) && (others == null || others.get(name(keyOf(row)))))
				.sorted()
				.toArray();
			this.days.put(asked, new Holders(mark(), (this.among != null) ? this.among.mark() : mark(), rows));
			return rows;
		}
	}

	private BitSet names(Question question) {
		BitSet names = new BitSet();
		for (int row : deciding(question)) {
			if (row >= 0 && this.set.get(row)) {
				names.set(name(keyOf(row)));
			}
		}
		return names;
	}

	/**
	 * For each key the row that decides on the last day, or -1.
	 */
	private int[] deciding(Question question) {
		int[] latest = new int[keys()];
		Arrays.fill(latest, -1);
		for (int row = 0; row < rows(); row++) {
			if (day(row) <= question.to() && inForce(row, question)) {
				int key = keyOf(row);
				if (latest[key] < 0 || compare(latest[key], row) <= 0) {
					latest[key] = row;
				}
			}
		}
		return latest;
	}

	@Override
	long bytes() {
		return super.bytes() + 64L * this.orders.size() + this.set.size() / 8 + this.steps.bytes();
	}

	private record Day(int day, long asOf) {
	}

	/**
	 * Who holds the status on a day.
	 */
	private static final class Holders {

		/** How far this series had come. */
		private final Mark mark;

		/** How far the one among which it counts had come. */
		private final Mark others;

		private final int[] rows;

		Holders(Mark mark, Mark others, int[] rows) {
			this.mark = mark;
			this.others = others;
			this.rows = rows;
		}

	}

}
