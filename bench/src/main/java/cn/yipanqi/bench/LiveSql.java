package cn.yipanqi.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report by SQL over the ledger itself, as well as we can write it: one pass over
 * each record type, and one over each type of lines, for all that is counted there at
 * once; one query for each stock, and for what is counted once across several types.
 * Every county and both windows come from the same pass. The results are compared with
 * the board's.
 */
final class LiveSql {

	/**
	 * A revision that is in force as of a moment.
	 */
	private static final String IN_FORCE = """
			e.operation <> 'CANCEL' and e.recorded_at <= :asOf
			and not exists (select 1 from entry n where n.supersedes = e.seq and n.recorded_at <= :asOf)
			and e.business_date <= :last""";

	private static final String WHERE_LINES_COUNT = """
			case when l.unit is null or starts_with(e.region, split_part(l.unit, '@', 2)) then e.region
				else split_part(l.unit, '@', 2) end""";

	private static final String LATER = "e.business_date >= :first";

	private final JdbcClient jdbc;

	private final Pack pack;

	private final List<Query> queries = new ArrayList<>();

	/**
	 * @param asked which indicators are wanted
	 */
	LiveSql(JdbcClient jdbc, Pack pack, Predicate<Indicator> asked) {
		this.jdbc = jdbc;
		this.pack = pack;
		List<Indicator> plain = pack.indicators()
			.stream()
			.filter(asked)
			.filter((indicator) -> !indicator.kind().isComposed())
			.toList();
		passes(plain.stream().filter(LiveSql::goesInAPass).toList());
		plain.stream().filter((indicator) -> !goesInAPass(indicator)).forEach(this::alone);
	}

	private static boolean goesInAPass(Indicator indicator) {
		return indicator.kind().isAdditive()
				|| (indicator.kind() == Indicator.Kind.DISTINCT && indicator.sources().size() == 1);
	}

	private void passes(List<Indicator> indicators) {
		Map<String, List<Part>> passes = new LinkedHashMap<>();
		for (Indicator indicator : indicators) {
			for (Indicator.Source source : indicator.sources()) {
				passes.computeIfAbsent(source.record() + "/" + source.line(), (pass) -> new ArrayList<>())
					.add(new Part(indicator, source));
			}
		}
		passes.values().forEach(this::pass);
	}

	private void pass(List<Part> parts) {
		Indicator.Source first = parts.get(0).source;
		SqlNames names = new SqlNames(this.pack, first.record(), first.line());
		List<String> columns = new ArrayList<>();
		for (Part part : parts) {
			String what = switch (part.indicator.kind()) {
				case COUNT -> "count(*)";
				case SUM -> "sum(%s)".formatted(names.of(Objects.requireNonNull(part.source.field())));
				default -> "count(distinct %s)".formatted(names.of(part.source.key()));
			};
			String where = names.where(part.source.where());
			columns.add("%s filter (where %s)".formatted(what, where));
			columns.add("%s filter (where (%s) and %s)".formatted(what, where, LATER));
		}
		this.queries.add(new Query(parts.stream().map(Part::indicator).map(Indicator::code).toList(),
				"select left(%s, 6) as area, %s from %s group by rollup (1)".formatted(place(first),
						String.join(",\n", columns), from(first))));
	}

	private static String place(Indicator.Source source) {
		return (source.line() != null) ? WHERE_LINES_COUNT : "e.region";
	}

	private static String from(Indicator.Source source) {
		String lines = (source.line() != null)
				? " join line l on l.entry = e.seq and l.type = '%s'".formatted(source.line()) : "";
		return "entry e%s where e.type = '%s' and %s".formatted(lines, source.record(), IN_FORCE);
	}

	private void alone(Indicator indicator) {
		if (indicator.kind() == Indicator.Kind.DISTINCT) {
			this.queries.add(new Query(List.of(indicator.code()), """
					select area, count(distinct key), count(distinct key) filter (where business_date >= :first)
					from (%s) s group by rollup (1)""".formatted(statements(indicator))));
			return;
		}
		String holders = holders(indicator);
		if (indicator.among() != null) {
			holders += " and key in (select key from (%s) o)"
				.formatted(holders(this.pack.indicator(indicator.among())));
		}
		this.queries.add(new Query(List.of(indicator.code()),
				"select area, count(*), count(*) from (%s) h group by rollup (1)".formatted(holders)));
	}

	private String holders(Indicator indicator) {
		return """
				select area, key from (select distinct on (key) area, key, held from (%s) s
					order by key, business_date desc, first_seq desc, held) d where held"""
			.formatted(statements(indicator));
	}

	private String statements(Indicator indicator) {
		return indicator.sources().stream().map((source) -> {
			SqlNames names = new SqlNames(this.pack, source.record(), source.line());
			String key = names.of(source.key());
			return """
					select left(%s, 6) as area, %s as key, e.business_date, e.first_seq, %s as held
					from %s and %s is not null and (%s)""".formatted(place(source), key, source.set(), from(source),
					key, names.where(source.where()));
		}).collect(Collectors.joining(" union all "));
	}

	/**
	 * The values by indicator, then by area (empty for the city) and window: {@code all}
	 * or {@code week}. What is nowhere is 0.
	 */
	Map<String, Map<String, BigDecimal>> values(LocalDate first, LocalDate last, @Nullable Instant asOf) {
		Map<String, Map<String, BigDecimal>> values = new HashMap<>();
		for (Query query : this.queries) {
			this.jdbc.sql(query.sql)
				.param("first", first)
				.param("last", last)
				.param("asOf", ((asOf != null) ? asOf : Instant.parse("9999-01-01T00:00:00Z")).atOffset(ZoneOffset.UTC))
				.query((row) -> {
					String area = Objects.requireNonNullElse(row.getString(1), "");
					for (int i = 0; i < query.indicators.size(); i++) {
						Map<String, BigDecimal> known = values.computeIfAbsent(query.indicators.get(i),
								(code) -> new HashMap<>());
						add(known, area + "/all", row.getBigDecimal(2 + 2 * i));
						add(known, area + "/week", row.getBigDecimal(3 + 2 * i));
					}
				});
		}
		return values;
	}

	private static void add(Map<String, BigDecimal> values, String place, @Nullable BigDecimal value) {
		if (value != null) {
			values.merge(place, value, BigDecimal::add);
		}
	}

	private record Part(Indicator indicator, Indicator.Source source) {
	}

	private record Query(List<String> indicators, String sql) {
	}

}
