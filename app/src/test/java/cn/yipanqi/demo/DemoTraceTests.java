package cn.yipanqi.demo;

import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import org.junit.jupiter.api.BeforeEach;
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

	private static final Instant MID_SEPTEMBER = Instant.parse("2007-09-14T16:00:00Z");

	private Comparison comparison;

	@BeforeEach
	void prepare(@Autowired Figures figures, @Autowired Pack pack, @Autowired DataSource dataSource) {
		this.comparison = new Comparison(figures, pack, dataSource);
	}

	@ParameterizedTest
	@CsvSource({ "2399,", "239901,", "239914,", "239902001,", "2399, police", "2399, ciq", "239905, health",
			"239904, police" })
	void listCountsWhatTheFigureSays(String region, String department) {
		List<FigureQuery> scope = List.of(new FigureQuery("", region, department, null, null, null, null));
		assertThat(this.comparison.traceDifferences(scope, null)).isEmpty();
		assertThat(this.comparison.traceDifferences(scope, MID_SEPTEMBER)).isEmpty();
	}

}
