package cn.yipanqi.vault;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Citizens' identity numbers (公民身份号码, GB 11643): six digits of a place, a day of birth, a
 * sequence, and a check character.
 */
public final class IdentityNumber {

	private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");

	private static final int LONGEST = 40;

	private static final int FIRST_YEAR = 1850;

	private static final String CHECKS = "10X98765432";

	private IdentityNumber() {
	}

	/**
	 * The number in its one form; empty if it is none. Spaces, dashes, full-width digits
	 * and a small x are understood.
	 * @param today nobody is born later
	 */
	public static Optional<String> normalized(String text, LocalDate today) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		String number = Normalizer.normalize(text, Normalizer.Form.NFKC)
			.replaceAll("[\\s-]", "")
			.toUpperCase(Locale.ROOT);
		boolean sound = FORM.matcher(number).matches() && born(number, today) && check(number) == number.charAt(17);
		return sound ? Optional.of(number) : Optional.empty();
	}

	private static boolean born(String number, LocalDate today) {
		try {
			LocalDate birth = LocalDate.of(Integer.parseInt(number, 6, 10, 10), Integer.parseInt(number, 10, 12, 10),
					Integer.parseInt(number, 12, 14, 10));
			return birth.getYear() >= FIRST_YEAR && !birth.isAfter(today);
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	/**
	 * The check character by ISO 7064, MOD 11-2.
	 */
	static char check(String number) {
		int sum = 0;
		for (int i = 0; i < 17; i++) {
			sum += (number.charAt(i) - '0') * ((1 << (17 - i)) % 11);
		}
		return CHECKS.charAt(sum % 11);
	}

	/**
	 * The number with its first six and last two characters visible.
	 */
	public static String masked(String number) {
		return number.substring(0, 6) + "**********" + number.substring(number.length() - 2);
	}

}
