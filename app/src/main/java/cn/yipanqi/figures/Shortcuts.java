package cn.yipanqi.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Campaign;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The windows and moments that readers ask for most, so that nobody has to type them.
 */
@Component
class Shortcuts {

	private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

	private static final int DAYS_OF_A_WEEK = 7;

	private final ZoneId zone;

	private final Campaign campaign;

	private final Clock clock;

	private final FigureAddress addresses;

	Shortcuts(Pack pack, Clock clock, FigureAddress addresses) {
		this.zone = pack.campaign().zone();
		this.campaign = pack.campaign();
		this.clock = clock;
		this.addresses = addresses;
	}

	/**
	 * The same figure over other windows, each with the last part of its name's key.
	 */
	List<Shortcut> windows(FigureQuery query) {
		LocalDate today = this.campaign.latest(LocalDate.now(this.clock));
		return List.of(window("whole", query, null, null), window("today", query, today, today),
				window("week", query, today.minusDays(DAYS_OF_A_WEEK - 1), today),
				window("month", query, today.with(TemporalAdjusters.firstDayOfMonth()), today));
	}

	private Shortcut window(String name, FigureQuery query, @Nullable LocalDate from, @Nullable LocalDate to) {
		FigureQuery other = query.within(from, to);
		return new Shortcut(name, this.addresses.of(other), other.equals(query));
	}

	/**
	 * The same figure as known at other moments.
	 */
	List<Shortcut> moments(FigureQuery query) {
		LocalDate today = LocalDate.now(this.clock);
		return List.of(moment("now", query, null), moment("midnight", query, today),
				moment("week-ago", query, today.minusDays(DAYS_OF_A_WEEK)));
	}

	private Shortcut moment(String name, FigureQuery query, @Nullable LocalDate day) {
		FigureQuery other = query.asOf((day != null) ? day.atStartOfDay(this.zone).toInstant() : null);
		return new Shortcut(name, this.addresses.of(other), other.equals(query));
	}

	/**
	 * The moment as a date-time field takes it: no finer than a millisecond, and not
	 * before the moment itself.
	 */
	String field(FigureQuery query) {
		if (query.asOf() == null) {
			return "";
		}
		LocalDateTime moment = LocalDateTime.ofInstant(query.asOf(), this.zone);
		LocalDateTime whole = moment.truncatedTo(ChronoUnit.MILLIS);
		return FIELD.format(whole.equals(moment) ? whole : whole.plus(1, ChronoUnit.MILLIS));
	}

	/**
	 * A link to the same figure seen otherwise.
	 *
	 * @param key last part of the message key of its name
	 * @param address the address
	 * @param chosen whether it is what the page shows
	 */
	record Shortcut(String key, String address, boolean chosen) {
	}

}
