package cn.yipanqi.intake.sheet;

/**
 * The keys of the rows that a file has brought so far, with the line of each, in some
 * sixty bytes a row: a million rows fit into the memory.
 */
public final class SeenKeys {

	private static final int BEGINNING = 1 << 12;

	private long[] keys = new long[2 * BEGINNING];

	private long[] contents = new long[BEGINNING];

	private int[] lines = new int[BEGINNING];

	private int count;

	/**
	 * Notes a key.
	 * @param key thirty-two hexadecimal digits
	 * @param content digest of what the row says, likewise
	 * @return the line of the row that brought the key before; 0 if there was none, and
	 * negative if that row says something else
	 */
	public long add(String key, String content, long line) {
		if (this.count * 3L > this.lines.length * 2L) {
			grow();
		}
		long high = Long.parseUnsignedLong(key, 0, 16, 16);
		long low = Long.parseUnsignedLong(key, 16, 32, 16);
		long says = Long.parseUnsignedLong(content, 0, 16, 16);
		int slot = slot(high, low);
		if (this.lines[slot] != 0) {
			return (this.contents[slot] == says) ? this.lines[slot] : -(long) this.lines[slot];
		}
		put(slot, high, low, says, (int) line);
		this.count++;
		return 0;
	}

	/**
	 * Looks a key up, with the same answers.
	 */
	public long find(String key, String content) {
		int slot = slot(Long.parseUnsignedLong(key, 0, 16, 16), Long.parseUnsignedLong(key, 16, 32, 16));
		boolean same = this.contents[slot] == Long.parseUnsignedLong(content, 0, 16, 16);
		return same ? this.lines[slot] : -(long) this.lines[slot];
	}

	private void put(int slot, long high, long low, long says, int line) {
		this.keys[2 * slot] = high;
		this.keys[2 * slot + 1] = low;
		this.contents[slot] = says;
		this.lines[slot] = line;
	}

	private int slot(long high, long low) {
		int mask = this.lines.length - 1;
		int slot = (int) (high ^ (low >>> 32)) & mask;
		while (this.lines[slot] != 0 && (this.keys[2 * slot] != high || this.keys[2 * slot + 1] != low)) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private void grow() {
		long[] formerKeys = this.keys;
		long[] formerContents = this.contents;
		int[] formerLines = this.lines;
		this.keys = new long[formerKeys.length * 2];
		this.contents = new long[formerContents.length * 2];
		this.lines = new int[formerLines.length * 2];
		for (int i = 0; i < formerLines.length; i++) {
			if (formerLines[i] != 0) {
				long high = formerKeys[2 * i];
				long low = formerKeys[2 * i + 1];
				put(slot(high, low), high, low, formerContents[i], formerLines[i]);
			}
		}
	}

}
