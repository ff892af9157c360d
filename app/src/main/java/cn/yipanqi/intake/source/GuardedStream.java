package cn.yipanqi.intake.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a workbook while it is unpacked: ends with an error where it unpacks to more
 * than is wanted, or where a single tag would fill the memory.
 */
final class GuardedStream extends FilterInputStream {

	private static final int LONGEST_TAG = 1 << 16;

	private final boolean watched;

	private long left;

	private int tag = -1;

	private byte quote;

	GuardedStream(InputStream in, long most) {
		this(in, most, true);
	}

	private GuardedStream(InputStream in, long most, boolean watched) {
		super(in);
		this.left = most;
		this.watched = watched;
	}

	/**
	 * One that is not read as XML, so that only its length counts.
	 */
	static GuardedStream ofBytes(InputStream in, long most) {
		return new GuardedStream(in, most, false);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int count = super.read(target, offset, length);
		if (count > 0) {
			this.left -= count;
			if (this.left < 0) {
				throw new TooLargeException();
			}
			if (this.watched) {
				watch(target, offset, offset + count);
			}
		}
		return count;
	}

	private void watch(byte[] bytes, int from, int to) throws IOException {
		int i = from;
		while (i < to) {
			int start = i;
			if (this.tag < 0) {
				i = next(bytes, i, to, (byte) '<');
				this.tag = (i < to) ? 0 : -1;
			}
			else {
				i = (this.quote != 0) ? next(bytes, i, to, this.quote) : endOrQuote(bytes, i, to);
				this.tag += i - start;
				if (this.tag > LONGEST_TAG) {
					throw new TooLargeException();
				}
				if (i < to) {
					leave(bytes[i]);
				}
			}
			i++;
		}
	}

	private void leave(byte sign) {
		if (this.quote != 0) {
			this.quote = 0;
		}
		else if (sign == '>') {
			this.tag = -1;
		}
		else {
			this.quote = sign;
		}
	}

	private static int next(byte[] bytes, int from, int to, byte sign) {
		int i = from;
		while (i < to && bytes[i] != sign) {
			i++;
		}
		return i;
	}

	private static int endOrQuote(byte[] bytes, int from, int to) {
		int i = from;
		while (i < to && (bytes[i] > '>' || (bytes[i] != '>' && bytes[i] != '"' && bytes[i] != '\''))) {
			i++;
		}
		return i;
	}

	@Override
	public long skip(long count) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	/**
	 * Thrown where the part is more than is wanted.
	 */
	static final class TooLargeException extends IOException {

	}

}
