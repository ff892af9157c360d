package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The made-up city lives as a city does, and its records read like records.
 */
@DemoCityTest
class DemoCityTests {

	private static final String DELAYS = """
			select substr(unit, strpos(unit, '@') + 1) as county,
				avg(extract(epoch from recorded_at - (business_date::timestamp at time zone 'Asia/Shanghai')) / 86400) as days
			from entry where revision = 1 group by county
			""";

	private static final String ACTS_BY_DAY = """
			select case when extract(isodow from business_date) > 5 then 'weekend' else 'working day' end as kind, avg(acts)
			from (
				select business_date, count(*) as acts from entry
				where revision = 1 and type like '%inspection' and business_date >= '2007-09-01' group by business_date) days
			group by kind
			""";

	private static final String INSPECTIONS = """
			select substr(unit, strpos(unit, '@') + 1) as county, count(*) from entry where type like '%inspection' group by county
			""";

	private static final String IN_FORCE = """
			from entry e where e.operation <> 'CANCEL' and not exists (select 1 from entry n where n.supersedes = e.seq)
			""";

	private static final List<String> LAGGARDS = List.of("239907", "239911", "239914");

	@Autowired
	private DemoCity city;

	@Autowired
	private Pack pack;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void sameSeedMakesTheSameCityAndAnotherSeedAnother() {
		assertThat(this.city.imagine(7, 3_000, LoadedCity.UNTIL))
			.isEqualTo(this.city.imagine(7, 3_000, LoadedCity.UNTIL))
			.isNotEqualTo(this.city.imagine(8, 3_000, LoadedCity.UNTIL));
	}

	@Test
	void itIsAboutAsLargeAsAskedFor(@Autowired LoadedCity loaded) {
		assertThat(loaded.tally().acts()).isBetween(LoadedCity.SIZE * 9 / 10, LoadedCity.SIZE * 11 / 10);
		assertThat(count("select count(*) from entry")).isEqualTo(loaded.tally().acts());
		assertThat(loaded.tally().last()).isBeforeOrEqualTo(LoadedCity.UNTIL)
			.isAfter(Instant.parse("2007-09-26T01:00:00Z"));
	}

	@Test
	void someRecordsAreCorrectedAndSomeCancelled() {
		assertThat(count("select count(*) from entry where operation = 'CORRECT'")).isGreaterThan(50);
		assertThat(count("select count(*) from entry where operation = 'CANCEL'")).isGreaterThan(20);
	}

	@Test
	void laggingCountiesFileLaterAndDoLess() {
		Map<String, Double> delays = numbers(DELAYS);
		Map<String, Double> acts = numbers(INSPECTIONS);
		for (String laggard : LAGGARDS) {
			delays.keySet().stream().filter((region) -> !LAGGARDS.contains(region)).forEach((region) -> {
				assertThat(delays.get(laggard)).isGreaterThan(2 * delays.get(region));
				assertThat(acts.get(laggard)).isLessThan(acts.get(region));
			});
		}
	}

	@Test
	void weekendsAreQuiet() {
		Map<String, Double> acts = numbers(ACTS_BY_DAY);
		assertThat(acts.get("weekend")).isPositive().isLessThan(acts.get("working day") / 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sample.sample_number", "case_filed.case_number", "rectification_order.order_number",
			"closure.order_number", "export_consignment.batch_number", "document.number" })
	void numberIsGivenOnce(String place) {
		String[] parts = place.split("\\.");
		List<String> numbers = this.jdbc
			.sql("select e.doc ->> :field " + IN_FORCE + " and e.type = :type and e.doc ->> :field is not null")
			.param("field", parts[1])
			.param("type", parts[0])
			.query(String.class)
			.list();
		assertThat(numbers).isNotEmpty().doesNotHaveDuplicates().allMatch((number) -> number.matches(".*\\d+.*"));
	}

	@Test
	void textsSaySomething() {
		this.pack.recordTypes()
			.forEach((type) -> type.fields()
				.stream()
				.filter((field) -> field.type() == Field.Type.TEXT || field.type() == Field.Type.LONG_TEXT)
				.forEach((field) -> assertThat(texts(type.code(), field.code()))
					.as("%s of %s", field.code(), type.code())
					.allMatch((text) -> !text.isBlank() && !text.equals(field.name()) && !text.contains("{"))));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "illegal_den", "exposure", "publicity_event", "joint_operation", "tip", "supervision_visit" })
	void whatABriefingQuotesIsASentence(String type) {
		assertThat(texts(type, "summary")).hasSize(
				(int) count("select count(*) from entry where operation <> 'CANCEL' and type = '%s'".formatted(type)))
			.allMatch((text) -> text.length() > 10 && text.endsWith("。"));
	}

	@Test
	void jointOperationsAreWhatTheySay() {
		this.jdbc.sql("""
				select e.doc ->> 'kind' as kind, count(distinct split_part(l.unit, '@', 1)) as departments,
					count(distinct split_part(l.unit, '@', 2)) as regions
				from entry e join line l on l.entry = e.seq where e.type = 'joint_operation' group by e.seq
				""").query((row) -> {
			switch (row.getString("kind")) {
				case "departments" -> assertThat(row.getInt("departments")).isGreaterThan(1);
				case "regions" -> assertThat(row.getInt("regions")).isGreaterThan(1);
				default -> assertThat(row.getInt("departments")).isEqualTo(1);
			}
		});
	}

	@Test
	void whoPassedARecheckHadBeenOrdered() {
		assertThat(count("""
				select count(*) from entry e where e.type = 'rectification_check' and e.operation <> 'CANCEL'
				and not exists (select 1 from entry o where o.type = 'rectification_order' and o.subject = e.subject
					and o.business_date <= e.business_date and o.recorded_at <= e.recorded_at)
				""")).isZero();
	}

	@Test
	void nothingHappensToASubjectAfterItIsClosed() {
		assertThat(count("""
				select count(*) from entry e join entry c on c.subject = e.subject and c.type = 'closure'
				where e.business_date > c.business_date and e.type <> 'closure'
				""")).isZero();
	}

	@Test
	void moneyIsPlausible() {
		BigDecimal value = this.jdbc
			.sql("select avg((doc ->> 'goods_value')::numeric) from entry where type = 'case_filed'")
			.query(BigDecimal.class)
			.single();
		assertThat(value).isBetween(BigDecimal.valueOf(500), BigDecimal.valueOf(50_000));
		assertThat(count("select count(*) from entry where (doc ->> 'fine')::numeric % 100 <> 0")).isZero();
	}

	private Map<String, Double> numbers(String sql) {
		return this.jdbc.sql(sql)
			.query((row, number) -> Map.entry(row.getString(1), row.getDouble(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private List<String> texts(String type, String field) {
		return this.jdbc.sql("select doc ->> :field from entry where type = :type and doc ->> :field is not null")
			.param("field", field)
			.param("type", type)
			.query(String.class)
			.list();
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

}
