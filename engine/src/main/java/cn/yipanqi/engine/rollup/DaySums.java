package cn.yipanqi.engine.rollup;

import org.jspecify.annotations.Nullable;

/**
 * Sums by day of one indicator in one cell, and over them sums by month of 32 days: what
 * is added costs two additions, and what is asked for a few dozen, over any window.
 * Amounts are fixed-point.
 */
final class DaySums {

	private static final int SHIFT = 5;

	private static final int MONTH = 1 << SHIFT;

	/** The first month, counted from 1970-01-01. */
	private int first;

	/** The days of each month in which something was added. */
	private long[] @Nullable [] days = new long[0][];

	private long[] months = new long[0];

	void addAll(DaySums others) {
		for (int month = 0; month < others.days.length; month++) {
			long[] sums = others.days[month];
			for (int day = 0; sums != null && day < MONTH; day++) {
				if (sums[day] != 0) {
					add(((others.first + month) << SHIFT) + day, sums[day]);
				}
			}
		}
	}

	void add(int day, long amount) {
		int month = day >> SHIFT;
		if (this.months.length == 0) {
			this.first = month;
		}
		if (month < this.first || month >= this.first + this.months.length) {
			widen(Math.min(this.first, month), Math.max(this.first + this.months.length, month + 1));
		}
		int place = month - this.first;
		long[] sums = this.days[place];
		if (sums == null) {
			sums = new long[MONTH];
			this.days[place] = sums;
		}
		sums[day & (MONTH - 1)] = Math.addExact(sums[day & (MONTH - 1)], amount);
		this.months[place] = Math.addExact(this.months[place], amount);
	}

	private void widen(int from, int to) {
		long[] @Nullable [] wider = new long[to - from][];
		System.arraycopy(this.days, 0, wider, this.first - from, this.days.length);
		long[] widerMonths = new long[to - from];
		System.arraycopy(this.months, 0, widerMonths, this.first - from, this.months.length);
		this.days = wider;
		this.months = widerMonths;
		this.first = from;
	}

	/**
	 * The sum from one day to another, both included.
	 */
	long sum(int from, int to) {
		long begin = Math.max(0, from - ((long) this.first << SHIFT));
		long end = Math.min((long) this.months.length << SHIFT, to + 1L - ((long) this.first << SHIFT));
		return (begin < end) ? sumOf((int) begin, (int) end) : 0;
	}

	private long sumOf(int begin, int end) {
		int month = begin >> SHIFT;
		int last = (end - 1) >> SHIFT;
		if (month == last) {
			return sum(month, begin & (MONTH - 1), ((end - 1) & (MONTH - 1)) + 1);
		}
		long sum = Math.addExact(sum(month, begin & (MONTH - 1), MONTH), sum(last, 0, ((end - 1) & (MONTH - 1)) + 1));
		for (int whole = month + 1; whole < last; whole++) {
			sum = Math.addExact(sum, this.months[whole]);
		}
		return sum;
	}

	/**
	 * The sum of some days of a month.
	 */
	private long sum(int month, int begin, int end) {
		if (end - begin == MONTH) {
			return this.months[month];
		}
		long[] sums = this.days[month];
		long sum = 0;
		for (int day = begin; sums != null && day < end; day++) {
			sum = Math.addExact(sum, sums[day]);
		}
		return sum;
	}

	/**
	 * Memory taken, in bytes.
	 */
	long bytes() {
		long bytes = 72 + 12L * this.months.length;
		for (long[] sums : this.days) {
			bytes += (sums != null) ? 16 + 8L * MONTH : 0;
		}
		return bytes;
	}

}
