package cn.yipanqi.briefing.composition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How long the campaign still lasts after a day.
 *
 * @param days days left; 0 on its last day and after it
 * @param months whole months left
 * @param more whether more than those months are left
 */
record Remaining(long days, long months, boolean more) {

	static Remaining between(LocalDate day, LocalDate last) {
		LocalDate next = day.plusDays(1);
		LocalDate end = last.plusDays(1);
		long months = Math.max(0, ChronoUnit.MONTHS.between(next, end));
		return new Remaining(Math.max(0, ChronoUnit.DAYS.between(day, last)), months,
				next.plusMonths(months).isBefore(end));
	}

	/**
	 * As one says it: 3个多月, and in days when it is less than a month.
	 */
	String text(boolean english) {
		if (this.months == 0) {
			return english ? this.days + ((this.days == 1) ? " day" : " days") : this.days + "天";
		}
		if (english) {
			return (this.more ? "more than " : "") + this.months + ((this.months == 1) ? " month" : " months");
		}
		return this.months + (this.more ? "个多月" : "个月");
	}

}
