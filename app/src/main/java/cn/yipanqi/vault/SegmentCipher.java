package cn.yipanqi.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The segments of one file: each is bound to the file, to its place, to whether it is the
 * last one, and to the context.
 */
final class SegmentCipher {

	/** What a file begins with. */
	static final int MAGIC = 0x59505146;

	/**
	 * Bytes of a segment in clear, as it is written. Small ones: in long ones the
	 * machine's own instructions for this cipher come into play only after gigabytes.
	 */
	static final int SEGMENT = 1 << 14;

	/** Bytes of a segment in clear at most, as it is read. */
	static final int LONGEST = 1 << 20;

	static final int TAG = 16;

	/** Random bytes that begin each nonce of a file. */
	static final int PREFIX = 8;

	private static final int NONCE = PREFIX + Integer.BYTES;

	private final Cipher cipher;

	private final SecretKeySpec key;

	private final byte[] prefix;

	private final byte[] bound;

	private int segment;

	SegmentCipher(Key key, byte[] prefix, String context) {
		try {
			this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		this.key = new SecretKeySpec(key.bytes(), "AES");
		this.prefix = prefix.clone();
		this.bound = (key.number() + "\n" + context + "\n").getBytes(StandardCharsets.UTF_8);
	}

	byte[] seal(byte[] clear, int length, boolean last) {
		try {
			return cipher(Cipher.ENCRYPT_MODE, last).doFinal(clear, 0, length);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * @throws GeneralSecurityException if the segment is not what was sealed here
	 */
	byte[] open(byte[] sealed, boolean last) throws GeneralSecurityException {
		return cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed);
	}

	private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
		byte[] nonce = ByteBuffer.allocate(NONCE).put(this.prefix).putInt(this.segment).array();
		this.segment = Math.incrementExact(this.segment);
		this.cipher.init(mode, this.key, new GCMParameterSpec(8 * TAG, nonce));
		this.cipher.updateAAD(this.bound);
		this.cipher.updateAAD(new byte[] { (byte) (last ? 1 : 0) });
		return this.cipher;
	}

}
