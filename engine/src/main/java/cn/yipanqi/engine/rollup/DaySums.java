package cn.yipanqi.engine.rollup;

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

	private long[] days = new long[0];

	private long[] months = new long[0];

	void addAll(DaySums others) {
		for (int i = 0; i < others.days.length; i++) {
			if (others.days[i] != 0) {
				add((others.first << SHIFT) + i, others.days[i]);
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
		int place = day - (this.first << SHIFT);
		this.days[place] = Math.addExact(this.days[place], amount);
		this.months[place >> SHIFT] = Math.addExact(this.months[place >> SHIFT], amount);
	}

	private void widen(int from, int to) {
		long[] wider = new long[(to - from) << SHIFT];
		System.arraycopy(this.days, 0, wider, (this.first - from) << SHIFT, this.days.length);
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
		long end = Math.min(this.days.length, to + 1L - ((long) this.first << SHIFT));
		return (begin < end) ? sumOf((int) begin, (int) end) : 0;
	}

	private long sumOf(int begin, int end) {
		int firstWhole = (begin + MONTH - 1) >> SHIFT;
		int lastWhole = end >> SHIFT;
		if (firstWhole >= lastWhole) {
			return sum(this.days, begin, end);
		}
		return Math.addExact(
				Math.addExact(sum(this.days, begin, firstWhole << SHIFT), sum(this.months, firstWhole, lastWhole)),
				sum(this.days, lastWhole << SHIFT, end));
	}

	private static long sum(long[] sums, int begin, int end) {
		long sum = 0;
		for (int i = begin; i < end; i++) {
			sum = Math.addExact(sum, sums[i]);
		}
		return sum;
	}

	/**
	 * Memory taken, in bytes.
	 */
	long bytes() {
		return 64 + 8L * (this.days.length + this.months.length);
	}

}
