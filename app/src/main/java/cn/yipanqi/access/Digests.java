package cn.yipanqi.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How long random secrets are kept: whoever reads the digest learns nothing.
 */
final class Digests {

	private Digests() {
	}

	static String of(String secret) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Whether a secret has the digest; takes as long whatever it is.
	 */
	static boolean matches(String secret, String digest) {
		return MessageDigest.isEqual(of(secret).getBytes(StandardCharsets.US_ASCII),
				digest.getBytes(StandardCharsets.US_ASCII));
	}

}
