package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Gathers what the page of a figure shows.
 */
@Component
class FigurePages {

	private static final int SHARE_FINEST = 10;

	private static final int MOST_DAYS = 92;

	private final Figures figures;

	private final Scales scales;

	private final Trends trends;

	private final Captions captions;

	private final Shortcuts shortcuts;

	private final Pack pack;

	private final Clock clock;

	FigurePages(Figures figures, Scales scales, Trends trends, Captions captions, Shortcuts shortcuts, Pack pack,
			Clock clock) {
		this.figures = figures;
		this.scales = scales;
		this.trends = trends;
		this.captions = captions;
		this.shortcuts = shortcuts;
		this.pack = pack;
		this.clock = clock;
	}

	FigurePage of(FigureQuery query, Scope scope, Locale locale) {
		Indicator indicator = this.pack.indicator(query.indicator());
		Figure figure = this.figures.figure(query, scope);
		Figure now = (query.asOf() != null) ? this.figures.figure(query.asOf(null), scope) : null;
		Figure parent = (indicator.parent() != null) ? this.figures.figure(query.of(indicator.parent()), scope) : null;
		BigDecimal stated = this.figures.stated(query, scope);
		List<Part> regions = this.figures.byRegion(query, scope, locale);
		List<Part> departments = (query.department() == null) ? this.figures.byDepartment(query, scope, locale)
				: List.of();
		return new FigurePage(indicator, query, figure, this.scales.base(indicator.code(), locale),
				this.scales.of(indicator.code(), List.of(figure), locale), now, this.captions.of(query, locale),
				(stated.signum() != 0) ? stated : null, this.shortcuts.field(query), parent, children(figure, scope),
				bars(indicator, regions, true, rest(indicator, figure, regions), locale),
				bars(indicator, departments, false, null, locale), days(query, scope, locale),
				this.shortcuts.windows(query), this.shortcuts.moments(query));
	}

	private List<FigurePage.Child> children(Figure whole, Scope scope) {
		return this.pack.indicators()
			.stream()
			.filter((indicator) -> whole.query().indicator().equals(indicator.parent()))
			.map((indicator) -> this.figures.figure(whole.query().of(indicator.code()), scope))
			.map((figure) -> new FigurePage.Child(figure, share(figure.value(), whole.value())))
			.toList();
	}

	private static @Nullable String share(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
		if (part == null || whole == null || whole.signum() == 0) {
			return null;
		}
		BigDecimal exact = part.movePointRight(2).divide(whole, SHARE_FINEST, RoundingMode.HALF_UP);
		return exact.setScale(Formats.honest(exact, 1), RoundingMode.HALF_UP) + "%";
	}

	private Bars bars(Indicator indicator, List<Part> parts, boolean withZeros, @Nullable BigDecimal rest,
			Locale locale) {
		return Bars.of(parts, this.scales.of(indicator.code(), parts.stream().map(Part::figure).toList(), locale),
				withZeros, rest);
	}

	/**
	 * What lies in the region itself and in none below it; only where parts add up.
	 */
	private static @Nullable BigDecimal rest(Indicator indicator, Figure whole, List<Part> parts) {
		if (!indicator.kind().isAdditive() || parts.isEmpty() || whole.value() == null) {
			return null;
		}
		return parts.stream()
			.map((part) -> part.figure().value())
			.filter(Objects::nonNull)
			.reduce(whole.value(), BigDecimal::subtract);
	}

	private Series days(FigureQuery query, Scope scope, Locale locale) {
		LocalDate last = Objects.requireNonNullElse(query.to(), this.pack.campaign().latest(LocalDate.now(this.clock)));
		LocalDate first = Objects.requireNonNullElse(query.from(), this.pack.campaign().start());
		LocalDate earliest = last.minusDays(MOST_DAYS - 1);
		return this.trends.of(query, earliest.isAfter(first) ? earliest : first, last, scope, locale);
	}

}
