package cn.yipanqi.figures;

import org.jspecify.annotations.Nullable;

/**
 * How the board of this node stands.
 *
 * @param entries number of entries taken
 * @param contributions number of contributions that they made
 * @param bytes memory taken, in bytes
 * @param bound memory that may be taken, in bytes
 * @param restored whether it began from a file, and not from the ledger's beginning
 * @param pack the fingerprint of the pack by which it counts
 * @param outgrown what happened if it was not enough, or null
 */
record BoardState(long entries, long contributions, long bytes, long bound, boolean restored, String pack,
		@Nullable Outgrown outgrown) {

	private static final int WHOLE = 100;

	private static final int SCARCE = 80;

	/**
	 * How much of the memory is taken, in per cent.
	 */
	public long percent() {
		return (this.outgrown != null) ? WHOLE : WHOLE * this.bytes / Math.max(1, this.bound);
	}

	/**
	 * Whether it is time to give it more.
	 */
	public boolean isScarce() {
		return percent() >= SCARCE;
	}

	/**
	 * Memory taken for each entry, in bytes.
	 */
	public long bytesPerEntry() {
		return this.bytes / Math.max(1, this.entries);
	}

}
