package cn.yipanqi.engine.pack;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The periods of one kind in a campaign, in order. The first and the last are cut to the
 * campaign's days.
 */
public final class Periods {

	private static final int TENTH = 10;

	private static final int FIFTEENTH = 15;

	private static final int TWENTIETH = 20;

	private final NavigableMap<LocalDate, Period> byFirstDay = new TreeMap<>();

	Periods(SummaryType.Span span, Campaign campaign, Plan plan) {
		if (span == SummaryType.Span.PHASE) {
			plan.phases().forEach((phase) -> add(phase.start(), phase.end(), campaign));
			return;
		}
		for (LocalDate day = campaign.start(); !day.isAfter(campaign.end());) {
			LocalDate last = last(span, day);
			add(day, last, campaign);
			day = last.plusDays(1);
		}
	}

	private void add(LocalDate first, LocalDate last, Campaign campaign) {
		LocalDate from = first.isBefore(campaign.start()) ? campaign.start() : first;
		LocalDate to = campaign.latest(last);
		if (!to.isBefore(from)) {
			this.byFirstDay.put(from, new Period(from, to));
		}
	}

	private static LocalDate last(SummaryType.Span span, LocalDate day) {
		YearMonth month = YearMonth.from(day);
		return switch (span) {
			case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
			case TEN_DAYS -> (day.getDayOfMonth() <= TENTH) ? month.atDay(TENTH)
					: (day.getDayOfMonth() <= TWENTIETH) ? month.atDay(TWENTIETH) : month.atEndOfMonth();
			case HALF_MONTH -> (day.getDayOfMonth() <= FIFTEENTH) ? month.atDay(FIFTEENTH) : month.atEndOfMonth();
			case MONTH, PHASE -> month.atEndOfMonth();
		};
	}

	public List<Period> all() {
		return List.copyOf(this.byFirstDay.values());
	}

	/**
	 * The period that a day lies in; empty outside the campaign, and between phases.
	 */
	public Optional<Period> holding(LocalDate day) {
		return Optional.ofNullable(this.byFirstDay.floorEntry(day))
			.map(Map.Entry::getValue)
			.filter((period) -> period.holds(day));
	}

	/**
	 * The period that ends on a day: a summary sheet's business date.
	 */
	public Optional<Period> endingOn(LocalDate day) {
		return holding(day).filter((period) -> period.last().equals(day));
	}

}
