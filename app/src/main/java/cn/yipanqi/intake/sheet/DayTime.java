package cn.yipanqi.intake.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A written day and the time of the day behind it.
 *
 * @param day what is written of the day
 * @param time the time, if a zone is written with it; else null
 * @param zone the zone, or null
 */
record DayTime(String day, @Nullable LocalTime time, @Nullable ZoneOffset zone) {

	private static final Pattern WEEKDAY = Pattern.compile("\\(?(?:星期|周)[一二三四五六日天]\\)?");

	private static final String HALF = "(上午|下午|中午|早上|晚上|凌晨|[ap]\\.?m\\.?)";

	private static final Pattern CLOCK = Pattern
		.compile("[t\\s]*" + HALF + "?\\s*(\\d{1,2})(?:[:时点](\\d{1,2})?(?:[:分](\\d{1,2})(?:[.,]\\d{1,9})?)?[分秒]?)\\s*"
				+ HALF + "?\\s*(z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?)?$");

	private static final Pattern HOURS = Pattern
		.compile("(?<![t:\\d])((\\d{1,2})[:时点](\\d{1,2})?分?)\\s*[-~至到]\\s*(\\d{1,2})[:时点](\\d{1,2})?分?$");

	private static final Pattern HALF_ONLY = Pattern.compile("\\s*" + HALF + "$");

	private static final Pattern RUN_TOGETHER = Pattern.compile("(\\d{8})\\d{4}(?:\\d{2}(?:\\d{3})?)?");

	/**
	 * The text with the beginning only of hours such as 9:30-11:00, which are of one day:
	 * the end is no zone, and later than the beginning.
	 */
	static String withoutEnd(String text) {
		Matcher hours = HOURS.matcher(text);
		if (!hours.find()) {
			return text;
		}
		int begin = minutes(hours.group(2), hours.group(3));
		int end = minutes(hours.group(4), hours.group(5));
		return (begin < end) ? text.substring(0, hours.end(1)) : text;
	}

	private static int minutes(String hour, @Nullable String minute) {
		return Integer.parseInt(hour) * 60 + ((minute != null) ? Integer.parseInt(minute) : 0);
	}

	/**
	 * @param text in narrow small letters
	 */
	static DayTime of(String text) {
		String whole = WEEKDAY.matcher(text).replaceFirst("").strip();
		Matcher together = RUN_TOGETHER.matcher(whole);
		if (together.matches()) {
			return new DayTime(together.group(1), null, null);
		}
		Matcher clock = CLOCK.matcher(whole);
		if (clock.find() && clock.start() > 0 && isDay(whole.substring(0, clock.start()))) {
			String zone = clock.group(6);
			return new DayTime(whole.substring(0, clock.start()).strip(), (zone != null) ? time(clock) : null,
					(zone != null) ? zone(zone) : null);
		}
		return new DayTime(HALF_ONLY.matcher(whole).replaceFirst("").strip(), null, null);
	}

	/**
	 * The hour must not eat the day: what is before it still says a day.
	 */
	private static boolean isDay(String before) {
		return !before.matches(".*[-/.年月]\\s*");
	}

	private static @Nullable LocalTime time(Matcher clock) {
		try {
			int hour = Integer.parseInt(clock.group(2));
			String half = (clock.group(1) != null) ? clock.group(1) : clock.group(5);
			boolean afternoon = half != null && half.matches("下午|晚上|p.*");
			return LocalTime.of((afternoon && hour < 12) ? hour + 12 : hour,
					(clock.group(3) != null) ? Integer.parseInt(clock.group(3)) : 0);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable ZoneOffset zone(String written) {
		try {
			return written.matches("[a-z]+") ? ZoneOffset.UTC : ZoneOffset.of(written);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * The day in another zone; null if none is written here.
	 */
	@Nullable LocalDate in(ZoneId other, LocalDate written) {
		return (this.time == null || this.zone == null) ? null
				: OffsetDateTime.of(written, this.time, this.zone).atZoneSameInstant(other).toLocalDate();
	}

}
