package cn.yipanqi.intake.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese numerals in a written day as digits: 二〇〇七年八月二十四日 is 2007年8月24日.
 */
final class ChineseNumerals {

	private static final String DIGITS = "〇一二三四五六七八九";

	private static final Pattern NUMERAL = Pattern.compile("[〇零○一二三四五六七八九十廿卅]+(?=[年月日号])");

	private ChineseNumerals() {
	}

	static String replaced(String text) {
		Matcher numerals = NUMERAL.matcher(text);
		return numerals.replaceAll((match) -> digits(match.group().replace('零', '〇').replace('○', '〇')));
	}

	private static String digits(String numeral) {
		String spelled = numeral.replace("廿", "二十").replace("卅", "三十");
		int ten = spelled.indexOf('十');
		if (ten < 0) {
			return spelled.chars()
				.map(DIGITS::indexOf)
				.collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
				.toString();
		}
		boolean plain = ten <= 1 && spelled.length() - ten <= 2 && spelled.lastIndexOf('十') == ten;
		if (!plain) {
			return numeral;
		}
		int tens = (ten == 0) ? 1 : DIGITS.indexOf(spelled.charAt(0));
		int ones = (ten == spelled.length() - 1) ? 0 : DIGITS.indexOf(spelled.charAt(ten + 1));
		return String.valueOf(10 * tens + ones);
	}

}
