package cn.yipanqi.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import cn.yipanqi.engine.pack.Pack;

import org.springframework.stereotype.Component;

/**
 * How days and moments read in a sentence: 2007年9月5日. In tables and lists they stay
 * short.
 */
@Component
public class Dates {

	private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

	private final ZoneId zone;

	Dates(Pack pack) {
		this.zone = pack.campaign().zone();
	}

	public String day(LocalDate day, Locale locale) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
	}

	public String moment(Instant moment, Locale locale) {
		return day(LocalDate.ofInstant(moment, this.zone), locale) + " " + TIME.format(moment.atZone(this.zone));
	}

	/**
	 * A moment for a table, to the minute.
	 */
	public String brief(Instant moment) {
		return SHORT.format(moment.atZone(this.zone));
	}

}
