package cn.yipanqi.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.BoardAudit;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports a real city's files and compares every figure, in the city and in each ward, in
 * each year and over all, with plain SQL over the raw files. Runs where the files are:
 * see {@code docs/real-data.md}.
 */
@Tag("real-data")
@EnabledIfSystemProperty(named = "yipanqi.real-data", matches = ".+")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "yipanqi.pack=../packs/food-inspections-us")
class RealDataTests {

	private static final Author AUTHOR = new Author("import", Scope.EVERYTHING);

	private static final Path FOLDER = Path.of(System.getProperty("yipanqi.real-data", "."));

	private static final int SCALE = 6;

	@Autowired
	private Imports imports;

	@Autowired
	private Figures figures;

	@Autowired
	private Organization organization;

	@Autowired
	private Pack pack;

	@Autowired
	private BoardAudit audit;

	@Test
	void everyFigureEqualsPlainSql(@Autowired DataSource dataSource) throws Exception {
		this.organization.load(this.pack.territory());
		ImportReport inspections = this.imports.commit(SampleFiles.inspections(FOLDER), false, AUTHOR);
		ImportReport visits = this.imports.commit(SampleFiles.visits(FOLDER), false, AUTHOR);
		assertThat(inspections.rejected()).isZero();
		assertThat(this.imports.commit(SampleFiles.visits(FOLDER), false, AUTHOR).accepted()).isZero();
		RawTables raw = new RawTables(dataSource, FOLDER);
		List<String> differences = new ArrayList<>();
		int compared = 0;
		for (Map.Entry<String, @Nullable LocalDate[]> window : windows().entrySet()) {
			for (Indicator indicator : this.pack.indicators()) {
				Map<String, BigDecimal> expected = expected(raw, indicator.code(), window.getValue()[0],
						window.getValue()[1]);
				for (Region region : this.organization.regions()) {
					compare(indicator, region, window.getValue(), expected.get(region.code()), differences);
					compared++;
				}
			}
		}
		assertThat(differences).isEmpty();
		assertThat(this.audit.verify().differences()).isEmpty();
		System.out.printf("%d figures equal plain SQL; %d inspections, %d visits, %d rows rejected%n", compared,
				inspections.accepted(), visits.accepted(), visits.rejected());
	}

	private Map<String, @Nullable LocalDate[]> windows() {
		Map<String, @Nullable LocalDate[]> windows = new LinkedHashMap<>();
		windows.put("all", new LocalDate[] { this.pack.campaign().start(), this.pack.campaign().end() });
		for (int year = 2011; year <= 2014; year++) {
			windows.put(String.valueOf(year), new LocalDate[] { LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31) });
		}
		return windows;
	}

	private void compare(Indicator indicator, Region region, @Nullable LocalDate[] window,
			@Nullable BigDecimal expected, List<String> differences) {
		BigDecimal actual = this.figures
			.figure(new FigureQuery(indicator.code(), region.code(), null, null, window[0], window[1], null),
					Scope.EVERYTHING)
			.value();
		boolean quotient = indicator.kind() == Indicator.Kind.RATIO || indicator.code().contains("_per_");
		BigDecimal wanted = (expected == null && !quotient) ? BigDecimal.ZERO : expected;
		boolean same = (wanted == null || actual == null) ? Objects.equals(wanted, actual)
				: rounded(wanted).compareTo(rounded(actual)) == 0;
		if (!same) {
			differences.add("%s at %s %s–%s: %s, SQL says %s".formatted(indicator.code(), region.code(), window[0],
					window[1], actual, wanted));
		}
	}

	private static BigDecimal rounded(BigDecimal value) {
		return value.setScale(SCALE, RoundingMode.HALF_UP);
	}

	private static Map<String, BigDecimal> expected(RawTables raw, String indicator, LocalDate from, LocalDate to) {
		if (indicator.equals("premises_failing")) {
			return raw.failing(to);
		}
		if (indicator.equals("premises_reached")) {
			return raw.values("count(distinct premises)", "reached", from, to);
		}
		if (indicator.startsWith("visits_")) {
			return raw.values("count(*) filter (where inspectors = '%s')".formatted(indicator.substring(7)), "visit",
					from, to);
		}
		String ofVisits = switch (indicator) {
			case "visits" -> "count(*)";
			case "premises_days" -> "count(distinct premises_day)";
			case "premises_visited" -> "count(distinct premises)";
			case "repeat_visits" -> "count(*) filter (where purpose ~* 're-?inspection')";
			case "repeat_share" -> "100.0 * count(*) filter (where purpose ~* 're-?inspection') / count(*)";
			case "complaint_visits" ->
				"count(*) filter (where purpose ~ '^(Complaint|Short Form (Fire-)?Complaint|Suspected Food Poisoning)')";
			default -> "";
		};
		if (!ofVisits.isEmpty()) {
			return raw.values(ofVisits, "visit", from, to);
		}
		return raw.values(switch (indicator) {
			case "inspections" -> "count(*)";
			case "inspections_failed" -> "count(*) filter (where result = 'Fail')";
			case "inspections_conditions" -> "count(*) filter (where result = 'Pass w/ Conditions')";
			case "inspections_passed" -> "count(*) filter (where result = 'Pass')";
			case "failure_rate" -> "100.0 * count(*) filter (where result = 'Fail') / count(*)";
			case "premises_inspected" -> "count(distinct licence)";
			case "restaurants_inspected" -> "count(distinct licence) filter (where kind = 'Restaurant')";
			case "premises_failed" -> "count(distinct licence) filter (where result = 'Fail')";
			case "critical_violations" -> "sum(critical)";
			case "serious_violations" -> "sum(serious)";
			case "minor_violations" -> "sum(minor)";
			case "all_violations" -> "sum(critical + serious + minor)";
			case "critical_per_inspection" -> "sum(critical) / count(*)";
			case "high_risk_inspections" -> "count(*) filter (where risk = 'Risk 1 (High)')";
			default -> throw new IllegalStateException("No SQL for '" + indicator + "'");
		}, "inspection", from, to);
	}

}
