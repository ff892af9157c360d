package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Trace;

/**
 * Compares the figures of every indicator with what the {@link Oracle} says, and with the
 * lists behind them.
 */
record Comparison(Figures figures, Pack pack, DataSource dataSource) {

	private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

	/**
	 * Every figure that differs; empty when all are equal.
	 * @param scopes the queries, without their indicators
	 * @param asOf the moment, or null for now
	 */
	List<String> differences(List<FigureQuery> scopes, Instant asOf) throws SQLException {
		List<String> differences = new ArrayList<>();
		try (Oracle oracle = new Oracle(this.dataSource, Objects.requireNonNullElse(asOf, NOW))) {
			for (FigureQuery scope : scopes) {
				oracle.about(scope);
				for (Indicator indicator : this.pack.indicators()) {
					FigureQuery query = scope.of(indicator.code()).asOf(asOf);
					BigDecimal figure = this.figures.figure(query, Scope.EVERYTHING).value();
					BigDecimal expected = oracle.value(indicator.code());
					boolean same = (figure != null && expected != null) ? figure.compareTo(expected) == 0
							: figure == expected;
					if (!same) {
						differences.add("%s: %s, SQL says %s".formatted(query, figure, expected));
					}
				}
			}
		}
		return differences;
	}

	/**
	 * Every figure whose list does not count what the figure says, for a reader whose
	 * scope is that of the query and no wider.
	 */
	List<String> traceDifferences(List<FigureQuery> scopes, Instant asOf) {
		List<String> differences = new ArrayList<>();
		for (FigureQuery scope : scopes) {
			Scope reader = new Scope(scope.region(), scope.department());
			for (Indicator indicator : this.pack.indicators()) {
				FigureQuery query = scope.of(indicator.code()).asOf(asOf);
				if (!indicator.kind().isComposed()) {
					Trace trace = this.figures.trace(query, reader, Integer.MAX_VALUE, 0);
					BigDecimal counted = counted(indicator, trace.rows());
					if (counted.compareTo(this.figures.figure(query, reader).value()) != 0
							|| trace.rows().size() != trace.statements()) {
						differences.add("%s: %s, its list counts %s".formatted(query, trace.figure().value(), counted));
					}
				}
			}
		}
		return differences;
	}

	private static BigDecimal counted(Indicator indicator, List<Trace.Row> rows) {
		return indicator.kind().isAdditive()
				? rows.stream().map(Trace.Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add)
				: BigDecimal.valueOf(rows.stream().map(Trace.Row::key).distinct().count());
	}

}
