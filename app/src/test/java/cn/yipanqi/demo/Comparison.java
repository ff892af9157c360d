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

/**
 * Compares the figures of every indicator with what the {@link Oracle} says.
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

}
