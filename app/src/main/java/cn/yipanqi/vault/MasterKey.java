package cn.yipanqi.vault;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * What one file of the ring holds. It encrypts nothing itself: the keys that do are
 * derived from it by HKDF (RFC 5869) with SM3.
 */
final class MasterKey {

	/** Fewer random bytes than this are no master key. */
	static final int LENGTH = 32;

	private final int number;

	private final byte[] secret;

	MasterKey(int number, byte[] secret) {
		this.number = number;
		this.secret = secret.clone();
	}

	int number() {
		return this.number;
	}

	Key derive(Purpose purpose) {
		HKDFBytesGenerator generator = new HKDFBytesGenerator(new SM3Digest());
		byte[] info = ("yipanqi " + purpose.word()).getBytes(StandardCharsets.US_ASCII);
		generator.init(new HKDFParameters(this.secret, null, info));
		byte[] bytes = new byte[purpose.length()];
		generator.generateBytes(bytes, 0, bytes.length);
		return new Key(purpose, this.number, bytes);
	}

	/**
	 * What the database keeps to know the key again.
	 */
	String checkValue() {
		return HexFormat.of().formatHex(derive(Purpose.CHECK).bytes());
	}

}
