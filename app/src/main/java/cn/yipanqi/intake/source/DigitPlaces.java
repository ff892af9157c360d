package cn.yipanqi.intake.source;

import java.util.List;

/**
 * The places of a number format that stand for digits.
 *
 * @param before those before the point, each {@code 0}, {@code #} or {@code ?}
 * @param after those behind it
 * @param grouped whether thousands are parted
 */
record DigitPlaces(String before, String after, boolean grouped) {

	/**
	 * The text with a number.
	 * @param digits the number, rounded to as many decimals as there are places
	 */
	String show(List<FormatToken> tokens, String digits) {
		int point = digits.indexOf('.');
		String whole = (point < 0) ? digits : digits.substring(0, point);
		String decimals = decimals((point < 0) ? "" : digits.substring(point + 1));
		StringBuilder shown = new StringBuilder();
		int done = 0;
		boolean pointed = false;
		for (FormatToken token : tokens) {
			if (token.isMark(FormatSection.DIGITS)) {
				if (!pointed) {
					shown.append(place(whole.equals("0") ? "" : whole, done));
				}
				else if (done - this.before.length() < decimals.length()) {
					shown.append(decimals.charAt(done - this.before.length()));
				}
				done++;
			}
			else if (token.isMark(".") && !pointed) {
				pointed = true;
				shown.append((this.before.isEmpty() && !whole.equals("0")) ? whole : "");
				shown.append(decimals.isEmpty() ? "" : ".");
			}
			else if (token.kind() == FormatToken.Kind.GENERAL || token.isMark("@")) {
				shown.append(digits);
			}
			else if (token.kind() == FormatToken.Kind.LITERAL || token.kind() == FormatToken.Kind.MARK) {
				shown.append(token.text());
			}
		}
		return shown.toString().strip();
	}

	/**
	 * The digits that a place before the point shows: the first all that are left.
	 */
	private String place(String whole, int index) {
		int right = this.before.length() - 1 - index;
		int left = (index == 0) ? Math.max(whole.length() - 1, right) : right;
		StringBuilder shown = new StringBuilder();
		for (int i = left; i >= right; i--) {
			if (i < whole.length()) {
				shown.append(whole.charAt(whole.length() - 1 - i));
			}
			else if (this.before.charAt(index) == '0') {
				shown.append('0');
			}
			else {
				continue;
			}
			shown.append((this.grouped && i > 0 && i % 3 == 0) ? "," : "");
		}
		return shown.toString();
	}

	private String decimals(String digits) {
		int end = digits.length();
		while (end > 0 && digits.charAt(end - 1) == '0' && this.after.charAt(end - 1) != '0') {
			end--;
		}
		return digits.substring(0, end);
	}

}
