package cn.yipanqi.briefing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Composition.Part;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.template.Look;
import cn.yipanqi.briefing.word.WordLayout;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.seal.Digests;
import cn.yipanqi.seal.SealAudit;
import cn.yipanqi.seal.Seals;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static cn.yipanqi.briefing.BriefingAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What was issued stays as it was, whatever happens later.
 */
@BriefingCityTest
class IssuedBriefingTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final LocalDate DAY = LocalDate.of(2007, 9, 27);

	private static final String REPORT = "progress_report";

	@Autowired
	private Briefings briefings;

	@Autowired
	private Templates templates;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Figures figures;

	@Autowired
	private Registry registry;

	@Autowired
	private JdbcClient jdbc;

	private Subject restaurant;

	@BeforeEach
	void register() {
		this.restaurant = this.registry
			.register(new Subject(0, "restaurant", "city", "冻结饭店", null, "F-1", "239901001", null), "licence:F-1");
	}

	@Test
	void sameKeyIssuesOnce() {
		java.util.UUID key = java.util.UUID.randomUUID();
		LocalDate day = this.briefings.day(null);
		Briefing first = this.briefings.issue(REPORT, "2399", day, "office", Scope.EVERYTHING, key);
		Briefing again = this.briefings.issue(REPORT, "2399", day, "office", Scope.EVERYTHING, key);
		assertThat(again.id()).isEqualTo(first.id());
		assertThat(again.number()).isEqualTo(first.number());
	}

	@Test
	void fileEndsWithTheSealOfTheLedgerAsItWas(@Autowired Seals seals, @Autowired SealAudit seal) throws Exception {
		Receipt filed = inspect(LocalDate.of(2007, 9, 20), 7);
		Briefing issued = issue("2399");
		SealMark mark = issued.seal();
		assertThat(mark.grouped()).matches("([0-9a-f]{8} ){7}[0-9a-f]{8}");
		byte[] document = this.briefings.document(issued);
		try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(document))) {
			assertThat(file.getParagraphs().get(file.getParagraphs().size() - 1).getText())
				.isEqualTo("台账封存第 " + mark.number() + " 号，封存码（SM3）" + mark.grouped());
		}
		assertThat(issued.composition().parts()).noneMatch((part) -> part.text().contains("SM3"));
		assertThat(this.briefings.find(issued.id(), Scope.EVERYTHING).seal()).isEqualTo(mark);
		assertThat(this.briefings.print(issued)).isEqualTo(document);
		assertThat(seals.find(mark.grouped()))
			.hasValueSatisfying((vouched) -> assertThat(vouched.rows()).isGreaterThanOrEqualTo(this.jdbc
				.sql("select count(*) from entry where recorded_at <= (select recorded_at from entry where seq = ?)")
				.param(filed.seq())
				.query(Long.class)
				.single()));
		assertThat(seal.verify((checked, total) -> {
		}).findings()).isEmpty();
	}

	@Test
	void correctionsCancellationsAndLateEntriesDoNotTouchIt() {
		Receipt first = inspect(LocalDate.of(2007, 9, 20), 7);
		Receipt second = inspect(LocalDate.of(2007, 9, 21), 3);
		Briefing issued = issue("2399");
		byte[] document = this.briefings.document(issued);
		String people = this.people(issued).value().toPlainString();
		assertThat(issued).paragraph("餐饮消费整治组").states("出动执法人员", people, "人次");
		assertThat(this.briefings.changes(issued, Scope.EVERYTHING)).isEmpty();
		this.ledger.correct(first.record(), 1, inspection(LocalDate.of(2007, 9, 20), 2), "人数有误", OFFICE);
		this.ledger.cancel(second.record(), 1, "重复", OFFICE);
		inspect(LocalDate.of(2007, 9, 19), 1);
		Briefing read = this.briefings.find(issued.id(), Scope.EVERYTHING);
		assertThat(read.composition()).isEqualTo(issued.composition());
		assertThat(this.briefings.document(read)).isEqualTo(document);
		assertThat(this.briefings.print(read)).isEqualTo(document);
		Change change = this.briefings.changes(read, Scope.EVERYTHING)
			.stream()
			.filter((each) -> each.then().query().indicator().equals("health_people")
					&& each.then().query().region().equals("2399"))
			.findFirst()
			.orElseThrow();
		assertThat(change.difference()).isEqualByComparingTo(BigDecimal.valueOf(2 - 7 - 3 + 1));
		read.composition()
			.figures()
			.forEach((figure) -> assertThat(this.figures.figure(figure.query(), Scope.EVERYTHING)).isEqualTo(figure));
	}

	@Test
	void numberOfThePrintedFileIsThatOfTheIssueAndItsDigestThatOfTheFile() {
		Briefing issued = issue("239903");
		assertThat(issued.digest()).isEqualTo(Digests.of(this.briefings.document(issued))).hasSize(64);
		assertThat(this.briefings.list(new Scope("239903", null))).extracting(BriefingHeading::number).contains(1);
		assertThat(Digests.of("abc".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update briefing set title = 'x'", "update briefing set document = '\\x00'",
			"delete from briefing", "truncate briefing", "update briefing_template set file = '\\x00'",
			"delete from briefing_template", "truncate briefing_template cascade" })
	void databaseRefusesToChangeIt(String sql, @Autowired FlywayConnectionDetails owner) {
		issue("239904");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.sql(sql).update())
			.havingRootCause()
			.withMessageContaining("permission denied");
		JdbcClient asOwner = JdbcClient
			.create(new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> asOwner.sql(sql).update())
			.havingRootCause()
			.withMessageContaining("append-only");
	}

	@Test
	void laterTemplateDoesNotTouchIt(@Autowired Pack pack) throws IOException {
		Briefing issued = issue("239905");
		byte[] document = this.briefings.document(issued);
		byte[] original = Files.readAllBytes(pack.directory().resolve("briefings/progress-report.docx"));
		try {
			this.templates.upload(REPORT, WordLayout.layOut("# 新模板\n全县{{figure people}}人次。", true), "office");
			assertThat(issue("239905")).says("新模板").doesNotSay("各位领导");
			assertThat(this.briefings.print(issued)).isEqualTo(document);
			assertThat(this.briefings.document(issued)).isEqualTo(document);
		}
		finally {
			this.templates.upload(REPORT, original, "office");
		}
		assertThat(issue("239905")).says("各位领导");
		assertThat(this.briefings.list(new Scope("239905", null))).extracting(BriefingHeading::number)
			.containsExactly(3, 2, 1);
	}

	@Test
	void issuedAtOnceAreNumberedInARow() throws Exception {
		List<Briefing> issued = atOnce(4, () -> issue("239907"));
		assertThat(issued).extracting(Briefing::number).containsExactlyInAnyOrder(1, 2, 3, 4);
		issued.forEach((each) -> assertThat(this.briefings.print(each)).isEqualTo(this.briefings.document(each)));
	}

	@Test
	void figuresOfOneIssueHangTogetherWhileOthersFile(@Autowired Organization organization) throws Exception {
		AtomicBoolean filing = new AtomicBoolean(true);
		ExecutorService clerks = Executors.newFixedThreadPool(3);
		List<Future<?>> filed = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			filed.add(clerks.submit(() -> {
				while (filing.get()) {
					inspect(LocalDate.of(2007, 9, 25), 1);
				}
			}));
		}
		List<Briefing> issued = IntStream.range(0, 3).mapToObj((i) -> issue("2399")).toList();
		filing.set(false);
		for (Future<?> clerk : filed) {
			clerk.get();
		}
		clerks.shutdown();
		for (Briefing each : issued) {
			for (String indicator : List.of("inspections", "cases_filed", "rectification_outstanding")) {
				BigDecimal counties = organization.counties()
					.stream()
					.map((county) -> value(each, county.name(), indicator))
					.reduce(BigDecimal.ZERO, BigDecimal::add);
				assertThat(counties).as("counties of %s", indicator).isEqualByComparingTo(value(each, "全市", indicator));
			}
			each.composition()
				.figures()
				.forEach((figure) -> assertThat(this.figures.figure(figure.query(), Scope.EVERYTHING))
					.isEqualTo(figure));
		}
		assertThat(value(issued.get(2), "全市", "inspections")).isGreaterThan(value(issued.get(0), "全市", "inspections"));
	}

	@Test
	void nothingIsKeptWhereComposingFails() {
		long before = rows();
		assertThatExceptionOfType(OutOfScopeException.class)
			.isThrownBy(() -> this.briefings.issue(REPORT, "2399", DAY, "county", new Scope("239901", null)));
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> issue("999999"));
		assertThatExceptionOfType(InvalidTemplateException.class)
			.isThrownBy(() -> this.templates.upload(REPORT, new byte[] { 1, 2, 3 }, "office"));
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void figureThatHasOrHadNoValueIsAChange() {
		Figure none = new Figure(query("grading_rate", "239901").within(null, LocalDate.of(2007, 9, 26)), null, null,
				null);
		Figure gone = new Figure(query("grading_rate", "239901").within(null, LocalDate.of(2007, 8, 1)), BigDecimal.TEN,
				null, null);
		Figure still = new Figure(query("grading_rate", "239901").within(null, LocalDate.of(2007, 8, 1)), null, null,
				null);
		assertThat(this.briefings.changes(briefing(none, gone, still), Scope.EVERYTHING)).satisfiesExactly((change) -> {
			assertThat(change.now().value()).isNotNull();
			assertThat(change.difference()).isNull();
		}, (change) -> {
			assertThat(change.now().value()).isNull();
			assertThat(change.difference()).isNull();
		});
	}

	@Test
	void figureThatThePackNoLongerDefinesIsAChange() {
		Figure indicator = new Figure(query("turnover", "2399"), BigDecimal.ONE, null, null);
		Figure department = new Figure(query("people", "2399").by("navy"), BigDecimal.ONE, null, null);
		assertThat(this.briefings.changes(briefing(indicator, department), Scope.EVERYTHING)).hasSize(2)
			.allSatisfy((change) -> {
				assertThat(change.now()).isNull();
				assertThat(change.difference()).isNull();
			});
	}

	@Test
	void scopeIsAskedEverywhere() {
		Briefing issued = issue("2399");
		for (Scope scope : List.of(new Scope("239901", null), new Scope("2399", "aic"),
				new Scope("239901", "health"))) {
			assertThatExceptionOfType(OutOfScopeException.class)
				.isThrownBy(() -> this.briefings.find(issued.id(), scope));
			assertThatExceptionOfType(OutOfScopeException.class)
				.isThrownBy(() -> this.briefings.draft(REPORT, "2399", DAY, scope));
			assertThat(this.briefings.list(scope)).noneMatch((heading) -> heading.id() == issued.id());
		}
	}

	private Figure people(Briefing issued) {
		return issued.composition()
			.figures()
			.stream()
			.filter((figure) -> figure.query().indicator().equals("health_people"))
			.findFirst()
			.orElseThrow();
	}

	private static BigDecimal value(Briefing briefing, String row, String indicator) {
		return assertThat(briefing).row(row)
			.figures()
			.stream()
			.filter((figure) -> figure.query().indicator().equals(indicator))
			.map(Figure::value)
			.findFirst()
			.orElseThrow();
	}

	private static FigureQuery query(String indicator, String region) {
		return new FigureQuery(indicator, region, null, null, null, DAY, null);
	}

	private static Briefing briefing(Figure... figures) {
		List<Piece> pieces = java.util.Arrays.stream(figures)
			.map((figure) -> new Piece(0, -1, "1", figure, null))
			.toList();
		Composition composition = new Composition(List.of(new Part(0, Look.PLAIN, pieces, List.of())));
		return new Briefing(1, REPORT, "2399", 1, "题目", DAY, java.time.Instant.EPOCH, java.time.Instant.EPOCH, "office",
				composition, "", null);
	}

	private long rows() {
		return this.jdbc.sql("select (select count(*) from briefing) + (select count(*) from briefing_template)")
			.query(Long.class)
			.single();
	}

	private Briefing issue(String region) {
		return this.briefings.issue(REPORT, region, DAY, "office", Scope.EVERYTHING);
	}

	private Receipt inspect(LocalDate day, int people) {
		return this.ledger.record(inspection(day, people), OFFICE);
	}

	private Draft inspection(LocalDate day, int people) {
		return new Draft("catering_inspection", "health@239901", "239901001", this.restaurant.id(), day,
				Map.of("people", String.valueOf(people), "licence_held", "true", "result", "none"), List.of(), null);
	}

	private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(times);
		CountDownLatch start = new CountDownLatch(1);
		List<Future<T>> futures = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			futures.add(threads.submit(() -> {
				start.await();
				return work.call();
			}));
		}
		start.countDown();
		List<T> results = new ArrayList<>();
		for (Future<T> future : futures) {
			results.add(future.get(2, TimeUnit.MINUTES));
		}
		threads.shutdown();
		return results;
	}

}
