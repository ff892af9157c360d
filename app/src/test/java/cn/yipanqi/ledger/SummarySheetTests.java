package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.BoardAudit;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Trace;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Summary sheets in the ledger, and what they do to the figures.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-10-27T09:00:00" })
class SummarySheetTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final LocalDate AUGUST = LocalDate.of(2007, 8, 31);

	private static final LocalDate SEPTEMBER = LocalDate.of(2007, 9, 30);

	private static final String SHEETS_IN_FORCE = """
			select count(*) from entry e where type = 'catering_monthly' and unit = :unit and operation <> 'CANCEL'
				and not exists (select 1 from entry n where n.supersedes = e.seq)
			""";

	@Autowired
	private Ledger ledger;

	@Autowired
	private Figures figures;

	@Autowired
	private Examiner examiner;

	@Autowired
	private ViolationTexts texts;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private BoardAudit audit;

	@Autowired
	private Registry registry;

	private Subject restaurant;

	@BeforeEach
	void loadTerritory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.restaurant = this.registry
			.register(new Subject(0, "restaurant", "city", "福临饭店", null, null, "239901001", null), "sheet:restaurant");
	}

	@Test
	void totalCountsUntilADetailIsFiledAndAgainWhenTheLastIsCancelled() {
		String county = "239905";
		Receipt sheet = this.ledger.record(sheet(county, SEPTEMBER, "catering_visits", "57", "health_people", "120"),
				OFFICE);
		assertThat(value("catering_visits", county)).isEqualByComparingTo("57");
		assertThat(value("inspections", county)).isEqualByComparingTo("57");
		assertThat(value("people", county)).isEqualByComparingTo("120");
		Instant before = this.ledger.moment();
		Receipt act = this.ledger.record(inspection(county, LocalDate.of(2007, 9, 3)), OFFICE);
		assertThat(value("catering_visits", county)).isEqualByComparingTo("1");
		assertThat(value("inspections", county)).isEqualByComparingTo("1");
		assertThat(this.figures.figure(query("catering_visits", county).asOf(before), Scope.EVERYTHING).value())
			.isEqualByComparingTo("57");
		this.ledger.correct(sheet.record(), 1, sheet(county, SEPTEMBER, "catering_visits", "60"), "少报三次", OFFICE);
		assertThat(value("catering_visits", county)).isEqualByComparingTo("1");
		this.ledger.cancel(act.record(), 1, "误登", OFFICE);
		assertThat(value("catering_visits", county)).isEqualByComparingTo("60");
		assertThat(value("people", county)).isEqualByComparingTo("0");
		Trace trace = this.figures.trace(query("catering_visits", county), Scope.EVERYTHING, 10, 0);
		assertThat(trace.sum()).isEqualByComparingTo("60");
		assertThat(trace.rows()).singleElement()
			.satisfies((row) -> assertThat(row.entry().record()).isEqualTo(sheet.record()));
		assertThat(this.audit.verify().differences()).isEmpty();
	}

	@Test
	void detailOfAnotherMonthOrUnitLeavesTheTotal() {
		String county = "239906";
		this.ledger.record(sheet(county, SEPTEMBER, "catering_visits", "12"), OFFICE);
		this.ledger.record(inspection(county, AUGUST), OFFICE);
		this.ledger.record(inspection("2399", county, LocalDate.of(2007, 9, 5)), OFFICE);
		assertThat(value("catering_visits", county)).isEqualByComparingTo("14");
		FigureQuery days = query("catering_visits", county).within(LocalDate.of(2007, 9, 1), SEPTEMBER.minusDays(1));
		assertThat(this.figures.figure(days, Scope.EVERYTHING).value()).isEqualByComparingTo("1");
		assertThat(this.figures.figure(days.within(SEPTEMBER, SEPTEMBER), Scope.EVERYTHING).value())
			.isEqualByComparingTo("12");
	}

	@Test
	void nothingIsReportedByAnEmptyLineAndZeroIsStated() {
		String county = "239907";
		Receipt receipt = this.ledger.record(
				sheet(county, SEPTEMBER, "catering_visits", "0", "health_people", "", "catering_subjects", "5"),
				OFFICE);
		assertThat(statements("catering_visits", county)).containsExactly(receipt.seq());
		assertThat(statements("health_people", county)).isEmpty();
		assertThat(value("catering_subjects", county)).isEqualByComparingTo("0");
	}

	@Test
	void secondSheetOfAPeriodIsRefusedAndNamesTheFirst() {
		String county = "239908";
		Receipt first = this.ledger.record(sheet(county, SEPTEMBER, "catering_visits", "2"), OFFICE);
		this.ledger.correct(first.record(), 1, sheet(county, SEPTEMBER, "catering_visits", "3"), "漏报", OFFICE);
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(sheet(county, SEPTEMBER, "catering_visits", "4"), OFFICE))
			.satisfies((ex) -> assertThat(ex.violations()).singleElement()
				.satisfies((violation) -> assertThat(this.texts.text(violation, Locale.CHINA))
					.contains("已经有了（台账第 " + first.seq() + " 号）")));
		Receipt august = this.ledger.record(sheet(county, AUGUST, "catering_visits", "2"), OFFICE);
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(() -> this.ledger.correct(august.record(), 1,
				sheet(county, SEPTEMBER, "catering_visits", "2"), "报错月份", OFFICE));
		this.ledger.cancel(first.record(), 2, "误报", OFFICE);
		this.ledger.correct(august.record(), 1, sheet(county, SEPTEMBER, "catering_visits", "2"), "报错月份", OFFICE);
		assertThat(value("catering_visits", county)).isEqualByComparingTo("2");
	}

	@Test
	void oneBatchTakesOneSheetOfAPeriod() {
		List<Draft> drafts = List.of(sheet("239909", SEPTEMBER, "catering_visits", "3"),
				sheet("239909", SEPTEMBER, "catering_visits", "4"), sheet("239909", AUGUST, "catering_visits", "5"));
		assertThat(this.examiner.pass().examine(drafts, java.util.Arrays.asList(null, null, null), OFFICE))
			.extracting((examination) -> examination.violations().stream().map(Violation::code).toList())
			.containsExactly(List.of(), List.of("sheet-repeated"), List.of());
		assertThat(this.ledger.recordAll(drafts, OFFICE)).extracting(Outcome::refused)
			.containsExactly(false, true, false);
	}

	@Test
	void ofManyAtOnceOneIsTaken() throws Exception {
		ExecutorService clerks = Executors.newFixedThreadPool(6);
		List<Callable<Boolean>> work = new ArrayList<>();
		for (int i = 0; i < 24; i++) {
			Draft draft = sheet("239910", SEPTEMBER, "catering_visits", String.valueOf(i));
			work.add(() -> !this.ledger.recordAll(List.of(draft), OFFICE).get(0).refused());
		}
		int taken = 0;
		for (Future<Boolean> one : clerks.invokeAll(work)) {
			taken += one.get() ? 1 : 0;
		}
		clerks.shutdown();
		assertThat(taken).isEqualTo(1);
		assertThat(this.jdbc.sql(SHEETS_IN_FORCE).param("unit", "health@239910").query(Integer.class).single())
			.isEqualTo(1);
	}

	@Test
	void sameFormSentAtOnceIsFiledOnceAndBothAreTold() throws Exception {
		Draft draft = sheet("239911", SEPTEMBER, "catering_visits", "8");
		Draft keyed = new Draft(draft.type(), draft.unit(), draft.region(), null, draft.date(), Map.of(), draft.lines(),
				"form:sheet");
		ExecutorService senders = Executors.newFixedThreadPool(4);
		List<Future<Receipt>> receipts = senders
			.invokeAll(java.util.Collections.nCopies(8, (Callable<Receipt>) () -> this.ledger.record(keyed, OFFICE)));
		senders.shutdown();
		List<Long> numbers = new ArrayList<>();
		for (Future<Receipt> receipt : receipts) {
			numbers.add(receipt.get().seq());
		}
		assertThat(numbers).hasSize(8).containsOnly(numbers.get(0));
	}

	@ParameterizedTest
	@CsvSource({ "date, 2007-09-29, 239912, 1, not-the-last-day", "date, 2007-10-31, 239912, 1, outside-campaign",
			"region, 2007-09-30, 239912001, 1, not-the-units-own",
			"lines[0].fields.total, 2007-09-30, 239912, 1.5, not-whole",
			"lines[0].fields.total, 2007-09-30, 239912, -1, below", "lines, 2007-09-30, 239912, '', nothing-stated" })
	void whatASheetCannotSayIsRefused(String path, LocalDate date, String region, String visits, String code) {
		Draft draft = sheet("239912", date, "catering_visits", visits);
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(new Draft(draft.type(), draft.unit(), region, null, draft.date(),
					draft.fields(), draft.lines(), null), OFFICE))
			.satisfies((ex) -> assertThat(ex.violations())
				.anySatisfy((violation) -> assertThat(List.of(violation.path(), violation.code())).containsExactly(path,
						code)));
	}

	@Test
	void indicatorIsStatedOnce() {
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger
				.record(sheet("239912", SEPTEMBER, "catering_visits", "1", "catering_visits", "2"), OFFICE))
			.satisfies((ex) -> assertThat(ex.violations()).extracting(Violation::code).containsExactly("stated-twice"));
	}

	private List<Long> statements(String indicator, String region) {
		return this.figures.trace(query(indicator, region), Scope.EVERYTHING, 10, 0)
			.rows()
			.stream()
			.map((row) -> row.entry().seq())
			.toList();
	}

	private BigDecimal value(String indicator, String region) {
		return Objects.requireNonNull(this.figures.figure(query(indicator, region), Scope.EVERYTHING).value());
	}

	private static FigureQuery query(String indicator, String region) {
		return new FigureQuery(indicator, region, null, null, null, null, null);
	}

	private static Draft sheet(String county, LocalDate date, String... totals) {
		List<Draft.DraftLine> lines = Stream.iterate(0, (i) -> i < totals.length, (i) -> i + 2)
			.map((i) -> new Draft.DraftLine("totals", null,
					Map.<String, Object>of("indicator", totals[i], "total", totals[i + 1])))
			.toList();
		return new Draft("catering_monthly", "health@" + county, county, null, date, Map.of(), lines, null);
	}

	private Draft inspection(String county, LocalDate date) {
		return inspection(county, county, date);
	}

	private Draft inspection(String seat, String county, LocalDate date) {
		Subject subject = this.registry.register(
				new Subject(0, "restaurant", "city", "饭店" + county, null, null, county + "001", null),
				"sheet:" + county);
		return new Draft("catering_inspection", "health@" + seat, county, subject.id(), date,
				Map.of("people", "2", "licence_held", "true", "result", "none"), List.of(), null);
	}

}
