package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.Arrays;

/**
 * A growing column of numbers. It grows by chunks, so that a long one is never copied and
 * no more than a chunk of it is empty.
 */
final class IntColumn {

	private static final int SHIFT = 12;

	private static final int CHUNK = 1 << SHIFT;

	private static final int SMALLEST = 16;

	private int[][] chunks = { new int[SMALLEST] };

	private int size;

	int size() {
		return this.size;
	}

	void set(int row, int value) {
		this.chunks[row >>> SHIFT][row & (CHUNK - 1)] = value;
	}

	void add(int value) {
		int chunk = this.size >>> SHIFT;
		int place = this.size & (CHUNK - 1);
		if (chunk == this.chunks.length) {
			this.chunks = Arrays.copyOf(this.chunks, chunk + 1 + (chunk >> 1));
		}
		if (this.chunks[chunk] == null) {
			this.chunks[chunk] = new int[CHUNK];
		}
		else if (place == this.chunks[chunk].length) {
			this.chunks[chunk] = Arrays.copyOf(this.chunks[chunk], 2 * place);
		}
		this.chunks[chunk][place] = value;
		this.size++;
	}

	int get(int row) {
		return this.chunks[row >>> SHIFT][row & (CHUNK - 1)];
	}

	/**
	 * What stands in it now; not good for a column whose values are set again.
	 */
	Piece piece() {
		int[][] present = this.chunks.clone();
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
		this.chunks = new int[Math.max(1, (this.size + CHUNK - 1) >>> SHIFT)][];
		this.chunks[0] = new int[SMALLEST];
		for (int row = 0; row < this.size; row += CHUNK) {
			int length = Math.min(CHUNK, this.size - row);
			int[] room = new int[(row == 0) ? Math.max(SMALLEST, length) : CHUNK];
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
			.mapToLong((chunk) -> 4L * chunk.length)
			.sum();
	}

}
