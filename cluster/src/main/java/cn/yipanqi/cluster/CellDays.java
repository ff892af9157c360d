package cn.yipanqi.cluster;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What every day adds to one indicator in one cell, in fixed point. On its way between
 * workers it is a few bytes a day: how many days after the one before, and the amount.
 */
final class CellDays {

	private static final int MORE = 0x80;

	private static final int BITS = 7;

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

	/**
	 * Hands over the days that add something, in order.
	 */
	void each(DayTaker taker) {
		for (int i = 0; i < this.days.length; i++) {
			if (this.days[i] != 0) {
				taker.take(this.first + i, this.days[i]);
			}
		}
	}

	byte[] packed() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int[] before = new int[1];
		each((day, amount) -> {
			write(bytes, zigzag((long) day - before[0]));
			write(bytes, zigzag(amount));
			before[0] = day;
		});
		return bytes.toByteArray();
	}

	void addPacked(byte[] bytes) {
		Unpacking unpacking = new Unpacking(bytes);
		int day = 0;
		while (unpacking.hasMore()) {
			day += (int) unpacking.next();
			add(day, unpacking.next());
		}
	}

	/**
	 * Small numbers, be they above or below zero, become small ones above.
	 */
	private static long zigzag(long number) {
		return (number << 1) ^ (number >> (Long.SIZE - 1));
	}

	private static void write(ByteArrayOutputStream bytes, long number) {
		long rest = number;
		while ((rest & -MORE) != 0) {
			bytes.write((int) (rest & (MORE - 1)) | MORE);
			rest >>>= BITS;
		}
		bytes.write((int) rest);
	}

	/**
	 * Takes what a day adds.
	 */
	@FunctionalInterface
	interface DayTaker {

		void take(int day, long amount);

	}

	/**
	 * Numbers from bytes.
	 */
	private static final class Unpacking {

		private final byte[] bytes;

		private int at;

		private Unpacking(byte[] bytes) {
			this.bytes = bytes;
		}

		private boolean hasMore() {
			return this.at < this.bytes.length;
		}

		private long next() {
			long number = 0;
			int shift = 0;
			byte part;
			do {
				part = this.bytes[this.at++];
				number |= (long) (part & (MORE - 1)) << shift;
				shift += BITS;
			}
			while (part < 0);
			return (number >>> 1) ^ -(number & 1);
		}

	}

}
