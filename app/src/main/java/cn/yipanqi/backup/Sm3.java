package cn.yipanqi.backup;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;

import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * The digest and the length of what runs through a stream.
 */
final class Sm3 {

	private final SM3Digest digest = new SM3Digest();

	private long bytes;

	private void update(byte[] data, int from, int length) {
		this.digest.update(data, from, length);
		this.bytes += length;
	}

	OutputStream on(OutputStream out) {
		return new FilterOutputStream(out) {
			@Override
			public void write(int data) throws IOException {
				write(new byte[] { (byte) data }, 0, 1);
			}

			@Override
			public void write(byte[] data, int from, int length) throws IOException {
				this.out.write(data, from, length);
				update(data, from, length);
			}
		};
	}

	InputStream on(InputStream in) {
		return new FilterInputStream(in) {
			@Override
			public int read() throws IOException {
				byte[] one = new byte[1];
				return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
			}

			@Override
			public long skip(long count) throws IOException {
				return Math.max(0, read(new byte[(int) Math.min(count, 1 << 16)]));
			}

			@Override
			public int read(byte[] data, int from, int length) throws IOException {
				int read = super.read(data, from, length);
				if (read > 0) {
					update(data, from, read);
				}
				return read;
			}
		};
	}

	long bytes() {
		return this.bytes;
	}

	String hex() {
		byte[] result = new byte[this.digest.getDigestSize()];
		this.digest.doFinal(result, 0);
		return HexFormat.of().formatHex(result);
	}

}
