package cn.yipanqi.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
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

	private static final Pattern PREFIX = Pattern.compile("sm4_([1-9][0-9]{0,8})_");

	private static final int LONGEST_PREFIX = 14;

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
		return prefix(key) + HexFormat.of().formatHex(seal(bytes(plain), key, context));
	}

	/**
	 * Encrypts a file under the current key: as {@link #protect(String, String)} does,
	 * with bytes in the place of hexadecimal.
	 * @param context where the file belongs; the same is needed to reveal it
	 * @return what may be stored; another one each time
	 */
	public byte[] protect(byte[] plain, String context) {
		Key key = this.ring.current(Purpose.FIELD);
		byte[] prefix = bytes(prefix(key));
		byte[] sealed = seal(plain, key, context);
		byte[] stored = Arrays.copyOf(prefix, prefix.length + sealed.length);
		System.arraycopy(sealed, 0, stored, prefix.length, sealed.length);
		return stored;
	}

	private static String prefix(Key key) {
		return "sm4_" + key.number() + "_";
	}

	private byte[] seal(byte[] clear, Key key, String context) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		GCMModeCipher cipher = cipher(true, key, nonce, context);
		byte[] sealed = new byte[NONCE + cipher.getOutputSize(clear.length)];
		System.arraycopy(nonce, 0, sealed, 0, NONCE);
		try {
			int length = cipher.processBytes(clear, 0, clear.length, sealed, NONCE);
			cipher.doFinal(sealed, NONCE + length);
			return sealed;
		}
		catch (InvalidCipherTextException ex) {
			throw new IllegalStateException(ex);
		}
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
			throw notProtected(context);
		}
		Key key = this.ring.of(Purpose.FIELD, Integer.parseInt(matcher.group(1)));
		return new String(open(HexFormat.of().parseHex(matcher.group(2)), key, context), StandardCharsets.UTF_8);
	}

	/**
	 * Decrypts a file.
	 * @param context where it was found
	 * @throws VaultException if it is no protected file, was changed or moved, or if its
	 * key is not in the ring
	 */
	public byte[] reveal(byte[] stored, String context) {
		String beginning = new String(stored, 0, Math.min(stored.length, LONGEST_PREFIX), StandardCharsets.ISO_8859_1);
		Matcher matcher = PREFIX.matcher(beginning);
		if (!matcher.lookingAt() || stored.length < matcher.end() + NONCE + TAG_BITS / 8) {
			throw notProtected(context);
		}
		Key key = this.ring.of(Purpose.FIELD, Integer.parseInt(matcher.group(1)));
		return open(Arrays.copyOfRange(stored, matcher.end(), stored.length), key, context);
	}

	private static VaultException notProtected(String context) {
		return new VaultException("What stands at '%s' is not a protected value".formatted(context));
	}

	private static byte[] open(byte[] sealed, Key key, String context) {
		byte[] nonce = Arrays.copyOf(sealed, NONCE);
		GCMModeCipher cipher = cipher(false, key, nonce, context);
		byte[] clear = new byte[cipher.getOutputSize(sealed.length - NONCE)];
		try {
			int length = cipher.processBytes(sealed, NONCE, sealed.length - NONCE, clear, 0);
			length += cipher.doFinal(clear, length);
			return Arrays.copyOf(clear, length);
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
