package cn.yipanqi.engine.rollup;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Writes numbers and texts, big-endian, by the block.
 */
final class PieceWriter implements Closeable {

	/** Bytes of a block. */
	static final int BLOCK = 1 << 16;

	private final OutputStream out;

	private final ByteBuffer buffer = ByteBuffer.allocate(BLOCK);

	PieceWriter(OutputStream out) {
		this.out = out;
	}

	void number(int number) throws IOException {
		room(Integer.BYTES);
		this.buffer.putInt(number);
	}

	void number(long number) throws IOException {
		room(Long.BYTES);
		this.buffer.putLong(number);
	}

	void text(@Nullable String text) throws IOException {
		if (text == null) {
			number(-1);
			return;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		number(bytes.length);
		bytes(bytes, bytes.length);
	}

	void bytes(byte[] bytes, int length) throws IOException {
		flush();
		this.out.write(bytes, 0, length);
	}

	void numbers(int[] numbers, int length) throws IOException {
		for (int done = 0; done < length;) {
			room(Integer.BYTES);
			int now = Math.min(length - done, this.buffer.remaining() / Integer.BYTES);
			this.buffer.asIntBuffer().put(numbers, done, now);
			this.buffer.position(this.buffer.position() + now * Integer.BYTES);
			done += now;
		}
	}

	void numbers(long[] numbers, int length) throws IOException {
		for (int done = 0; done < length;) {
			room(Long.BYTES);
			int now = Math.min(length - done, this.buffer.remaining() / Long.BYTES);
			this.buffer.asLongBuffer().put(numbers, done, now);
			this.buffer.position(this.buffer.position() + now * Long.BYTES);
			done += now;
		}
	}

	private void room(int bytes) throws IOException {
		if (this.buffer.remaining() < bytes) {
			flush();
		}
	}

	private void flush() throws IOException {
		this.out.write(this.buffer.array(), 0, this.buffer.position());
		this.buffer.clear();
	}

	/**
	 * Writes what is left; leaves the stream open.
	 */
	@Override
	public void close() throws IOException {
		flush();
	}

}
