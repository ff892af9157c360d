package cn.yipanqi.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.engine.rollup.Rollup;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report: indicators at the city and each county, over the whole campaign and over
 * its last week; of the board, and by SQL.
 */
final class Questions {

	private static final int WEEK = 6;

	private final Pack pack;

	private final LocalDate first;

	private final LocalDate last;

	private final @Nullable Instant asOf;

	private final List<FigureQuery> queries = new ArrayList<>();

	private final Predicate<Indicator> asked;

	/**
	 * @param asked which indicators the report has
	 * @param asOf as of when, or null for all that is known
	 */
	Questions(Pack pack, Predicate<Indicator> asked, @Nullable Instant asOf) {
		this.pack = pack;
		this.asked = asked;
		this.asOf = asOf;
		this.last = pack.campaign().end();
		this.first = this.last.minusDays(WEEK);
		pack.indicators().stream().filter(asked).forEach((indicator) -> add(indicator.code()));
	}

	private void add(String indicator) {
		for (Territory.Place place : this.pack.territory().places()) {
			if (place.level() != Territory.Level.TOWN) {
				FigureQuery query = new FigureQuery(indicator, place.code(), null, null, null, this.last, this.asOf);
				this.queries.add(query);
				this.queries.add(query.within(this.first, this.last));
			}
		}
	}

	int size() {
		return this.queries.size();
	}

	void ask(Rollup board) {
		this.queries.forEach(board::figure);
	}

	LiveSql sql(JdbcClient jdbc) {
		return new LiveSql(jdbc, this.pack, this.asked);
	}

	Map<String, Map<String, BigDecimal>> ask(LiveSql sql) {
		return sql.values(this.first, this.last, this.asOf);
	}

	/**
	 * The figures in which the board and what SQL answered differ.
	 */
	List<String> differences(Rollup board, Map<String, Map<String, BigDecimal>> values) {
		List<String> differences = new ArrayList<>();
		for (FigureQuery query : this.queries) {
			if (!this.pack.indicator(query.indicator()).kind().isComposed()) {
				String area = (query.region().length() > 4) ? query.region() : "";
				BigDecimal bySql = values.getOrDefault(query.indicator(), Map.of())
					.getOrDefault(area + ((query.from() != null) ? "/week" : "/all"), BigDecimal.ZERO);
				BigDecimal byBoard = Objects.requireNonNull(board.figure(query).value());
				if (byBoard.compareTo(bySql) != 0) {
					differences.add("%s: board %s, SQL %s".formatted(query, byBoard, bySql));
				}
			}
		}
		return differences;
	}

}
