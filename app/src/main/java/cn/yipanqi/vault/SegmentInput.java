package cn.yipanqi.vault;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.function.IntFunction;

/**
 * Reads a protected file, segment by segment.
 */
final class SegmentInput extends InputStream {

	private final InputStream in;

	private final SegmentCipher cipher;

	private byte[] clear = new byte[0];

	private int given;

	private boolean last;

	SegmentInput(InputStream in, IntFunction<Key> keys, String context) throws IOException {
		this.in = new BufferedInputStream(in, SegmentCipher.LONGEST);
		if (number() != SegmentCipher.MAGIC) {
			throw new IOException("This is not a protected file");
		}
		Key key = keys.apply(number());
		this.cipher = new SegmentCipher(key, bytes(SegmentCipher.PREFIX), context);
	}

	private int number() throws IOException {
		return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
	}

	private byte[] bytes(int length) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("The file was cut off");
		}
		return bytes;
	}

	@Override
	public int read() throws IOException {
		return hasMore() ? this.clear[this.given++] & 0xFF : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (!hasMore()) {
			return -1;
		}
		int now = Math.min(length, this.clear.length - this.given);
		System.arraycopy(this.clear, this.given, target, offset, now);
		this.given += now;
		return now;
	}

	/**
	 * Whether there is anything left, the next segment opened if need be.
	 */
	private boolean hasMore() throws IOException {
		while (this.given == this.clear.length) {
			if (this.last) {
				return false;
			}
			int length = number();
			this.last = length < 0;
			length = this.last ? ~length : length;
			if (length < SegmentCipher.TAG || length > SegmentCipher.LONGEST + SegmentCipher.TAG) {
				throw new IOException("The file was changed");
			}
			try {
				this.clear = this.cipher.open(bytes(length), this.last);
			}
			catch (GeneralSecurityException ex) {
				throw new IOException("The file was changed, or belongs elsewhere", ex);
			}
			this.given = 0;
		}
		return true;
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
