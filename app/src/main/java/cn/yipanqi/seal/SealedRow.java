package cn.yipanqi.seal;

import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

/**
 * A row of a sealed table as it stands now.
 */
public final class SealedRow {

	private final long number;

	private final long transaction;

	private final byte @Nullable [] leaf;

	private final LongFunction<byte[]> content;

	/**
	 * Makes one.
	 * @param number its number
	 * @param transaction number of the transaction that wrote it
	 * @param leaf the leaf that stands in it; null if it was written before leaves were
	 * @param content the leaf of what it says, if it had a given number; throws an
	 * {@link IllegalArgumentException} if it says what no row can say
	 */
	public SealedRow(long number, long transaction, byte @Nullable [] leaf, LongFunction<byte[]> content) {
		this.number = number;
		this.transaction = transaction;
		this.leaf = leaf;
		this.content = content;
	}

	public long number() {
		return this.number;
	}

	long transaction() {
		return this.transaction;
	}

	byte @Nullable [] leaf() {
		return this.leaf;
	}

	/**
	 * The leaf of what the row says; an empty one if it says what no row can say.
	 */
	byte[] recomputed() {
		return leafAs(this.number);
	}

	byte[] leafAs(long number) {
		try {
			return this.content.apply(number);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}
