package cn.yipanqi.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Working days and weekends.
 */
final class Days {

	private static final int TRIES = 8;

	private Days() {
	}

	static boolean isWeekend(LocalDate day) {
		return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

	/**
	 * The day itself, or the Monday after it.
	 */
	static LocalDate work(LocalDate day) {
		LocalDate next = day;
		while (isWeekend(next)) {
			next = next.plusDays(1);
		}
		return next;
	}

	/**
	 * Some day of a time, hardly ever at a weekend.
	 */
	static LocalDate some(LocalDate from, LocalDate to, Dice dice) {
		int length = (int) Math.max(0, to.toEpochDay() - from.toEpochDay());
		LocalDate day = from.plusDays(dice.between(0, length));
		for (int i = 1; i < TRIES && isWeekend(day); i++) {
			day = from.plusDays(dice.between(0, length));
		}
		return day;
	}

}
