package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the source report states comes out of the made-up city exactly.
 */
@DemoCityTest
class SourceReportTests {

	private static final FigureQuery CITY = new FigureQuery("", "2399", null, null, null, null, null);

	@Autowired
	private Figures figures;

	/**
	 * "于8月24日……成功打掉二处销售假烟黑窝点", "9月22日对48户农药经销商店进行了全面检查" and so on.
	 */
	@ParameterizedTest
	@CsvSource({ "tobacco_dens, 2007-08-24, 2", "quality_mobilizations, 2007-08-14, 1",
			"quality_operations, 2007-08-28, 1", "quality_food_dens, 2007-08-28, 3", "quality_publicity, 2007-09-08, 1",
			"pesticide_shops_checked, 2007-09-22, 48", "base_banned_findings, 2007-09-24, 0" })
	void figureOfADay(String indicator, LocalDate day, int value) {
		assertThat(value(CITY.of(indicator).within(day, day))).isEqualByComparingTo(BigDecimal.valueOf(value));
		assertThat(value(CITY.of(indicator))).isEqualByComparingTo(BigDecimal.valueOf(value));
	}

	@Test
	void tobaccoDensWereClosedByThePoliceWithTheBrandsNamed() {
		FigureQuery brands = CITY.of("counterfeit_brands")
			.by("police")
			.within(LocalDate.of(2007, 8, 24), LocalDate.of(2007, 8, 24));
		assertThat(trace(brands).rows()).extracting(Trace.Row::key).contains("中华", "玉溪", "小熊猫", "红河");
		assertThat(entries(CITY.of("tobacco_dens"))).hasSize(2)
			.allSatisfy((den) -> assertThat(den.department()).isEqualTo("police"));
	}

	@Test
	void policeHelpedCommerceQualityAndHealth() {
		assertThat(entries(CITY.of("police_assistances").by("police"))).extracting(Entry::department)
			.contains("commerce", "quality", "health");
		assertThat(value(CITY.of("police_assistance_people"))).isPositive();
	}

	@Test
	void farmBasesWereInspectedAndNothingBannedWasFound() {
		LocalDate day = LocalDate.of(2007, 9, 24);
		assertThat(value(CITY.of("bases_inspected").within(day, day))).isGreaterThanOrEqualTo(BigDecimal.valueOf(9));
		assertThat(value(CITY.of("bases_with_banned"))).isZero();
	}

	@Test
	void commerceFiledThreeCases() {
		assertThat(value(CITY.of("commerce_cases"))).isEqualByComparingTo("3");
		assertThat(value(CITY.of("commerce_goods_value"))).isPositive();
	}

	@Test
	void publicityEventHasItsTheme() {
		assertThat(entries(CITY.of("quality_publicity"))).singleElement()
			.satisfies((event) -> assertThat(event.fields()).containsEntry("theme", "全力打好专项整治攻坚战，确保我市食品和产品质量安全"));
	}

	@Test
	void everyExportFirmIsMarkedAndInBatchControlFromTheFirstOfSeptember() {
		LocalDate first = LocalDate.of(2007, 9, 1);
		for (String rate : List.of("mark_rate", "batch_control_rate")) {
			assertThat(value(CITY.of(rate).within(null, first.minusDays(1)))).isZero();
			first.datesUntil(LocalDate.of(2007, 9, 28))
				.forEach((day) -> assertThat(value(CITY.of(rate).within(null, day))).as("%s on %s", rate, day)
					.isEqualByComparingTo("100"));
		}
		assertThat(value(CITY.of("marked_firms"))).isEqualByComparingTo(value(CITY.of("export_firms"))).isPositive();
		assertThat(value(CITY.of("trade_notices"))).isEqualByComparingTo("1");
	}

	private BigDecimal value(FigureQuery query) {
		return this.figures.figure(query, Scope.EVERYTHING).value();
	}

	private Trace trace(FigureQuery query) {
		return this.figures.trace(query, Scope.EVERYTHING, Integer.MAX_VALUE, 0);
	}

	private List<Entry> entries(FigureQuery query) {
		return trace(query).rows().stream().map(Trace.Row::entry).toList();
	}

}
