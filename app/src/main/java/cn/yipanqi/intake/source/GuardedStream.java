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

	private long left;

	private int tag = -1;

	private byte quote;

	GuardedStream(InputStream in, long most) {
		super(in);
		this.left = most;
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
			watch(target, offset, offset + count);
		}
		return count;
	}

	private void watch(byte[] bytes, int from, int to) throws IOException {
		int length = this.tag;
		byte open = this.quote;
		for (int i = from; i < to; i++) {
			byte next = bytes[i];
			if (length < 0) {
				length = (next == '<') ? 0 : -1;
				continue;
			}
			if (open != 0) {
				open = (next == open) ? 0 : open;
			}
			else if (next == '"' || next == '\'') {
				open = next;
			}
			else if (next == '>') {
				length = -1;
				continue;
			}
			if (++length > LONGEST_TAG) {
				throw new TooLargeException();
			}
		}
		this.tag = length;
		this.quote = open;
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
