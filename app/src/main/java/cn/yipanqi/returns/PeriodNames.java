package cn.yipanqi.returns;

import java.util.Locale;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What periods are called: a month by its name, a phase by the plan's, any other by its
 * days.
 */
@Component
class PeriodNames {

	private final Pack pack;

	private final MessageSource messages;

	PeriodNames(Pack pack, MessageSource messages) {
		this.pack = pack;
		this.messages = messages;
	}

	String of(SummaryType type, Period period, Locale locale) {
		return switch (type.period()) {
			case MONTH ->
				this.messages.getMessage("summary.month", new Object[] { String.valueOf(period.last().getYear()),
						(locale.getLanguage().equals("en") ? "%02d" : "%d").formatted(period.last().getMonthValue()) },
						locale);
			case PHASE -> this.pack.plan()
				.phases()
				.stream()
				.filter((phase) -> !phase.start().isAfter(period.first()) && !phase.end().isBefore(period.last()))
				.map((phase) -> phase.name(locale))
				.findFirst()
				.orElseGet(() -> days(period, locale));
			case WEEK, TEN_DAYS, HALF_MONTH -> days(period, locale);
		};
	}

	private String days(Period period, Locale locale) {
		return this.messages.getMessage("summary.days",
				new Object[] { period.first().toString(), period.last().toString() }, locale);
	}

}
