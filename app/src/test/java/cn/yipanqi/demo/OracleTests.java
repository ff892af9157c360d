package cn.yipanqi.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every figure of the made-up city equals plain SQL: in the city, three counties (one of
 * them lagging), a town, a department, a county's department.
 */
@DemoCityTest
class OracleTests {

	private static final FigureQuery CITY = new FigureQuery("", "2399", null, null, null, null, null);

	private static final List<FigureQuery> SCOPES = List.of(CITY, CITY.in("239901"), CITY.in("239902"),
			CITY.in("239914"), CITY.in("239901001"), CITY.by("police"), CITY.in("239905").by("health"));

	private static final Instant MID_SEPTEMBER = Instant.parse("2007-09-14T16:00:00Z");

	@Autowired
	private Pack pack;

	private Comparison comparison;

	@BeforeEach
	void prepare(@Autowired Figures figures, @Autowired DataSource dataSource) {
		this.comparison = new Comparison(figures, this.pack, dataSource);
	}

	@Test
	void everyIndicatorHasAnOracle() {
		assertThat(Oracle.indicators())
			.containsExactlyInAnyOrderElementsOf(this.pack.indicators().stream().map(Indicator::code).toList());
	}

	@Test
	void overTheWholeCampaign() throws SQLException {
		assertThat(this.comparison.differences(SCOPES, null)).isEmpty();
	}

	@Test
	void inTwoWeeksOfSeptember() throws SQLException {
		assertThat(this.comparison.differences(weeks(), null)).isEmpty();
	}

	@Test
	void asItWasKnownInMidSeptember() throws SQLException {
		assertThat(
				this.comparison.differences(Stream.concat(SCOPES.stream(), weeks().stream()).toList(), MID_SEPTEMBER))
			.isEmpty();
	}

	private static List<FigureQuery> weeks() {
		return SCOPES.stream()
			.map((scope) -> scope.within(LocalDate.of(2007, 9, 3), LocalDate.of(2007, 9, 16)))
			.toList();
	}

}
