package cn.yipanqi.registry;

/**
 * The unified social credit code (统一社会信用代码) of GB 32100-2015: eighteen characters, the
 * last a check character modulo 31.
 */
public final class Uscc {

	private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	private static final int LENGTH = 18;

	private static final int MODULUS = 31;

	private Uscc() {
	}

	/**
	 * Whether the code is well-formed and its check character is right.
	 */
	public static boolean isValid(String code) {
		return code.length() == LENGTH && code.chars().allMatch((character) -> ALPHABET.indexOf(character) >= 0)
				&& checkCharacter(code.substring(0, LENGTH - 1)) == code.charAt(LENGTH - 1);
	}

	/**
	 * The check character for the first seventeen.
	 * @throws IllegalArgumentException if they are not seventeen characters of the
	 * alphabet
	 */
	public static char checkCharacter(String body) {
		if (body.length() != LENGTH - 1) {
			throw new IllegalArgumentException("'" + body + "' does not have seventeen characters");
		}
		int sum = 0;
		int weight = 1;
		for (int i = 0; i < body.length(); i++) {
			int value = ALPHABET.indexOf(body.charAt(i));
			if (value < 0) {
				throw new IllegalArgumentException("'" + body.charAt(i) + "' does not occur in such codes");
			}
			sum += value * weight;
			weight = weight * 3 % MODULUS;
		}
		return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
	}

}
