package cn.yipanqi.bench;

import java.math.BigDecimal;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One number, as a dashboard shows many: the first count of the pack without a filter, in
 * the whole city, from the beginning.
 */
final class OneFigure {

	private static final String SQL = """
			select count(*) from entry e where e.type = :type and e.operation <> 'CANCEL'
			and not exists (select 1 from entry n where n.supersedes = e.seq)
			""";

	private final JdbcClient jdbc;

	private final String type;

	private final FigureQuery query;

	OneFigure(JdbcClient jdbc, Pack pack) {
		this.jdbc = jdbc;
		this.type = indicator(pack).sources().get(0).record();
		this.query = query(pack);
	}

	static FigureQuery query(Pack pack) {
		return new FigureQuery(indicator(pack).code(), pack.territory().places().get(0).code().substring(0, 4), null,
				null, null, null, null);
	}

	private static Indicator indicator(Pack pack) {
		return pack.indicators().stream().filter(OneFigure::isPlain).findFirst().orElseThrow();
	}

	private static boolean isPlain(Indicator indicator) {
		return indicator.kind() == Indicator.Kind.COUNT && indicator.sources().size() == 1
				&& indicator.sources().get(0).where() == null && indicator.sources().get(0).line() == null;
	}

	BigDecimal ask() {
		return this.jdbc.sql(SQL).param("type", this.type).query(BigDecimal.class).single();
	}

	void ask(Rollup board) {
		board.figure(this.query);
	}

	boolean isSame(Rollup board) {
		return ask().compareTo(board.figure(this.query).value()) == 0;
	}

}
