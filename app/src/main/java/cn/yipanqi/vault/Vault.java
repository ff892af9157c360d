package cn.yipanqi.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

import org.springframework.stereotype.Component;

/**
 * Encrypts single values by SM4-GCM (GB/T 32907-2016). A protected value is a text such
 * as {@code sm4_1_09af…}: the number of its key, and in hexadecimal its nonce, its
 * ciphertext and its tag. It is bound to its context, so that it cannot be moved to
 * another place, and looks like the code of a choice, so that the ledger's search leaves
 * it out.
 */
@Component
public class Vault {

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	private static final Pattern PROTECTED = Pattern
		.compile("sm4_([1-9][0-9]{0,8})_((?:[0-9a-f]{2}){%d,})".formatted(NONCE + TAG_BITS / 8));

	private final KeyRing ring;

	private final SecureRandom random = new SecureRandom();

	Vault(KeyRing ring) {
		this.ring = ring;
	}

	/**
	 * Whether a text has the form of a protected value.
	 */
	public static boolean isProtected(String text) {
		return PROTECTED.matcher(text).matches();
	}

	/**
	 * Encrypts a value under the current key.
	 * @param context where the value belongs; the same is needed to reveal it
	 * @return what may be stored; another one each time
	 * @throws IllegalArgumentException if the text is not one that UTF-8 can hold
	 */
	public String protect(String plain, String context) {
		Key key = this.ring.current(Purpose.FIELD);
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		GCMModeCipher cipher = cipher(true, key, nonce, context);
		byte[] clear = bytes(plain);
		byte[] sealed = new byte[NONCE + cipher.getOutputSize(clear.length)];
		System.arraycopy(nonce, 0, sealed, 0, NONCE);
		try {
			int length = cipher.processBytes(clear, 0, clear.length, sealed, NONCE);
			cipher.doFinal(sealed, NONCE + length);
		}
		catch (InvalidCipherTextException ex) {
			throw new IllegalStateException(ex);
		}
		return "sm4_" + key.number() + "_" + HexFormat.of().formatHex(sealed);
	}

	/**
	 * Decrypts a value.
	 * @param context where it was found
	 * @throws VaultException if it is no protected value, was changed or moved, or if its
	 * key is not in the ring
	 */
	public String reveal(String stored, String context) {
		Matcher matcher = PROTECTED.matcher(stored);
		if (!matcher.matches()) {
			throw new VaultException("What stands at '%s' is not a protected value".formatted(context));
		}
		Key key = this.ring.of(Purpose.FIELD, Integer.parseInt(matcher.group(1)));
		byte[] sealed = HexFormat.of().parseHex(matcher.group(2));
		byte[] nonce = new byte[NONCE];
		System.arraycopy(sealed, 0, nonce, 0, NONCE);
		GCMModeCipher cipher = cipher(false, key, nonce, context);
		byte[] clear = new byte[cipher.getOutputSize(sealed.length - NONCE)];
		try {
			int length = cipher.processBytes(sealed, NONCE, sealed.length - NONCE, clear, 0);
			length += cipher.doFinal(clear, length);
			return new String(clear, 0, length, StandardCharsets.UTF_8);
		}
		catch (InvalidCipherTextException ex) {
			throw new VaultException("The protected value at '%s' was changed, or belongs elsewhere".formatted(context),
					ex);
		}
	}

	/**
	 * The number of the key that a value is protected with.
	 * @throws VaultException if it is no protected value
	 */
	public static int keyNumber(String stored) {
		Matcher matcher = PROTECTED.matcher(stored);
		if (!matcher.matches()) {
			throw new VaultException("This is not a protected value");
		}
		return Integer.parseInt(matcher.group(1));
	}

	/**
	 * The number of the key that new values are protected with.
	 */
	public int currentKey() {
		return this.ring.current(Purpose.FIELD).number();
	}

	private static GCMModeCipher cipher(boolean encrypts, Key key, byte[] nonce, String context) {
		GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
		byte[] bound = bytes(key.number() + "\n" + context);
		cipher.init(encrypts, new AEADParameters(new KeyParameter(key.bytes()), TAG_BITS, nonce, bound));
		return cipher;
	}

	private static byte[] bytes(String text) {
		try {
			ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			byte[] bytes = new byte[buffer.remaining()];
			buffer.get(bytes);
			return bytes;
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("The text holds half a character", ex);
		}
	}

}
