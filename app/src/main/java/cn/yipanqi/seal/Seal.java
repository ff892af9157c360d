package cn.yipanqi.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * A checkpoint: the numbers and leaves of some rows in order, their root, and the chain
 * up to here.
 *
 * @param no its number in the chain, from 1
 * @param position which rows it holds
 * @param numbers the numbers of the rows
 * @param leaves their leaves, one after another
 * @param root the Merkle root over both
 * @param chain the digest of the chain up to and with this seal
 * @param sealedAt when it was made, in microseconds
 * @param key number of the key
 * @param mac HMAC-SM3 of the chain by that key
 */
@SuppressWarnings("ArrayRecordComponent")
record Seal(SealKind kind, long no, Position position, long[] numbers, byte[] leaves, byte[] root, byte[] chain,
		Instant sealedAt, int key, byte[] mac) {

	/** What the first seal follows. */
	static final byte[] BEGINNING = new byte[Sm3.LENGTH];

	int count() {
		return this.numbers.length;
	}

	byte[] leaf(int i) {
		return Arrays.copyOfRange(this.leaves, i * Sm3.LENGTH, (i + 1) * Sm3.LENGTH);
	}

	/**
	 * Whether it is what was made: it has as many leaves as numbers, and the root and the
	 * chain follow from them.
	 */
	boolean followsFrom(byte[] previous) {
		return this.numbers.length > 0 && this.leaves.length == this.numbers.length * Sm3.LENGTH
				&& Arrays.equals(this.root, root(this.numbers, this.leaves))
				&& Arrays.equals(this.chain, chain(previous));
	}

	private byte[] chain(byte[] previous) {
		return chain(previous, this.kind, this.no, this.position, this.numbers.length, this.root, this.sealedAt);
	}

	static byte[] root(long[] numbers, byte[] leaves) {
		Merkle tree = new Merkle();
		for (int i = 0; i < numbers.length; i++) {
			tree.add(numbers[i], Arrays.copyOfRange(leaves, i * Sm3.LENGTH, (i + 1) * Sm3.LENGTH));
		}
		return tree.root();
	}

	static byte[] chain(byte[] previous, SealKind kind, long no, Position position, int count, byte[] root,
			Instant sealedAt) {
		ByteArrayOutputStream facts = new ByteArrayOutputStream();
		for (long fact : new long[] { no, position.lineage(), position.floor(), position.xidFrom(),
				position.numberFrom(), position.xidTo(), position.numberTo(), count,
				ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt) }) {
			facts.writeBytes(Sm3.bytes(fact));
		}
		facts.writeBytes(kind.name().getBytes(StandardCharsets.UTF_8));
		return Sm3.of(Sm3.CHAIN, previous, root, facts.toByteArray());
	}

	/**
	 * Which rows a seal holds: those above the floor from one place in the order of
	 * transaction and number to before another; or, where {@code xidTo} is 0, those up to
	 * the floor that no seal of an earlier lineage holds, from one number to before
	 * another.
	 */
	record Position(int lineage, long floor, long xidFrom, long numberFrom, long xidTo, long numberTo) {

		boolean isUpToFloor() {
			return this.xidTo == 0;
		}

		boolean holds(long xid, long number) {
			if (isUpToFloor()) {
				return number <= this.floor && number >= this.numberFrom && number < this.numberTo;
			}
			return number > this.floor && isBefore(this.xidFrom, this.numberFrom - 1, xid, number)
					&& isBefore(xid, number, this.xidTo, this.numberTo);
		}

		/**
		 * Whether it ends after a row above the floor.
		 */
		boolean isAfter(long xid, long number) {
			return !isUpToFloor() && isBefore(xid, number, this.xidTo, this.numberTo);
		}

		private static boolean isBefore(long xid, long number, long otherXid, long otherNumber) {
			int order = Long.compareUnsigned(xid, otherXid);
			return order < 0 || (order == 0 && number < otherNumber);
		}

	}

}
