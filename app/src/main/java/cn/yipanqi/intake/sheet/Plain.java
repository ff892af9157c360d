package cn.yipanqi.intake.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts without what people do not see: full-width digits and letters become narrow,
 * blanks of all kinds go from both ends. For comparing, never for what is kept.
 */
final class Plain {

	private static final Pattern PARTED = Pattern.compile("\\d\\s+\\d");

	private Plain() {
	}

	/**
	 * The text in narrow characters, without blanks at its ends.
	 */
	static String of(String text) {
		boolean plain = text.chars().allMatch((character) -> character > ' ' && character < 0x7f);
		return plain ? text : stripped(Normalizer.normalize(text, Normalizer.Form.NFKC));
	}

	/**
	 * The text as it is, without blanks at its ends, also those that Excel and web pages
	 * add unseen.
	 */
	static String stripped(String text) {
		int from = 0;
		int to = text.length();
		while (from < to && isBlank(text.charAt(from))) {
			from++;
		}
		while (to > from && isBlank(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

	/**
	 * Whether a blank or the end of a line parts digits, which may be two numbers then.
	 */
	static boolean hasPartedDigits(String text) {
		return PARTED.matcher(of(text)).find();
	}

	/**
	 * Whether digits would run together that are not of one number, as those of 10³ and
	 * 3①, were they all narrow and on the line.
	 */
	static boolean hasJoinedDigits(String text) {
		if (text.chars().noneMatch(Plain::isSign)) {
			return false;
		}
		boolean digit = false;
		boolean sign = false;
		for (int character : text.codePoints().toArray()) {
			String normal = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
			boolean isSign = isSign(character);
			if (digit && (sign || isSign) && Character.isDigit(normal.charAt(0))) {
				return true;
			}
			digit = Character.isDigit(normal.charAt(normal.length() - 1));
			sign = isSign;
		}
		return false;
	}

	/**
	 * Whether a character is a sign of its own, such as ³, ① or ½, though it may have
	 * digits.
	 */
	private static boolean isSign(int character) {
		int type = Character.getType(character);
		return type == Character.OTHER_NUMBER || type == Character.OTHER_SYMBOL;
	}

	private static boolean isBlank(char character) {
		return character <= ' ' || Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.getType(character) == Character.FORMAT;
	}

	/**
	 * The text without any blank in it.
	 */
	static String tight(String text) {
		String plain = of(text);
		boolean tight = plain.chars().noneMatch((character) -> isBlank((char) character));
		return tight ? plain
				: plain.chars()
					.filter((character) -> !isBlank((char) character))
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
	}

	/**
	 * What two names have in common that differ in width, case, blanks or a mark that
	 * they are required.
	 */
	static String key(String text) {
		return tight(text).replace("*", "").toLowerCase(Locale.ROOT);
	}

}
