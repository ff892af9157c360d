package cn.yipanqi.intake.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.Serials;
import org.jspecify.annotations.Nullable;

/**
 * Days as people write them. Where a text can mean several days, or leaves out the year,
 * it is read only if exactly one of its meanings lies within the campaign: all others
 * could not be filed anyway.
 *
 * @param first first day of the campaign
 * @param last last day that a record can bear now
 */
record DayText(LocalDate first, LocalDate last) {

	private static final Pattern YEAR_FIRST = Pattern
		.compile("(\\d{4})([-/.年])(\\d{1,2})[-/.月](\\d{1,2})[日号]?(?:T.*)?");

	private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

	private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");

	private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{2})([-/.年])(\\d{1,2})[-/.月](\\d{1,2})[日号]?");

	private static final Pattern NO_YEAR = Pattern.compile("(\\d{1,2})([-/.月])(\\d{1,2})[日号]?");

	private static final Pattern SERIAL = Pattern.compile("\\d{5}");

	private static final Pattern EXTRA = Pattern
		.compile("(?:\\(?(?:星期|周)[一二三四五六日天]\\)?)?(?:\\s*\\d{1,2}:\\d{2}(?::\\d{2})?)?$");

	private static final int CENTURY = 2000;

	/**
	 * Reads a cell that should hold a day.
	 */
	Reading read(GridCell cell) {
		return switch (cell.kind()) {
			case DAY -> Reading.of(cell.text());
			case NUMBER -> number(cell.text());
			case TEXT -> text(cell.text());
			default -> Reading.refused(Fault.DATE_UNREADABLE, "");
		};
	}

	private Reading number(String number) {
		if (number.matches("\\d{8}")) {
			return text(number);
		}
		LocalDate day = SERIAL.matcher(number).matches() ? Serials.day(number, false) : null;
		return (day != null) ? Reading.of(day.toString()) : Reading.refused(Fault.DATE_UNREADABLE, "");
	}

	private Reading text(String written) {
		String text = Plain.of(written);
		if (text.length() > 40) {
			return Reading.refused(Fault.DATE_UNREADABLE, "");
		}
		String tight = Plain.tight(EXTRA.matcher(text).replaceFirst(""));
		SortedSet<LocalDate> days = new TreeSet<>();
		boolean yearSaid = !collect(tight, days);
		List<LocalDate> possible = days.stream()
			.filter((day) -> !day.isBefore(this.first) && !day.isAfter(this.last))
			.toList();
		if (possible.size() == 1) {
			return Reading.of(possible.get(0).toString());
		}
		if (days.size() == 1 && yearSaid) {
			return Reading.of(days.first().toString());
		}
		if (days.isEmpty()) {
			return Reading.refused(Fault.DATE_UNREADABLE, "");
		}
		return yearSaid || !possible.isEmpty()
				? Reading.refused(Fault.DATE_AMBIGUOUS,
						(possible.isEmpty() ? new ArrayList<>(days) : possible).toString())
				: Reading.refused(Fault.YEAR_UNSAID);
	}

	/**
	 * Collects what the text can mean.
	 * @return whether it leaves out the year
	 */
	private boolean collect(String text, SortedSet<LocalDate> days) {
		Matcher matcher = YEAR_FIRST.matcher(text);
		if (matcher.matches()) {
			add(days, number(matcher, 1), number(matcher, 3), number(matcher, 4));
			return false;
		}
		matcher = DIGITS.matcher(text);
		if (matcher.matches()) {
			add(days, number(matcher, 1), number(matcher, 2), number(matcher, 3));
			return false;
		}
		matcher = YEAR_LAST.matcher(text);
		if (matcher.matches()) {
			add(days, number(matcher, 4), number(matcher, 3), number(matcher, 1));
			add(days, number(matcher, 4), number(matcher, 1), number(matcher, 3));
			return false;
		}
		matcher = SHORT_YEAR.matcher(text);
		if (matcher.matches()) {
			add(days, CENTURY + number(matcher, 1), number(matcher, 3), number(matcher, 4));
			if (!matcher.group(2).equals("年")) {
				add(days, CENTURY + number(matcher, 4), number(matcher, 3), number(matcher, 1));
				add(days, CENTURY + number(matcher, 4), number(matcher, 1), number(matcher, 3));
			}
			return false;
		}
		if (SERIAL.matcher(text).matches()) {
			LocalDate day = Serials.day(text, false);
			if (day != null) {
				days.add(day);
			}
			return false;
		}
		return withoutYear(text, days);
	}

	private boolean withoutYear(String text, SortedSet<LocalDate> days) {
		Matcher matcher = NO_YEAR.matcher(text);
		if (!matcher.matches()) {
			return false;
		}
		for (int year = this.first.getYear(); year <= this.last.getYear(); year++) {
			add(days, year, number(matcher, 1), number(matcher, 3));
			if (!matcher.group(2).equals("月")) {
				add(days, year, number(matcher, 3), number(matcher, 1));
			}
		}
		return true;
	}

	private static int number(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group));
	}

	private static void add(SortedSet<LocalDate> days, int year, int month, int day) {
		LocalDate date = date(year, month, day);
		if (date != null) {
			days.add(date);
		}
	}

	private static @Nullable LocalDate date(int year, int month, int day) {
		try {
			return LocalDate.of(year, month, day);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
