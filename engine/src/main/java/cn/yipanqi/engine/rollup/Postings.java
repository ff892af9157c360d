package cn.yipanqi.engine.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;

/**
 * For each key the rows in force, in order. Most keys have one row, which needs no list.
 */
final class Postings {

	private static final int NONE = Integer.MIN_VALUE;

	private final IntBinaryOperator order;

	/** By key: its only row, or the complement of the number of its list. */
	private final IntColumn heads = new IntColumn();

	private final List<Rows> lists = new ArrayList<>();

	private long listed;

	/**
	 * @param order compares two rows
	 */
	Postings(IntBinaryOperator order) {
		this.order = order;
	}

	void addKey() {
		this.heads.add(NONE);
	}

	int size(int key) {
		int head = this.heads.get(key);
		if (head == NONE) {
			return 0;
		}
		return (head < 0) ? this.lists.get(~head).size : 1;
	}

	int row(int key, int index) {
		int head = this.heads.get(key);
		return (head < 0) ? this.lists.get(~head).rows[index] : head;
	}

	/**
	 * Where a row would stand: behind all that are not after it.
	 */
	int place(int key, int row) {
		int low = 0;
		int high = size(key);
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.order.applyAsInt(row(key, middle), row) <= 0) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	void insert(int key, int index, int row) {
		int head = this.heads.get(key);
		if (head == NONE) {
			this.heads.set(key, row);
			return;
		}
		if (head >= 0) {
			this.lists.add(new Rows(head));
			head = ~(this.lists.size() - 1);
			this.heads.set(key, head);
		}
		this.lists.get(~head).insert(index, row);
		this.listed++;
	}

	void remove(int key, int index) {
		int head = this.heads.get(key);
		if (head >= 0) {
			this.heads.set(key, NONE);
		}
		else {
			this.lists.get(~head).remove(index);
		}
	}

	/**
	 * Where the first such row stands, or -1.
	 */
	int find(int key, IntPredicate such) {
		for (int index = 0; index < size(key); index++) {
			if (such.test(row(key, index))) {
				return index;
			}
		}
		return -1;
	}

	/**
	 * Memory taken, in bytes; of the lists by estimate.
	 */
	long bytes() {
		return this.heads.bytes() + 48L * this.lists.size() + 6L * this.listed;
	}

	private static final class Rows {

		private int[] rows = new int[4];

		private int size = 1;

		Rows(int first) {
			this.rows[0] = first;
		}

		void insert(int index, int row) {
			if (this.size == this.rows.length) {
				this.rows = Arrays.copyOf(this.rows, this.size + (this.size >> 1));
			}
			System.arraycopy(this.rows, index, this.rows, index + 1, this.size - index);
			this.rows[index] = row;
			this.size++;
		}

		void remove(int index) {
			System.arraycopy(this.rows, index + 1, this.rows, index, this.size - index - 1);
			this.size--;
		}

	}

}
