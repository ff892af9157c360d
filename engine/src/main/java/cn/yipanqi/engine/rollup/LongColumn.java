package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.Arrays;

/**
 * A growing column of wide numbers, by chunks as {@link IntColumn}.
 */
final class LongColumn {

	private static final int SHIFT = 12;

	private static final int CHUNK = 1 << SHIFT;

	private static final int SMALLEST = 16;

	private long[][] chunks = { new long[SMALLEST] };

	private int size;

	int size() {
		return this.size;
	}

	void add(long value) {
		int chunk = this.size >>> SHIFT;
		int place = this.size & (CHUNK - 1);
		if (chunk == this.chunks.length) {
			this.chunks = Arrays.copyOf(this.chunks, chunk + 1 + (chunk >> 1));
		}
		if (this.chunks[chunk] == null) {
			this.chunks[chunk] = new long[CHUNK];
		}
		else if (place == this.chunks[chunk].length) {
			this.chunks[chunk] = Arrays.copyOf(this.chunks[chunk], 2 * place);
		}
		this.chunks[chunk][place] = value;
		this.size++;
	}

	long get(int row) {
		return this.chunks[row >>> SHIFT][row & (CHUNK - 1)];
	}

	/**
	 * What stands in it now; not good for a column whose values are set again.
	 */
	Piece piece() {
		long[][] present = this.chunks.clone();
		int length = this.size;
		return (writer) -> {
			writer.number(length);
			for (int row = 0; row < length; row += CHUNK) {
				writer.numbers(present[row >>> SHIFT], Math.min(CHUNK, length - row));
			}
		};
	}

	/**
	 * Takes what a {@link #piece()} wrote, in the place of what stands here.
	 */
	void read(PieceReader reader) throws IOException {
		this.size = reader.count();
		this.chunks = new long[Math.max(1, (this.size + CHUNK - 1) >>> SHIFT)][];
		this.chunks[0] = new long[SMALLEST];
		for (int row = 0; row < this.size; row += CHUNK) {
			int length = Math.min(CHUNK, this.size - row);
			long[] room = new long[(row == 0) ? Math.max(SMALLEST, length) : CHUNK];
			reader.numbers(room, length);
			this.chunks[row >>> SHIFT] = room;
		}
	}

	/**
	 * Memory taken, in bytes.
	 */
	long bytes() {
		return Arrays.stream(this.chunks)
			.filter((chunk) -> chunk != null)
			.mapToLong((chunk) -> 8L * chunk.length)
			.sum();
	}

}
