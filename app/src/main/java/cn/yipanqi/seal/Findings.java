package cn.yipanqi.seal;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.seal.Finding.Kind;

/**
 * Collects what is wrong: names the first hundred, and counts the others.
 */
final class Findings {

	static final int NAMED = 100;

	private final List<Finding> named = new ArrayList<>();

	private final List<LostKey> lostKeys = new ArrayList<>();

	private long total;

	void add(Kind kind, SealKind table, long number) {
		add(new Finding(kind, table, List.of(number)));
	}

	void add(Kind kind, SealKind table, long number, int detail) {
		add(new Finding(kind, table, List.of(number), detail));
	}

	void add(Finding finding) {
		this.total++;
		if (this.named.size() < NAMED) {
			this.named.add(finding);
		}
	}

	/**
	 * Notes what is not wrong, but cannot be proved as usual.
	 */
	void add(LostKey key) {
		this.lostKeys.add(key);
	}

	/**
	 * Counts what is not worth a name any more.
	 */
	void count(long more) {
		this.total += more;
	}

	List<Finding> named() {
		return List.copyOf(this.named);
	}

	List<LostKey> lostKeys() {
		return List.copyOf(this.lostKeys);
	}

	long total() {
		return this.total;
	}

}
