package cn.yipanqi.cluster;

import java.util.Arrays;

/**
 * What every day adds to one indicator in one cell, in fixed point.
 */
final class CellDays {

	private int first;

	private long[] days = new long[0];

	/**
	 * Adds.
	 * @return by how many days the memory grew
	 */
	int add(int day, long amount) {
		int before = this.days.length;
		if (before == 0) {
			this.first = day;
			this.days = new long[1];
		}
		else if (day < this.first) {
			long[] wider = new long[before + this.first - day];
			System.arraycopy(this.days, 0, wider, this.first - day, before);
			this.days = wider;
			this.first = day;
		}
		else if (day >= this.first + before) {
			this.days = Arrays.copyOf(this.days, day - this.first + 1);
		}
		this.days[day - this.first] = Math.addExact(this.days[day - this.first], amount);
		return this.days.length - before;
	}

	void each(DayTaker taker) {
		for (int i = 0; i < this.days.length; i++) {
			if (this.days[i] != 0) {
				taker.take(this.first + i, this.days[i]);
			}
		}
	}

	/**
	 * Takes what a day adds.
	 */
	@FunctionalInterface
	interface DayTaker {

		void take(int day, long amount);

	}

}
