package cn.yipanqi.intake;

/**
 * Who works on what: one lane of a node takes small files only, so that they need not
 * wait for large ones; the other takes large ones first, one at a time, and small ones
 * while there are none.
 */
enum Lane {

	/** Small files only. */
	SMALL,

	/** Large files, and small ones while no large one waits. */
	ANY;

	private static final long SMALL_BYTES = 512 * 1024;

	private static final long SMALL_ROWS = 5_000;

	/**
	 * Whether a file of so many bytes is a large one, as far as that can be known before
	 * it is read.
	 */
	static boolean isLarge(long bytes) {
		return bytes > SMALL_BYTES;
	}

	/**
	 * Whether a file turns out to be a large one while it is read.
	 */
	static boolean hasManyRows(long rows) {
		return rows > SMALL_ROWS;
	}

}
