package cn.yipanqi.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Scales;
import cn.yipanqi.figures.Trends;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;

import org.springframework.stereotype.Component;

/**
 * Gathers what the overview of a region shows, as far as a scope reaches.
 */
@Component
class Overviews {

	private static final int HEADLINES = 8;

	private static final int TRENDS = 2;

	private static final int TREND_DAYS = 60;

	private static final int WEEK = 7;

	private final Pack pack;

	private final Figures figures;

	private final Scales scales;

	private final Trends trends;

	private final Goals goals;

	private final Organization organization;

	private final Clock clock;

	Overviews(Pack pack, Figures figures, Scales scales, Trends trends, Goals goals, Organization organization,
			Clock clock) {
		this.pack = pack;
		this.figures = figures;
		this.scales = scales;
		this.trends = trends;
		this.goals = goals;
		this.organization = organization;
		this.clock = clock;
	}

	Overview of(Region region, Scope scope, Locale locale) {
		LocalDate now = LocalDate.now(this.clock);
		LocalDate today = this.pack.campaign().latest(now);
		List<Indicator> leading = leading();
		return new Overview(region, this.pack.department(scope.department()).orElse(null), Timeline.of(this.pack, now),
				goals(region.code(), today, scope),
				leading.stream().map((indicator) -> headline(indicator, region.code(), today, scope)).toList(),
				leading.stream()
					.limit(TRENDS)
					.map((indicator) -> trend(indicator, region.code(), today, scope, locale))
					.toList(),
				table(region, leading, today, scope, locale));
	}

	/**
	 * The indicators that the pack names as leading, or else the first of those that
	 * belong to no working group and are no part of another.
	 */
	private List<Indicator> leading() {
		List<String> named = this.pack.campaign().headlines();
		List<Indicator> leading = named.isEmpty() ? this.pack.indicators()
			.stream()
			.filter((indicator) -> indicator.group() == null && indicator.parent() == null)
			.limit(HEADLINES)
			.toList() : named.stream().map(this.pack::indicator).toList();
		return leading.isEmpty() ? this.pack.indicators().stream().limit(HEADLINES).toList() : leading;
	}

	private Map<GoalProgress.Status, List<GoalProgress>> goals(String region, LocalDate today, Scope scope) {
		return this.goals.progress(region, today, scope)
			.stream()
			.filter((goal) -> goal.status() != GoalProgress.Status.QUALITATIVE)
			.collect(Collectors.groupingBy(GoalProgress::status, () -> new EnumMap<>(GoalProgress.Status.class),
					Collectors.toList()));
	}

	private Overview.Headline headline(Indicator indicator, String region, LocalDate today, Scope scope) {
		FigureQuery query = query(indicator, region, scope);
		return new Overview.Headline(indicator, this.figures.figure(query, scope),
				this.figures.figure(query.within(today.minusDays(WEEK - 1), today), scope));
	}

	private Overview.Trend trend(Indicator indicator, String region, LocalDate today, Scope scope, Locale locale) {
		LocalDate start = this.pack.campaign().start();
		LocalDate earliest = today.minusDays(TREND_DAYS);
		return new Overview.Trend(indicator, this.trends.of(query(indicator, region, scope),
				start.isAfter(earliest) ? start : earliest, today, scope, locale));
	}

	private RegionTable table(Region region, List<Indicator> leading, LocalDate today, Scope scope, Locale locale) {
		List<RegionTable.Row> rows = this.organization.below(region.code())
			.stream()
			.map((part) -> row(part, leading, today, scope, locale))
			.toList();
		List<RegionTable.Column> columns = leading.stream().map((indicator) -> {
			List<Figure> column = rows.stream()
				.map((row) -> row.cells().get(leading.indexOf(indicator)).figure())
				.toList();
			return new RegionTable.Column(indicator, this.scales.of(indicator.code(), column, locale));
		}).toList();
		return RegionTable.of(columns, rows);
	}

	private RegionTable.Row row(Region region, List<Indicator> leading, LocalDate today, Scope scope, Locale locale) {
		long behind = this.goals.progress(region.code(), today, scope)
			.stream()
			.filter((goal) -> goal.status().needsAttention())
			.count();
		return new RegionTable.Row(region.code(), region.name(locale), behind, false,
				leading.stream()
					.map((indicator) -> new RegionTable.Cell(
							this.figures.figure(query(indicator, region.code(), scope), scope), false))
					.toList());
	}

	private static FigureQuery query(Indicator indicator, String region, Scope scope) {
		return new FigureQuery(indicator.code(), region, scope.department(), scope.group(), null, null, null);
	}

}
