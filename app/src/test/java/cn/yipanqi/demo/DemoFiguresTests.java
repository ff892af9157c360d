package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Part;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.LedgerTails;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The figures of the made-up city hang together, and make sense to an official.
 */
@DemoCityTest
class DemoFiguresTests {

	private static final FigureQuery CITY = new FigureQuery("", "2399", null, null, null, null, null);

	private static final LocalDate FIRST_DAY = LocalDate.of(2007, 8, 8);

	private static final LocalDate LAST_DAY = LocalDate.of(2007, 9, 27);

	/**
	 * "检查中未发现使用禁用农药".
	 */
	private static final List<String> ZERO = List.of("base_banned_findings", "bases_with_banned",
			"pesticide_shops_with_banned");

	private static final List<String> INSPECTIONS = List.of("producer_inspection", "circulation_inspection",
			"catering_inspection", "drug_inspection", "pork_inspection", "export_inspection", "pesticide_shop_check",
			"base_inspection");

	@Autowired
	private Figures figures;

	@Autowired
	private Pack pack;

	@Autowired
	private Organization organization;

	@Autowired
	private LoadedCity city;

	@Test
	void coreEqualsTheGeneratorsOwnCount() {
		for (String region : List.of("2399", "239901", "239914")) {
			Predicate<Draft> here = (draft) -> draft.region().startsWith(region);
			Tally tally = this.city.tally();
			assertThat(value(region, "meetings")).isEqualByComparingTo(number(tally.records("meeting", here)));
			assertThat(value(region, "dens")).isEqualByComparingTo(number(tally.records("illegal_den", here)));
			assertThat(value(region, "cases_filed")).isEqualByComparingTo(number(tally.records("case_filed", here)));
			assertThat(value(region, "fines")).isEqualByComparingTo(tally.sum("penalty_decision", "fine", here));
			assertThat(value(region, "media_items")).isEqualByComparingTo(tally.sum("media_item", "items", here));
			assertThat(value(region, "catering_subjects"))
				.isEqualByComparingTo(number(tally.subjects("catering_inspection", here)));
			assertThat(value(region, "surveyed_subjects")).isEqualByComparingTo(number(tally.subjects("survey", here)));
			assertThat(value(region, "inspections"))
				.isEqualByComparingTo(number(INSPECTIONS.stream().mapToLong((type) -> tally.records(type, here)).sum())
					.add(tally.totals("circulation_weekly", "inspections", 7, INSPECTIONS, here))
					.add(tally.totals("catering_monthly", "catering_visits", 31, INSPECTIONS, here)));
			assertThat(tally.totals("circulation_weekly", "inspections", 7, INSPECTIONS, here))
				.isEqualByComparingTo(region.equals("2399") ? "64" : region.equals("239901") ? "26" : "0");
			assertThat(value(region, "goods_value")).isEqualByComparingTo(tally
				.sum("case_filed", "goods_value", here.and((draft) -> draft.fields().get("den_related").equals(false)))
				.add(tally.sumOfLines("illegal_den", "seized", "value", (draft, line) -> here.test(draft))));
			assertThat(value(region, "people")).isEqualByComparingTo(people(tally, region));
		}
	}

	private static BigDecimal people(Tally tally, String region) {
		return Stream
			.concat(INSPECTIONS.stream(),
					Stream.of("patrol", "illegal_den", "key_area_rectification", "rectification_check"))
			.map((type) -> tally.sum(type, "people", (draft) -> draft.region().startsWith(region)))
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.add(tally.sumOfLines("joint_operation", "participants", "people",
					(draft, line) -> here(draft, line, region)))
			.add(tally.sumOfLines("assistance", "helpers", "people", (draft, line) -> here(draft, line, region)));
	}

	private static boolean here(Draft draft, Draft.DraftLine line, String region) {
		String seat = Objects.requireNonNull(line.unit()).split("@")[1];
		return (draft.region().startsWith(seat) ? draft.region() : seat).startsWith(region);
	}

	@Test
	void childrenAreNeverMoreThanTheirParent() {
		Map<String, List<Indicator>> children = this.pack.indicators()
			.stream()
			.filter((indicator) -> indicator.parent() != null)
			.collect(Collectors.groupingBy(Indicator::parent));
		assertThat(children).hasSizeGreaterThan(15);
		for (Region region : this.organization.regions()) {
			children.forEach((parent,
					parts) -> assertThat(parts.stream()
						.map((part) -> value(region.code(), part.code()))
						.reduce(BigDecimal.ZERO, BigDecimal::add)).as("children of %s in %s", parent, region.name())
						.isLessThanOrEqualTo(value(region.code(), parent)));
		}
	}

	@Test
	void countiesDepartmentsAndDaysAddUpToTheCity(@Autowired LedgerTails tails) {
		Map<String, BigDecimal> atTheCity = placedAtTheCity(this.pack, tails);
		for (Indicator indicator : this.pack.indicators()) {
			if (indicator.kind().isAdditive()) {
				FigureQuery query = CITY.of(indicator.code());
				BigDecimal whole = value(query);
				assertThat(sum(this.figures.byRegion(query, Scope.EVERYTHING, Locale.CHINA))
					.add(atTheCity.getOrDefault(indicator.code(), BigDecimal.ZERO)))
					.as("counties of %s", indicator.code())
					.isEqualByComparingTo(whole);
				assertThat(sum(this.figures.byDepartment(query, Scope.EVERYTHING, Locale.CHINA)))
					.as("departments of %s", indicator.code())
					.isEqualByComparingTo(whole);
				assertThat(sum(this.figures.byDay(query, FIRST_DAY, LAST_DAY, Scope.EVERYTHING)))
					.as("days of %s", indicator.code())
					.isEqualByComparingTo(whole);
			}
		}
	}

	/**
	 * What counts at the city itself and in none of its counties.
	 */
	private static Map<String, BigDecimal> placedAtTheCity(Pack pack, LedgerTails tails) {
		Contributions contributions = new Contributions(pack);
		Map<String, BigDecimal> sums = new HashMap<>();
		tails.inForce((entries) -> entries.stream()
			.flatMap((entry) -> contributions.of(entry).stream())
			.filter((contribution) -> contribution.region().equals("2399"))
			.forEach((contribution) -> sums.merge(contribution.indicator(), contribution.amount(), BigDecimal::add)));
		return sums;
	}

	@Test
	void nothingIsStuckAtZero() {
		assertThat(this.pack.indicators().stream().map(Indicator::code).filter((code) -> {
			BigDecimal value = value("2399", code);
			return value == null || value.signum() == 0;
		})).containsExactlyInAnyOrderElementsOf(ZERO);
	}

	@Test
	void ratesAreRatesOnEveryDay() {
		List<String> absurd = new ArrayList<>();
		for (Indicator indicator : this.pack.indicators()) {
			if (indicator.kind() == Indicator.Kind.RATIO) {
				for (Part day : this.figures.byDay(CITY.of(indicator.code()), FIRST_DAY, LAST_DAY, Scope.EVERYTHING)) {
					BigDecimal value = day.figure().value();
					if (value != null && value.compareTo(BigDecimal.valueOf(100)) > 0) {
						absurd.add("%s on %s: %s".formatted(indicator.code(), day.code(), value));
					}
				}
			}
		}
		assertThat(absurd).isEmpty();
	}

	@Test
	void townsAreAheadOfTownshipsInSelfDiscipline() {
		assertThat(value("2399", "city_self_discipline_rate")).isBetween(number(70), number(99))
			.isGreaterThan(value("2399", "township_self_discipline_rate").add(number(3)));
	}

	@Test
	void aLaggingCountyHasNoPlan() {
		BigDecimal counties = number(this.organization.counties().size());
		assertThat(value("2399", "county_leading_groups")).isLessThan(counties).isPositive();
		assertThat(value("2399", "county_plans")).isLessThan(value("2399", "county_leading_groups")).isPositive();
		assertThat(value("239914", "county_plans")).isZero();
	}

	@Test
	void rectifiedSubjectsAreFewerThanThoseOrdered() {
		for (String region : List.of("2399", "239901", "239902", "239914")) {
			assertThat(value(region, "subjects_rectified")).isLessThanOrEqualTo(value(region, "subjects_ordered"));
			assertThat(value(region, "catering_rectified")).isLessThanOrEqualTo(value(region, "catering_ordered"));
		}
	}

	private BigDecimal value(String region, String indicator) {
		return value(CITY.in(region).of(indicator));
	}

	private BigDecimal value(FigureQuery query) {
		return this.figures.figure(query, Scope.EVERYTHING).value();
	}

	private static BigDecimal number(long number) {
		return BigDecimal.valueOf(number);
	}

	private static BigDecimal sum(List<Part> parts) {
		return parts.stream().map((part) -> part.figure().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
