package cn.yipanqi.intake;

/**
 * On which line of a file an act was first seen, by a digest of its day, subject and
 * unit: in some twenty bytes an act, so that a million fit into the memory. Two acts of
 * the same digest, one pair in about ten thousand million files, are taken for one: then
 * somebody is asked a question too many.
 */
final class SeenActs {

	private static final int BEGINNING = 1 << 10;

	private long[] digests = new long[BEGINNING];

	private int[] lines = new int[BEGINNING];

	private int count;

	/**
	 * Notes an act.
	 * @return the line on which it was seen before; 0 for none
	 */
	long add(long digest, long line) {
		if (this.count * 3L > this.lines.length * 2L) {
			grow();
		}
		int slot = slot(digest);
		if (this.lines[slot] != 0) {
			return this.lines[slot];
		}
		put(slot, digest, (int) line);
		this.count++;
		return 0;
	}

	private void put(int slot, long digest, int line) {
		this.digests[slot] = digest;
		this.lines[slot] = line;
	}

	private int slot(long digest) {
		int mask = this.lines.length - 1;
		int slot = (int) (digest ^ (digest >>> 32)) & mask;
		while (this.lines[slot] != 0 && this.digests[slot] != digest) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private void grow() {
		long[] formerDigests = this.digests;
		int[] formerLines = this.lines;
		this.digests = new long[formerDigests.length * 2];
		this.lines = new int[formerLines.length * 2];
		for (int i = 0; i < formerLines.length; i++) {
			if (formerLines[i] != 0) {
				put(slot(formerDigests[i]), formerDigests[i], formerLines[i]);
			}
		}
	}

}
