package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an indicator's columns for one query: the answer to everything that the
 * cube does not hold.
 */
final class Scan {

	private final Columns columns;

	private final Dictionary keys;

	private final int department;

	private final int group;

	private final boolean[] inside;

	private final int from;

	private final int to;

	private final long asOf;

	Scan(Columns columns, Dictionary keys, FigureQuery query, int department, int group, boolean[] inside) {
		this.columns = columns;
		this.keys = keys;
		this.department = department;
		this.group = group;
		this.inside = inside;
		this.from = firstDay(query);
		this.to = lastDay(query);
		this.asOf = Rollup.micros(query.asOf());
	}

	static int firstDay(FigureQuery query) {
		return (query.from() != null) ? Math.toIntExact(query.from().toEpochDay()) : Integer.MIN_VALUE;
	}

	static int lastDay(FigureQuery query) {
		return (query.to() != null) ? Math.toIntExact(query.to().toEpochDay()) : Integer.MAX_VALUE - 1;
	}

	private boolean known(int row) {
		return this.columns.recordedAt[row] <= this.asOf;
	}

	private boolean inScope(int row) {
		return (this.department == 0 || this.columns.department[row] == this.department)
				&& (this.group == 0 || this.columns.group[row] == this.group) && this.inside[this.columns.region[row]];
	}

	private boolean matches(int row) {
		return known(row) && this.columns.day[row] >= this.from && this.columns.day[row] <= this.to && inScope(row);
	}

	long sum() {
		long sum = 0;
		for (int row = 0; row < this.columns.size; row++) {
			if (matches(row)) {
				sum = Math.addExact(sum, this.columns.sign[row] * this.columns.amount[row]);
			}
		}
		return sum;
	}

	long distinct() {
		int[] times = new int[this.keys.size()];
		long distinct = 0;
		for (int row = 0; row < this.columns.size; row++) {
			if (matches(row)) {
				int key = this.columns.key[row];
				int before = times[key];
				times[key] += this.columns.sign[row];
				distinct += ((times[key] > 0) ? 1 : 0) - ((before > 0) ? 1 : 0);
			}
		}
		return distinct * BigDecimal.TEN.pow(Rollup.SCALE).longValue();
	}

	long stock(@Nullable BitSet among) {
		return holders(among).size() * BigDecimal.TEN.pow(Rollup.SCALE).longValue();
	}

	/**
	 * The rows by which subjects hold the status on the last day: for each subject, the
	 * latest event decides (by business date, then by the order in which the records were
	 * first filed), wherever it happened; the scope is that of the deciding event. So
	 * parts add up to the whole.
	 */
	private List<Integer> holders(@Nullable BitSet among) {
		List<Integer> holders = new ArrayList<>();
		for (int row : deciding()) {
			if (row >= 0 && this.columns.state[row] && inScope(row)
					&& (among == null || among.get(this.columns.key[row]))) {
				holders.add(row);
			}
		}
		Collections.sort(holders);
		return holders;
	}

	/**
	 * The keys of those who hold the status, wherever the deciding event happened.
	 */
	BitSet keysOfHolders() {
		BitSet found = new BitSet(this.keys.size());
		for (int row : deciding()) {
			if (row >= 0 && this.columns.state[row]) {
				found.set(this.columns.key[row]);
			}
		}
		return found;
	}

	/**
	 * For each key, the row that decides on the last day, or -1.
	 */
	private int[] deciding() {
		Set<Long> withdrawn = withdrawn();
		int[] latest = new int[this.keys.size()];
		Arrays.fill(latest, -1);
		for (int row = 0; row < this.columns.size; row++) {
			if (this.columns.sign[row] > 0 && known(row) && this.columns.day[row] <= this.to
					&& !withdrawn.contains(this.columns.origin[row])) {
				int key = this.columns.key[row];
				latest[key] = (latest[key] < 0) ? row : later(latest[key], row);
			}
		}
		return latest;
	}

	private int later(int left, int right) {
		int byDay = Integer.compare(this.columns.day[left], this.columns.day[right]);
		if (byDay != 0) {
			return (byDay > 0) ? left : right;
		}
		int byOrder = Long.compare(this.columns.order[left], this.columns.order[right]);
		if (byOrder != 0) {
			return (byOrder > 0) ? left : right;
		}
		return this.columns.state[left] ? right : left;
	}

	private Set<Long> withdrawn() {
		Set<Long> withdrawn = new HashSet<>();
		for (int row = 0; row < this.columns.size; row++) {
			if (this.columns.sign[row] < 0 && known(row)) {
				withdrawn.add(this.columns.origin[row]);
			}
		}
		return withdrawn;
	}

	List<Behind> behind(Indicator.Kind kind, @Nullable BitSet among) {
		if (kind == Indicator.Kind.STOCK) {
			return holders(among).stream().map(this::behind).toList();
		}
		Set<Long> withdrawn = withdrawn();
		Map<Statement, Long> amounts = new LinkedHashMap<>();
		for (int row = 0; row < this.columns.size; row++) {
			if (this.columns.sign[row] > 0 && matches(row) && !withdrawn.contains(this.columns.origin[row])) {
				amounts.merge(new Statement(this.columns.origin[row], this.columns.key[row]), this.columns.amount[row],
						Math::addExact);
			}
		}
		List<Behind> found = new ArrayList<>(amounts.size());
		amounts.forEach((statement, amount) -> found
			.add(new Behind(statement.origin, Rollup.decimal(amount), this.keys.text(statement.key))));
		return found;
	}

	private Behind behind(int row) {
		return new Behind(this.columns.origin[row], BigDecimal.ONE, this.keys.text(this.columns.key[row]));
	}

	private record Statement(long origin, int key) {
	}

}
