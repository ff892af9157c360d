package cn.yipanqi.ledger;

import java.text.Normalizer;

/**
 * Texts without the differences that one program makes and another does not: wide and
 * narrow forms, kinds of blanks and ends of lines, characters without a width. For
 * telling whether two texts say the same, never for what is kept.
 */
public final class NormalText {

	private NormalText() {
	}

	/**
	 * The text in normal form (NFKC), each run of blanks as one, none at its ends.
	 */
	public static String of(String text) {
		if (isNormal(text)) {
			return text;
		}
		StringBuilder normal = new StringBuilder();
		boolean blank = false;
		String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
		for (int i = 0; i < composed.length(); i++) {
			char character = composed.charAt(i);
			if (isBlank(character)) {
				blank = !normal.isEmpty();
			}
			else if (Character.getType(character) != Character.FORMAT) {
				normal.append(blank ? " " : "").append(character);
				blank = false;
			}
		}
		return normal.toString();
	}

	/**
	 * Whether that is plain to see: most texts are.
	 */
	private static boolean isNormal(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean plain = (character > ' ' && character < 0x7f) || (character >= 0x4e00 && character < 0x9fa6);
			if (!plain) {
				return false;
			}
		}
		return true;
	}

	private static boolean isBlank(char character) {
		return character <= ' ' || Character.isWhitespace(character) || Character.isSpaceChar(character);
	}

}
