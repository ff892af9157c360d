package cn.yipanqi.briefing.composition;

/**
 * Chinese numerals up to ninety-nine, as in 三大重点; other texts stay as they are.
 */
final class Numerals {

	private static final String DIGITS = "零一二三四五六七八九";

	private Numerals() {
	}

	static String of(String text) {
		if (!text.matches("\\d{1,2}")) {
			return text;
		}
		int number = Integer.parseInt(text);
		int tens = number / 10;
		int ones = number % 10;
		if (tens == 0) {
			return digit(ones);
		}
		return ((tens == 1) ? "" : digit(tens)) + "十" + ((ones == 0) ? "" : digit(ones));
	}

	private static String digit(int digit) {
		return DIGITS.substring(digit, digit + 1);
	}

}
