package cn.yipanqi.engine.rollup;

import java.util.Arrays;

/**
 * The contributions to one indicator as primitive columns in the order of the ledger.
 */
final class Columns {

	private static final int INITIAL = 64;

	int size;

	int[] day = new int[INITIAL];

	int[] department = new int[INITIAL];

	int[] region = new int[INITIAL];

	int[] group = new int[INITIAL];

	int[] key = new int[INITIAL];

	long[] amount = new long[INITIAL];

	long[] order = new long[INITIAL];

	long[] origin = new long[INITIAL];

	long[] recordedAt = new long[INITIAL];

	byte[] sign = new byte[INITIAL];

	boolean[] state = new boolean[INITIAL];

	int next() {
		if (this.size == this.day.length) {
			int capacity = this.size + (this.size >> 1);
			this.day = Arrays.copyOf(this.day, capacity);
			this.department = Arrays.copyOf(this.department, capacity);
			this.region = Arrays.copyOf(this.region, capacity);
			this.group = Arrays.copyOf(this.group, capacity);
			this.key = Arrays.copyOf(this.key, capacity);
			this.amount = Arrays.copyOf(this.amount, capacity);
			this.order = Arrays.copyOf(this.order, capacity);
			this.origin = Arrays.copyOf(this.origin, capacity);
			this.recordedAt = Arrays.copyOf(this.recordedAt, capacity);
			this.sign = Arrays.copyOf(this.sign, capacity);
			this.state = Arrays.copyOf(this.state, capacity);
		}
		return this.size++;
	}

}
