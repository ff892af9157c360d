package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Numbers, dense from 0, for what is counted once. Subjects and records are kept as the
 * binary numbers that they are: a ledger has more of them than of anything else.
 */
final class Keys {

	private static final byte TEXT = 0;

	private static final byte NUMBER = 1;

	private static final byte RECORD = 2;

	private static final int UUID_LENGTH = 36;

	private static final int LONGEST_NUMBER = 19;

	private static final int LENGTH_BYTES = 4;

	private byte[] pool = new byte[1024];

	private int used;

	private final IntColumn offsets = new IntColumn();

	private int[] table = empty(64);

	int number(String key) {
		byte[] bytes = bytes(key);
		int slot = slot(bytes);
		if (this.table[slot] >= 0) {
			return this.table[slot];
		}
		if (3 * (this.offsets.size() + 1) > 2 * this.table.length) {
			grow();
			slot = slot(bytes);
		}
		this.table[slot] = this.offsets.size();
		this.offsets.add(append(bytes));
		return this.table[slot];
	}

	String text(int number) {
		int start = this.offsets.get(number);
		ByteBuffer key = ByteBuffer.wrap(this.pool, start + 1, this.pool.length - start - 1);
		return switch (this.pool[start]) {
			case NUMBER -> Long.toString(key.getLong());
			case RECORD -> new UUID(key.getLong(), key.getLong()).toString();
			default -> {
				int length = key.getInt();
				yield new String(this.pool, start + 1 + LENGTH_BYTES, length, StandardCharsets.UTF_8);
			}
		};
	}

	private int append(byte[] bytes) {
		int start = this.used;
		int end = Math.addExact(start, bytes.length);
		if (end > this.pool.length) {
			this.pool = Arrays.copyOf(this.pool, (int) Math.min(Integer.MAX_VALUE - 8L, end + (end >> 1) + 1024L));
		}
		System.arraycopy(bytes, 0, this.pool, start, bytes.length);
		this.used = end;
		return start;
	}

	Piece piece() {
		byte[] present = this.pool;
		int length = this.used;
		return (writer) -> {
			writer.number(length);
			writer.bytes(present, length);
		};
	}

	void read(PieceReader reader) throws IOException {
		this.used = reader.count();
		this.pool = reader.bytes(this.used);
		int count = 0;
		for (int start = 0; start < this.used; start += length(start)) {
			this.offsets.add(start);
			count++;
		}
		this.table = empty(Math.max(64, Integer.highestOneBit(Math.max(1, count)) * 4));
		fill();
	}

	private int length(int start) {
		return switch (this.pool[start]) {
			case NUMBER -> 1 + Long.BYTES;
			case RECORD -> 1 + 2 * Long.BYTES;
			default -> 1 + LENGTH_BYTES + ByteBuffer.wrap(this.pool).getInt(start + 1);
		};
	}

	private static byte[] bytes(String key) {
		if (isNumber(key)) {
			return ByteBuffer.allocate(1 + Long.BYTES).put(NUMBER).putLong(Long.parseLong(key)).array();
		}
		if (isRecord(key)) {
			UUID record = UUID.fromString(key);
			return ByteBuffer.allocate(1 + 2 * Long.BYTES)
				.put(RECORD)
				.putLong(record.getMostSignificantBits())
				.putLong(record.getLeastSignificantBits())
				.array();
		}
		byte[] text = key.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(1 + LENGTH_BYTES + text.length).put(TEXT).putInt(text.length).put(text).array();
	}

	/**
	 * Only what is written in the one way that numbers are: 007 is a text.
	 */
	private static boolean isNumber(String key) {
		if (key.isEmpty() || key.length() >= LONGEST_NUMBER || (key.charAt(0) == '0' && key.length() > 1)) {
			return false;
		}
		for (int i = 0; i < key.length(); i++) {
			if (key.charAt(i) < '0' || key.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	private static boolean isRecord(String key) {
		if (key.length() != UUID_LENGTH) {
			return false;
		}
		for (int i = 0; i < UUID_LENGTH; i++) {
			char sign = key.charAt(i);
			boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
			if (dash ? sign != '-' : !((sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f'))) {
				return false;
			}
		}
		return true;
	}

	private int slot(byte[] bytes) {
		int slot = spread(bytes, 0, bytes.length);
		while (this.table[slot] >= 0 && !isAt(this.offsets.get(this.table[slot]), bytes)) {
			slot = (slot + 1) & (this.table.length - 1);
		}
		return slot;
	}

	private int spread(byte[] bytes, int from, int to) {
		int hash = 1;
		for (int i = from; i < to; i++) {
			hash = 31 * hash + bytes[i];
		}
		return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(this.table.length - 1);
	}

	private boolean isAt(int offset, byte[] bytes) {
		return offset + bytes.length <= this.used
				&& Arrays.equals(this.pool, offset, offset + bytes.length, bytes, 0, bytes.length);
	}

	private void grow() {
		this.table = empty(2 * this.table.length);
		fill();
	}

	private void fill() {
		for (int number = 0; number < this.offsets.size(); number++) {
			int end = (number + 1 < this.offsets.size()) ? this.offsets.get(number + 1) : this.used;
			int slot = spread(this.pool, this.offsets.get(number), end);
			while (this.table[slot] >= 0) {
				slot = (slot + 1) & (this.table.length - 1);
			}
			this.table[slot] = number;
		}
	}

	private static int[] empty(int length) {
		int[] table = new int[length];
		Arrays.fill(table, -1);
		return table;
	}

	long bytes() {
		return this.pool.length + this.offsets.bytes() + 4L * this.table.length;
	}

}
