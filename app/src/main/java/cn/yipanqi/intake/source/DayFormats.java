package cn.yipanqi.intake.source;

import java.util.Set;

import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Which number formats show a number as a day.
 */
final class DayFormats {

	/**
	 * What Chinese editions of Excel have built in and therefore write down nowhere.
	 */
	private static final Set<Integer> CHINESE = Set.of(27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

	private DayFormats() {
	}

	static boolean isDay(int number, @Nullable String format) {
		if (CHINESE.contains(number)) {
			return true;
		}
		if (format == null || format.isEmpty()) {
			return DateUtil.isInternalDateFormat(number) && number < 0x2d && number != 0x12 && number != 0x13
					&& number != 0x14 && number != 0x15;
		}
		return DateUtil.isADateFormat(number, format) && format.toLowerCase(java.util.Locale.ROOT).matches(".*[yd].*");
	}

}
