package cn.yipanqi.returns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.engine.rollup.Reported;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Trace;
import cn.yipanqi.ledger.LedgerQuery;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Compares what units state on their summary sheets with what their details give, unit by
 * unit: a city's unit says nothing about its counties'.
 */
@Service
class Comparisons {

	private static final int CHUNK = 500;

	private final Pack pack;

	private final Organization organization;

	private final LedgerReader ledger;

	private final Figures figures;

	Comparisons(Pack pack, Organization organization, LedgerReader ledger, Figures figures) {
		this.pack = pack;
		this.organization = organization;
		this.ledger = ledger;
		this.figures = figures;
	}

	/**
	 * The types of sheet that a scope sees, in the pack's order.
	 */
	List<SummaryType> types(Scope scope) {
		return this.pack.summaries().stream().filter((type) -> !units(type, "", scope).isEmpty()).toList();
	}

	/**
	 * The units in a region that file such sheets and lie in the scope, the widest first.
	 */
	List<Unit> units(SummaryType type, String region, Scope scope) {
		return this.organization.units()
			.stream()
			.filter((unit) -> type.isFiledBy(unit.department()) && RegionCode.within(unit.region(), region))
			.filter((unit) -> scope.covers(unit.region(), unit.department(), type.group()))
			.sorted(Comparator.comparing(Unit::region))
			.toList();
	}

	/**
	 * Every unit of a region, with or without a sheet.
	 */
	List<UnitSheet> of(SummaryType type, Period period, String region, Scope scope) {
		Map<String, Entry> sheets = sheets(
				new LedgerQuery(type.code(), null, region, period.last(), period.last(), false, null), scope);
		return units(type, region, scope).stream()
			.map((unit) -> compare(type, period, unit, sheets.get(unit.code()), false, scope))
			.toList();
	}

	/**
	 * One unit, with everything that its clerk can be told.
	 */
	UnitSheet of(SummaryType type, Period period, Unit unit, Scope scope) {
		Map<String, Entry> sheets = sheets(
				new LedgerQuery(type.code(), unit.code(), unit.region(), period.last(), period.last(), false, null),
				scope);
		return compare(type, period, unit, sheets.get(unit.code()), true, scope);
	}

	private Map<String, Entry> sheets(LedgerQuery query, Scope scope) {
		List<Entry> all = new ArrayList<>();
		List<Entry> page;
		do {
			page = this.ledger.list(query, scope, CHUNK, all.size());
			all.addAll(page);
		}
		while (page.size() == CHUNK);
		return all.stream().collect(Collectors.toMap(Entry::unit, Function.identity(), (one, other) -> one));
	}

	/**
	 * @param all whether the details are told where no total is stated, too
	 */
	private UnitSheet compare(SummaryType type, Period period, Unit unit, @Nullable Entry sheet, boolean all,
			Scope scope) {
		return new UnitSheet(unit, sheet, type.indicators().stream().map((code) -> {
			Indicator indicator = this.pack.indicator(code);
			BigDecimal total = (sheet != null) ? total(sheet, code) : null;
			boolean standing = indicator.kind() == Indicator.Kind.STOCK;
			FigureQuery query = new FigureQuery(code, unit.region(), unit.department(), scope.group(),
					standing ? null : period.first(), period.last(), null);
			if (indicator.kind().isAdditive()) {
				Reported reported = this.figures.reported(type, code, unit.code(), period, scope);
				return new Compared(indicator, total, (reported.statements() > 0) ? reported.details() : null,
						counts(reported, type), query);
			}
			return new Compared(indicator, total, (all || total != null) ? once(query, unit, scope) : null,
					Compared.Counts.NEVER_ADDED, query);
		}).toList());
	}

	private static Compared.Counts counts(Reported reported, SummaryType type) {
		boolean total = reported.total() != null;
		boolean details = reported.statements() > 0;
		if (!total && !details) {
			return Compared.Counts.NOTHING;
		}
		boolean totalWins = !details || type.prevails() == SummaryType.Side.TOTAL;
		return (total && totalWins) ? Compared.Counts.TOTAL : Compared.Counts.DETAILS;
	}

	static @Nullable BigDecimal total(Entry sheet, String indicator) {
		return sheet.lines()
			.stream()
			.filter((line) -> indicator.equals(line.fields().get(SummaryType.INDICATOR)))
			.map((line) -> (BigDecimal) line.fields().get(SummaryType.TOTAL))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * How many the unit itself has counted once, of all that its department did in its
	 * region.
	 */
	private BigDecimal once(FigureQuery query, Unit unit, Scope scope) {
		Contributions contributions = new Contributions(this.pack);
		return BigDecimal.valueOf(this.figures.trace(query, scope, Integer.MAX_VALUE, 0)
			.rows()
			.stream()
			.filter((row) -> isOf(row, query.indicator(), unit, contributions))
			.map(Trace.Row::key)
			.distinct()
			.count());
	}

	private static boolean isOf(Trace.Row row, String indicator, Unit unit, Contributions contributions) {
		return contributions.of(row.counted())
			.stream()
			.anyMatch((contribution) -> contribution.indicator().equals(indicator)
					&& contribution.unit().equals(unit.code()) && Objects.equals(contribution.key(), row.key()));
	}

}
