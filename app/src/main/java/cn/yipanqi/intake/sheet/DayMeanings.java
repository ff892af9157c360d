package cn.yipanqi.intake.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Serials;

import org.jspecify.annotations.Nullable;

/**
 * What a written day can mean. A time of the day behind it is left out.
 *
 * @param days all that it can mean
 * @param saysYear whether it names the year
 * @param fault why it means no certain day, whatever the campaign's days are; else null
 * @param detail what the reason names
 */
record DayMeanings(SortedSet<LocalDate> days, boolean saysYear, @Nullable Fault fault, String detail) {

	private static final int CENTURY = 2000;

	private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec");

	private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.年])(\\d{1,2})[-/.月](\\d{1,2})[日号]?");

	private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

	private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");

	private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{2})([-/.年])(\\d{1,2})[-/.月](\\d{1,2})[日号]?");

	private static final Pattern NO_YEAR = Pattern.compile("(\\d{1,2})([-/.月])(\\d{1,2})[日号]?");

	private static final Pattern SEVERAL = Pattern.compile(".*\\d.*[至到~].*\\d.*");

	private static final Pattern MONTH = Pattern
		.compile("\\d{4}[-/.年]\\d{1,2}月?份?|[a-z]{3,9}[-/. ,]*\\d{2}(?:\\d{2})?");

	private static final Pattern DAY_THEN_NAME = Pattern
		.compile("(\\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\\d{4}|\\d{2})");

	private static final Pattern NAME_WITHOUT_YEAR = Pattern.compile("(\\d{1,2})[-/. ]*([a-z]{3,9})");

	private static final Pattern NAME_THEN_DAY = Pattern
		.compile("([a-z]{3,9})[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\\d{4})");

	private static final Pattern SPACED = Pattern.compile("\\d{4} \\d{2} \\d{2}");

	private static final Pattern SERIAL = Pattern.compile("\\d{5}");

	/**
	 * @param within says in which years of what zone it may lie
	 */
	static DayMeanings of(String written, DayText within) {
		SortedSet<LocalDate> days = new TreeSet<>();
		String text = DayTime.withoutEnd(plain(written));
		if (SEVERAL.matcher(text).matches()) {
			return new DayMeanings(days, true, Fault.DATE_SEVERAL, "");
		}
		DayTime said = DayTime.of(text);
		if (MONTH.matcher(said.day()).matches()) {
			return new DayMeanings(days, true, Fault.DATE_WITHOUT_DAY, "");
		}
		boolean saysYear = withYear(said.day(), days);
		if (!saysYear) {
			withoutYear(said.day(), within, days);
		}
		LocalDate there = (days.size() == 1) ? said.in(within.zone(), days.first()) : null;
		if (there != null && !days.contains(there)) {
			return new DayMeanings(days, saysYear, Fault.DATE_ZONED, there.toString());
		}
		return new DayMeanings(days, saysYear, null, "");
	}

	/**
	 * Narrow characters and one kind of dash, Chinese numerals as digits, without the
	 * quote that Excel shows before a text, and without a full stop at the end.
	 */
	private static String plain(String written) {
		String text = Plain.of(written).toLowerCase(Locale.ROOT).replaceAll("[\u2010-\u2015\u2212]", "-");
		text = text.replaceAll("^['\u2018\u2019`]|['\u2019`]$", "").strip();
		return ChineseNumerals.replaced(text).replaceAll("[.。]$", "");
	}

	/**
	 * The text without blanks, unless they part digits otherwise than a year, a month and
	 * a day: these may be two days.
	 */
	private static String tight(String text) {
		return (Plain.hasPartedDigits(text) && !SPACED.matcher(text).matches()) ? text : Plain.tight(text);
	}

	/**
	 * Collects what a text with a year can mean.
	 * @return whether it says its year, or means no day without one either
	 */
	private static boolean withYear(String text, SortedSet<LocalDate> days) {
		String tight = tight(text);
		Matcher matcher = YEAR_FIRST.matcher(tight);
		if (matcher.matches()) {
			return add(days, matcher, 1, 3, 4);
		}
		matcher = DIGITS.matcher(tight);
		if (matcher.matches()) {
			return add(days, matcher, 1, 2, 3);
		}
		matcher = YEAR_LAST.matcher(tight);
		if (matcher.matches()) {
			add(days, matcher, 4, 3, 1);
			return add(days, matcher, 4, 1, 3);
		}
		matcher = SHORT_YEAR.matcher(tight);
		if (matcher.matches()) {
			if (!matcher.group(2).equals("年")) {
				add(days, matcher, 4, 3, 1);
				add(days, matcher, 4, 1, 3);
			}
			return add(days, matcher, 1, 3, 4);
		}
		return withNamedMonth(text, days) || serial(tight, days);
	}

	private static boolean withNamedMonth(String text, SortedSet<LocalDate> days) {
		Matcher matcher = DAY_THEN_NAME.matcher(text);
		if (matcher.matches()) {
			return add(days, year(matcher.group(3)), month(matcher.group(2)), Integer.parseInt(matcher.group(1)));
		}
		matcher = NAME_THEN_DAY.matcher(text);
		return matcher.matches()
				&& add(days, year(matcher.group(3)), month(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	private static boolean serial(String text, SortedSet<LocalDate> days) {
		LocalDate day = SERIAL.matcher(text).matches() ? Serials.day(text, false) : null;
		return day != null && days.add(day);
	}

	private static void withoutYear(String text, DayText within, SortedSet<LocalDate> days) {
		Matcher named = NAME_WITHOUT_YEAR.matcher(text);
		Matcher matcher = NO_YEAR.matcher(tight(text));
		for (int year = within.first().getYear(); year <= within.last().getYear(); year++) {
			if (named.matches()) {
				add(days, year, month(named.group(2)), Integer.parseInt(named.group(1)));
			}
			else if (matcher.matches()) {
				numbers(matcher, year, within.rewritten(), days);
			}
		}
	}

	private static void numbers(Matcher matcher, int year, boolean rewritten, SortedSet<LocalDate> days) {
		int first = Integer.parseInt(matcher.group(1));
		int second = Integer.parseInt(matcher.group(3));
		add(days, year, first, second);
		if (!matcher.group(2).equals("月")) {
			add(days, year, second, first);
		}
		if (rewritten && matcher.group(2).equals(".") && matcher.group(3).length() == 1) {
			add(days, year, first, second * 10);
			add(days, year, second * 10, first);
		}
	}

	private static int year(String text) {
		int year = Integer.parseInt(text);
		return (text.length() == 2) ? CENTURY + year : year;
	}

	/**
	 * The month of an English name or its beginning; 0 for none.
	 */
	private static int month(String name) {
		return MONTHS.indexOf(name.substring(0, 3)) + 1;
	}

	private static boolean add(SortedSet<LocalDate> days, Matcher matcher, int year, int month, int day) {
		add(days, year(matcher.group(year)), Integer.parseInt(matcher.group(month)),
				Integer.parseInt(matcher.group(day)));
		return true;
	}

	private static boolean add(SortedSet<LocalDate> days, int year, int month, int day) {
		try {
			days.add(LocalDate.of(year, month, day));
		}
		catch (DateTimeException ex) {
			// there is no such day
		}
		return true;
	}

}
