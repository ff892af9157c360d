package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every figure opens to a list that counts what the figure says, for the reader who may
 * see that figure and no more.
 */
@DemoCityTest
class DemoTraceTests {

	@Autowired
	private Figures figures;

	@Autowired
	private Pack pack;

	@ParameterizedTest
	@CsvSource({ "2399,", "239901,", "239914,", "239902001,", "2399, police", "2399, ciq", "239905, health",
			"239904, police" })
	void listCountsWhatTheFigureSays(String region, String department) {
		Scope reader = new Scope(region, department);
		for (Instant asOf : new Instant[] { null, Instant.parse("2007-09-14T16:00:00Z") }) {
			for (Indicator indicator : this.pack.indicators()) {
				if (!indicator.kind().isComposed()) {
					FigureQuery query = new FigureQuery(indicator.code(), region, department, null, null, null, asOf);
					Trace trace = this.figures.trace(query, reader, Integer.MAX_VALUE, 0);
					assertThat(counted(indicator, trace.rows())).as("%s", query)
						.isEqualByComparingTo(this.figures.figure(query, reader).value());
					assertThat(trace.rows()).as("%s", query).hasSize((int) trace.statements());
				}
			}
		}
	}

	private static BigDecimal counted(Indicator indicator, List<Trace.Row> rows) {
		return indicator.kind().isAdditive()
				? rows.stream().map(Trace.Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add)
				: BigDecimal.valueOf(rows.stream().map(Trace.Row::key).distinct().count());
	}

}
