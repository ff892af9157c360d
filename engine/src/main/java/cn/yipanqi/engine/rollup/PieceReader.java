package cn.yipanqi.engine.rollup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link PieceWriter} wrote. What ends too early, or states a length that
 * cannot be, is an {@link IOException}.
 */
final class PieceReader {

	private static final int LONGEST_TEXT = 1 << 20;

	private final InputStream in;

	private final ByteBuffer buffer = ByteBuffer.allocate(PieceWriter.BLOCK).limit(0);

	PieceReader(InputStream in) {
		this.in = in;
	}

	int number() throws IOException {
		need(Integer.BYTES);
		return this.buffer.getInt();
	}

	long wideNumber() throws IOException {
		need(Long.BYTES);
		return this.buffer.getLong();
	}

	/**
	 * A count of things that follow.
	 */
	int count() throws IOException {
		int count = number();
		if (count < 0) {
			throw new IOException("A count is negative");
		}
		return count;
	}

	@Nullable String text() throws IOException {
		int length = number();
		if (length < 0) {
			return null;
		}
		if (length > LONGEST_TEXT) {
			throw new IOException("A text is too long");
		}
		return new String(bytes(length), StandardCharsets.UTF_8);
	}

	String presentText() throws IOException {
		String text = text();
		if (text == null) {
			throw new IOException("A text is missing");
		}
		return text;
	}

	byte[] bytes(int length) throws IOException {
		byte[] bytes = new byte[length];
		int buffered = Math.min(length, this.buffer.remaining());
		this.buffer.get(bytes, 0, buffered);
		if (this.in.readNBytes(bytes, buffered, length - buffered) < length - buffered) {
			throw new EOFException();
		}
		return bytes;
	}

	void numbers(int[] numbers, int length) throws IOException {
		for (int done = 0; done < length;) {
			need(Integer.BYTES);
			int now = Math.min(length - done, this.buffer.remaining() / Integer.BYTES);
			this.buffer.asIntBuffer().get(numbers, done, now);
			this.buffer.position(this.buffer.position() + now * Integer.BYTES);
			done += now;
		}
	}

	void numbers(long[] numbers, int length) throws IOException {
		for (int done = 0; done < length;) {
			need(Long.BYTES);
			int now = Math.min(length - done, this.buffer.remaining() / Long.BYTES);
			this.buffer.asLongBuffer().get(numbers, done, now);
			this.buffer.position(this.buffer.position() + now * Long.BYTES);
			done += now;
		}
	}

	private void need(int bytes) throws IOException {
		while (this.buffer.remaining() < bytes) {
			this.buffer.compact();
			int read = this.in.read(this.buffer.array(), this.buffer.position(), this.buffer.remaining());
			this.buffer.position(this.buffer.position() + Math.max(read, 0)).flip();
			if (read < 0) {
				throw new EOFException();
			}
		}
	}

}
