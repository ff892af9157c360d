package cn.yipanqi.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change every 30 seconds (RFC 6238, HMAC-SHA1, six digits), as code
 * generators on telephones compute them.
 */
final class OneTimeCode {

	static final int DIGITS = 6;

	private static final int PERIOD = 30;

	private static final int MODULUS = 1_000_000;

	private OneTimeCode() {
	}

	static long step(Instant time) {
		return Math.floorDiv(time.getEpochSecond(), PERIOD);
	}

	/**
	 * The code of a step.
	 */
	static String at(byte[] secret, long step) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "RAW"));
			byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
			int offset = hash[hash.length - 1] & 0xf;
			int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
			return String.format(Locale.ROOT, "%06d", number % MODULUS);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The step whose code was entered, if it is the present one or one beside it: clocks
	 * differ, and typing takes time.
	 */
	static OptionalLong stepOf(byte[] secret, String code, Instant time) {
		long now = step(time);
		for (long step = now + 1; step >= now - 1; step--) {
			if (at(secret, step).equals(code)) {
				return OptionalLong.of(step);
			}
		}
		return OptionalLong.empty();
	}

}
