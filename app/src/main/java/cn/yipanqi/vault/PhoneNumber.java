package cn.yipanqi.vault;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers of China: how they are written, and what of them may be seen.
 */
public final class PhoneNumber {

	private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

	private static final Pattern FIXED = Pattern.compile("(010|02\\d|0[3-9]\\d{2})?([2-8]\\d{6,7})");

	private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}");

	private static final int LONGEST = 40;

	private PhoneNumber() {
	}

	/**
	 * The number in its one form, such as {@code 13812345678} or {@code 0731-2345678};
	 * empty if it is none. Spaces, dashes, brackets, full-width digits and the code of
	 * the country are understood.
	 */
	public static Optional<String> normalized(String text) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		String digits = Normalizer.normalize(text, Normalizer.Form.NFKC)
			.replaceAll("[\\s()\\u2010-\\u2015-]", "")
			.replaceFirst("^(?:\\+|00)86", "");
		if (MOBILE.matcher(digits).matches() || SERVICE.matcher(digits).matches()) {
			return Optional.of(digits);
		}
		Matcher fixed = FIXED.matcher(digits);
		if (!fixed.matches()) {
			return Optional.empty();
		}
		return Optional.of((fixed.group(1) != null) ? fixed.group(1) + "-" + fixed.group(2) : fixed.group(2));
	}

	/**
	 * The number with its middle hidden, such as {@code 138****5678}.
	 */
	public static String masked(String number) {
		if (MOBILE.matcher(number).matches()) {
			return number.substring(0, 3) + "****" + number.substring(7);
		}
		int area = number.indexOf('-') + 1;
		int visible = (number.length() - area < 7) ? 0 : 3;
		return number.substring(0, area) + "****" + number.substring(number.length() - visible);
	}

}
