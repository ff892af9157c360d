package cn.yipanqi.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a body as bytes, one at a time and never more of one than it may hold.
 */
final class SentLines {

	/** The most bytes of a line. */
	static final int LONGEST = 64 * 1024;

	private static final byte[] MARK = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };

	private final InputStream stream;

	private final byte[] buffer = new byte[16 * 1024];

	private int next;

	private int end;

	private long number;

	SentLines(InputStream stream) {
		this.stream = stream;
	}

	/**
	 * The next line that is not blank, or null after the last.
	 */
	@Nullable Line next() throws IOException {
		while (true) {
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			long length = 0;
			int read = read();
			if (read < 0) {
				return null;
			}
			this.number++;
			for (; read >= 0 && read != '\n'; read = read()) {
				if (length++ < LONGEST) {
					line.write(read);
				}
			}
			byte[] bytes = (this.number == 1) ? withoutMark(line.toByteArray()) : line.toByteArray();
			if (!isBlank(bytes)) {
				return line(bytes, length > LONGEST);
			}
		}
	}

	private Line line(byte[] bytes, boolean tooLong) {
		try {
			String text = tooLong ? null
					: StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return new Line(this.number, bytes.length, text, tooLong);
		}
		catch (CharacterCodingException ex) {
			return new Line(this.number, bytes.length, null, false);
		}
	}

	private int read() throws IOException {
		if (this.next == this.end) {
			this.end = Math.max(0, this.stream.read(this.buffer));
			this.next = 0;
			if (this.end == 0) {
				return -1;
			}
		}
		return this.buffer[this.next++] & 0xff;
	}

	private static byte[] withoutMark(byte[] bytes) {
		boolean marked = bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
		return marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
	}

	private static boolean isBlank(byte[] bytes) {
		for (byte one : bytes) {
			if (one != ' ' && one != '\t' && one != '\r') {
				return false;
			}
		}
		return true;
	}

	/**
	 * A line.
	 *
	 * @param number from 1, blank lines counted
	 * @param size how many bytes of it were kept
	 * @param text the line, or null if it is too long or is not UTF-8
	 * @param tooLong whether it is too long
	 */
	record Line(long number, int size, @Nullable String text, boolean tooLong) {
	}

}
