package cn.yipanqi.vault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Writes a protected file: a head, then each segment after its length, the last one's
 * complemented.
 */
final class SegmentOutput extends OutputStream {

	private final OutputStream out;

	private final SegmentCipher cipher;

	private final byte[] segment = new byte[SegmentCipher.SEGMENT];

	private int filled;

	private boolean closed;

	SegmentOutput(OutputStream out, Key key, String context) throws IOException {
		byte[] prefix = new byte[SegmentCipher.PREFIX];
		new SecureRandom().nextBytes(prefix);
		this.out = new BufferedOutputStream(out, SegmentCipher.LONGEST);
		this.cipher = new SegmentCipher(key, prefix, context);
		this.out.write(ByteBuffer.allocate(2 * Integer.BYTES + prefix.length)
			.putInt(SegmentCipher.MAGIC)
			.putInt(key.number())
			.put(prefix)
			.array());
	}

	@Override
	public void write(int octet) throws IOException {
		write(new byte[] { (byte) octet }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		for (int done = 0; done < length;) {
			if (this.filled == this.segment.length) {
				seal(false);
			}
			int now = Math.min(length - done, this.segment.length - this.filled);
			System.arraycopy(bytes, offset + done, this.segment, this.filled, now);
			this.filled += now;
			done += now;
		}
	}

	private void seal(boolean last) throws IOException {
		byte[] sealed = this.cipher.seal(this.segment, this.filled, last);
		int length = last ? ~sealed.length : sealed.length;
		this.out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
		this.out.write(sealed);
		this.filled = 0;
	}

	@Override
	public void flush() throws IOException {
		this.out.flush();
	}

	@Override
	public void close() throws IOException {
		if (!this.closed) {
			this.closed = true;
			try (OutputStream closing = this.out) {
				seal(true);
				closing.flush();
			}
		}
	}

}
