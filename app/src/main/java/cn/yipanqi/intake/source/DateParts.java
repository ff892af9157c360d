package cn.yipanqi.intake.source;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What of a date a number format shows.
 */
record DateParts(boolean year, boolean month, boolean day, boolean weekday, boolean time, boolean elapsed) {

	/**
	 * Minutes are written as months are.
	 */
	private static final Pattern MINUTES = Pattern.compile("(?<=[hH] {0,9})m{1,2}|m{1,2}(?=[ .]{0,9}[sS])");

	private static final Pattern DAY = Pattern.compile("(?<!d)d{1,2}(?!d)");

	private static final Pattern NUMBER = Pattern.compile("[0#?%@]");

	static DateParts of(List<FormatToken> section) {
		StringBuilder marks = new StringBuilder();
		for (FormatToken token : section) {
			switch (token.kind()) {
				case MARK -> marks.append(token.text());
				case ELAPSED -> marks.append(Character.toUpperCase(token.text().charAt(0)));
				case HALF -> marks.append(' ');
				case GENERAL, EXPONENT -> marks.append('0');
				default -> marks.append(token.text().isEmpty() ? "" : " ");
			}
		}
		String said = marks.toString().replaceAll("(?<=[sS])\\.0+", "");
		if (NUMBER.matcher(said).find()) {
			return new DateParts(false, false, false, false, false, false);
		}
		String date = MINUTES.matcher(said).replaceAll("n");
		boolean weekday = date.contains("ddd") || date.contains("aaa");
		return new DateParts(date.matches(".*[yebg].*"), date.indexOf('m') >= 0, DAY.matcher(date).find(), weekday,
				date.matches(".*[hHnMsS].*"), date.matches(".*[HMS].*"));
	}

	/**
	 * Whether a number is shown as a date, or as a part of one.
	 */
	boolean isDate() {
		return this.year || this.month || this.day || this.weekday;
	}

	/**
	 * Whether it is shown which day of the year it is.
	 */
	boolean isDay() {
		return this.month && this.day;
	}

	/**
	 * The parts that are shown.
	 */
	String shown(LocalDate date) {
		StringBuilder shown = new StringBuilder();
		if (this.year) {
			shown.append(date.getYear()).append('年');
		}
		if (this.month) {
			shown.append(date.getMonthValue()).append('月');
		}
		if (this.day) {
			shown.append(date.getDayOfMonth()).append('日');
		}
		if (shown.isEmpty() && this.weekday) {
			shown.append(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE));
		}
		return shown.toString();
	}

}
