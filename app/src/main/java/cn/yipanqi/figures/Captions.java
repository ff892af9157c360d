package cn.yipanqi.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Named;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.web.Dates;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in words what a figure covers: where and whose, from when to when, and as known
 * when.
 */
@Component
class Captions {

	private final Pack pack;

	private final Organization organization;

	private final Dates dates;

	private final MessageSource messages;

	Captions(Pack pack, Organization organization, Dates dates, MessageSource messages) {
		this.pack = pack;
		this.organization = organization;
		this.dates = dates;
		this.messages = messages;
	}

	Caption of(FigureQuery query, Locale locale) {
		return new Caption(where(query, locale), window(query, locale), known(query, locale));
	}

	private String where(FigureQuery query, Locale locale) {
		StringBuilder where = new StringBuilder(
				this.organization.region(query.region()).map((region) -> region.name(locale)).orElse(""));
		this.pack.department(query.department()).ifPresent((department) -> append(where, department, locale));
		this.pack.group(query.group()).ifPresent((group) -> append(where, group, locale));
		return where.toString();
	}

	private static void append(StringBuilder where, Named named, Locale locale) {
		where.append(" · ").append(named.name(locale));
	}

	private String window(FigureQuery query, Locale locale) {
		LocalDate from = Objects.requireNonNullElse(query.from(), this.pack.campaign().start());
		String first = this.dates.day(from, locale);
		LocalDate to = query.to();
		if (this.pack.indicator(query.indicator()).kind() == Indicator.Kind.STOCK) {
			return (to != null) ? message("figure.window.standing", locale, this.dates.day(to, locale))
					: message("figure.window.standing-now", locale);
		}
		if (to == null) {
			return message("figure.window.since", locale, first);
		}
		return to.equals(from) ? message("figure.window.day", locale, first)
				: message("figure.window.between", locale, first, this.dates.day(to, locale));
	}

	private String known(FigureQuery query, Locale locale) {
		Instant asOf = query.asOf();
		return (asOf != null) ? message("figure.known.at", locale, this.dates.moment(asOf, locale))
				: message("figure.known.now", locale);
	}

	private String message(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

	/**
	 * What a figure covers, in words.
	 */
	record Caption(String where, String window, String known) {
	}

}
