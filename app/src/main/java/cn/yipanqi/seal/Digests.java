package cn.yipanqi.seal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Digests by SM3 (GB/T 32905-2016), in hexadecimal.
 */
public final class Digests {

	private Digests() {
	}

	/**
	 * The digest of a text in UTF-8.
	 */
	public static String of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	public static String of(byte[] bytes) {
		SM3Digest digest = new SM3Digest();
		digest.update(bytes, 0, bytes.length);
		byte[] result = new byte[digest.getDigestSize()];
		digest.doFinal(result, 0);
		return HexFormat.of().formatHex(result);
	}

}
