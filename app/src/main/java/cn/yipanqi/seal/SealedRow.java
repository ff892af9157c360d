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

	private final @Nullable Short version;

	private final LongFunction<byte[]> content;

	/**
	 * Makes one.
	 * @param number its number
	 * @param transaction number of the transaction that wrote it
	 * @param leaf the leaf that stands in it; null if it was written before leaves were
	 * @param version version of the form of its leaf; null for the first
	 * @param content the leaf of what it says, if it had a given number; throws an
	 * {@link IllegalArgumentException} if it says what no row can say
	 */
	public SealedRow(long number, long transaction, byte @Nullable [] leaf, @Nullable Short version,
			LongFunction<byte[]> content) {
		this.number = number;
		this.transaction = transaction;
		this.leaf = leaf;
		this.version = version;
		this.content = content;
	}

	/**
	 * The content of a row that says what no row can say: somebody changed it by hand.
	 */
	public static LongFunction<byte[]> unreadable(RuntimeException reason) {
		return (number) -> {
			throw new IllegalArgumentException(reason);
		};
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
	 * The version of the form of its leaf if this program does not know it; else null.
	 */
	@Nullable Short unknownVersion() {
		return LeafWriter.knows(this.version) ? null : this.version;
	}

	/**
	 * The leaf of what the row says; an empty one if it says what no row can say, or is
	 * of a version that is not known.
	 */
	byte[] recomputed() {
		return leafAs(this.number);
	}

	byte[] leafAs(long number) {
		try {
			return LeafWriter.knows(this.version) ? this.content.apply(number) : new byte[0];
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}
