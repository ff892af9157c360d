package cn.yipanqi.engine.rollup;

import java.util.Arrays;

/**
 * Sums by day of one additive indicator in one cell, with prefix sums made when asked: a
 * window is two look-ups. Amounts are fixed-point.
 */
final class DaySums {

	private int first;

	private long[] days = new long[0];

	private long[] prefixes = new long[0];

	private boolean stale = true;

	void addAll(DaySums others) {
		if (others.days.length > 0) {
			add(others.first, 0);
			add(others.first + others.days.length - 1, 0);
			for (int i = 0; i < others.days.length; i++) {
				int place = others.first - this.first + i;
				this.days[place] = Math.addExact(this.days[place], others.days[i]);
			}
		}
	}

	void add(int day, long amount) {
		if (this.days.length == 0) {
			this.first = day;
			this.days = new long[1];
		}
		else if (day < this.first) {
			long[] wider = new long[this.days.length + this.first - day];
			System.arraycopy(this.days, 0, wider, this.first - day, this.days.length);
			this.days = wider;
			this.first = day;
		}
		else if (day >= this.first + this.days.length) {
			this.days = Arrays.copyOf(this.days, day - this.first + 1);
		}
		this.days[day - this.first] = Math.addExact(this.days[day - this.first], amount);
		this.stale = true;
	}

	/**
	 * The sum from one day to another, both included.
	 */
	synchronized long sum(int from, int to) {
		if (from > to) {
			return 0;
		}
		if (this.stale) {
			this.prefixes = new long[this.days.length + 1];
			for (int i = 0; i < this.days.length; i++) {
				this.prefixes[i + 1] = Math.addExact(this.prefixes[i], this.days[i]);
			}
			this.stale = false;
		}
		return prefix((long) to + 1) - prefix(from);
	}

	long bytes() {
		return 64 + 8L * (this.days.length + this.prefixes.length);
	}

	private long prefix(long day) {
		long index = Math.max(0, Math.min(this.days.length, day - this.first));
		return this.prefixes[(int) index];
	}

}
