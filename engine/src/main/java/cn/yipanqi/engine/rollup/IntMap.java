package cn.yipanqi.engine.rollup;

import java.util.Arrays;

/**
 * From numbers to numbers, neither of them negative, by open addressing: 8 bytes a slot,
 * two thirds of them used at most.
 */
final class IntMap {

	private static final int ABSENT = -1;

	private static final int SMALLEST = 16;

	private int[] keys;

	private int[] values;

	private int size;

	IntMap() {
		this(0);
	}

	/**
	 * @param expected number of keys that it has room for at once
	 */
	IntMap(int expected) {
		int slots = SMALLEST;
		while (2L * slots < 3L * expected) {
			slots *= 2;
		}
		this.keys = filled(slots);
		this.values = new int[slots];
	}

	/**
	 * The value, or -1.
	 */
	int get(int key) {
		int slot = slot(key);
		return (this.keys[slot] == key) ? this.values[slot] : ABSENT;
	}

	void put(int key, int value) {
		int slot = slot(key);
		if (this.keys[slot] != key) {
			if (3 * (this.size + 1) > 2 * this.keys.length) {
				grow();
				slot = slot(key);
			}
			this.keys[slot] = key;
			this.size++;
		}
		this.values[slot] = value;
	}

	private int slot(int key) {
		int slot = (key * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(this.keys.length - 1);
		while (this.keys[slot] != key && this.keys[slot] != ABSENT) {
			slot = (slot + 1) & (this.keys.length - 1);
		}
		return slot;
	}

	private void grow() {
		int[] formerKeys = this.keys;
		int[] formerValues = this.values;
		this.keys = filled(2 * formerKeys.length);
		this.values = new int[this.keys.length];
		for (int i = 0; i < formerKeys.length; i++) {
			if (formerKeys[i] != ABSENT) {
				int slot = slot(formerKeys[i]);
				this.keys[slot] = formerKeys[i];
				this.values[slot] = formerValues[i];
			}
		}
	}

	private static int[] filled(int length) {
		int[] keys = new int[length];
		Arrays.fill(keys, ABSENT);
		return keys;
	}

	long bytes() {
		return 8L * this.keys.length;
	}

}
