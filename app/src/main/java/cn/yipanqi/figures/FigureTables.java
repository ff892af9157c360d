package cn.yipanqi.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.export.Column;
import cn.yipanqi.export.ExportTable;
import cn.yipanqi.ledger.RecordTable;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Figures as tables to be taken away, exact and in their base units.
 */
@Component
class FigureTables {

	private final Figures figures;

	private final Captions captions;

	private final Scales scales;

	private final RecordTable records;

	private final Pack pack;

	private final Organization organization;

	private final MessageSource messages;

	private final Clock clock;

	FigureTables(Figures figures, Captions captions, Scales scales, RecordTable records, Pack pack,
			Organization organization, MessageSource messages, Clock clock) {
		this.figures = figures;
		this.captions = captions;
		this.scales = scales;
		this.records = records;
		this.pack = pack;
		this.organization = organization;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * Every indicator by row; a column for the region and one for each region below it.
	 */
	ExportTable all(FigureQuery question, Scope scope, Locale locale) {
		List<Indicator> indicators = this.pack.indicators();
		scope.require(question.region(), question.department(), question.group());
		List<String> regions = new ArrayList<>(List.of(question.region()));
		this.organization.below(question.region()).forEach((region) -> regions.add(region.code()));
		List<Column> columns = new ArrayList<>(List.of(Column.text(text("export.indicator", locale)),
				Column.text(text("export.code", locale)), Column.text(text("export.unit", locale))));
		regions.forEach(
				(region) -> columns.add(Column.decimal(this.organization.region(region).orElseThrow().name(locale))));
		columns.add(Column.text(text("figure.definition", locale)));
		Map<String, String> facts = facts(question.of(indicators.get(0).code()), locale);
		return new ExportTable(text("figures.title", locale), facts, columns,
				(taker) -> indicators.forEach((indicator) -> {
					List<@Nullable Object> row = new ArrayList<>(
							List.of(indicator.name(locale), indicator.code(), unit(indicator, locale)));
					regions.forEach((region) -> row
						.add(this.figures.figure(question.of(indicator.code()).in(region), scope).value()));
					row.add(indicator.definition(locale));
					taker.accept(row);
				}));
	}

	/**
	 * What the figure stands on. What it says comes from the same contributions: the last
	 * column adds up to it, or names what it counts once.
	 */
	ExportTable trace(FigureQuery query, Scope scope, Locale locale) {
		Indicator indicator = this.pack.indicator(query.indicator());
		List<Column> columns = new ArrayList<>(this.records.columns(locale));
		boolean additive = indicator.kind().isAdditive();
		columns.add(additive ? Column.decimal(text("export.amount", locale) + " (" + unit(indicator, locale) + ")")
				: Column.text(text("export.counted-once", locale)));
		Map<String, String> facts = facts(query, locale);
		facts.put(text("figure.definition", locale), indicator.definition(locale));
		Grounds grounds = this.figures.grounds(query, scope);
		facts.put(text("export.value", locale),
				this.scales.base(indicator.code(), locale).number(grounds.figure().value()));
		return new ExportTable(indicator.name(locale), facts, columns,
				(taker) -> grounds.each((rows) -> statements(rows, additive, scope, locale, taker)));
	}

	private void statements(List<Trace.Row> rows, boolean additive, Scope scope, Locale locale,
			Consumer<List<@Nullable Object>> taker) {
		List<List<@Nullable Object>> cells = this.records.cells(rows.stream().map(Trace.Row::entry).toList(), scope,
				locale);
		for (int i = 0; i < rows.size(); i++) {
			List<@Nullable Object> row = cells.get(i);
			row.add(additive ? rows.get(i).amount() : rows.get(i).key());
			taker.accept(row);
		}
	}

	/**
	 * The figure by region, by department and day by day.
	 */
	ExportTable parts(FigureQuery query, Scope scope, Locale locale) {
		Indicator indicator = this.pack.indicator(query.indicator());
		List<Column> columns = List.of(Column.text(text("export.part", locale)),
				Column.text(text("export.code", locale)), Column.text(text("export.name", locale)),
				Column.decimal(text("export.value", locale)), Column.text(text("export.unit", locale)));
		Map<String, String> facts = facts(query, locale);
		facts.put(text("figure.definition", locale), indicator.definition(locale));
		LocalDate last = Objects.requireNonNullElse(query.to(), this.pack.campaign().latest(LocalDate.now(this.clock)));
		LocalDate first = Objects.requireNonNullElse(query.from(), this.pack.campaign().start());
		this.figures.figure(query, scope);
		return new ExportTable(indicator.name(locale), facts, columns, (taker) -> {
			parts(text("region", locale), this.figures.byRegion(query, scope, locale), indicator, locale, taker);
			if (query.department() == null) {
				parts(text("department", locale), this.figures.byDepartment(query, scope, locale), indicator, locale,
						taker);
			}
			LocalDate start = first.isBefore(this.pack.campaign().start()) ? this.pack.campaign().start() : first;
			LocalDate end = last.isAfter(this.pack.campaign().end()) ? this.pack.campaign().end() : last;
			parts(text("export.day", locale), this.figures.byDay(query, start, end, scope), indicator, locale, taker);
		});
	}

	private void parts(String kind, List<Part> parts, Indicator indicator, Locale locale,
			Consumer<List<@Nullable Object>> taker) {
		parts.forEach((part) -> {
			List<@Nullable Object> row = new ArrayList<>(List.of(kind, part.code(), part.name()));
			row.add(part.figure().value());
			row.add(unit(indicator, locale));
			taker.accept(row);
		});
	}

	private Map<String, String> facts(FigureQuery query, Locale locale) {
		Captions.Caption caption = this.captions.of(query, locale);
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put(text("export.where", locale), caption.where());
		facts.put(text("figure.window", locale), caption.window());
		facts.put(text("as-of", locale), caption.known());
		return facts;
	}

	private String unit(Indicator indicator, Locale locale) {
		return this.scales.base(indicator.code(), locale).unit();
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
