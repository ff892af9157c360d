package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.BoardAudit;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Trace;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(
		properties = { "yipanqi.pack=../engine/src/test/resources/packs/tiny", "yipanqi.now=2007-09-27T09:00:00" })
class LedgerIntegrationTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final LocalDate DAY = LocalDate.of(2007, 9, 20);

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerReader reader;

	@Autowired
	private Figures figures;

	@Autowired
	private BoardAudit audit;

	@Autowired
	private Registry registry;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private Subject subject;

	@BeforeEach
	void territory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.subject = this.registry.register(new Subject(0, "shop", "city", "城关镇福临饭店", null, "L1", "239901001", null),
				"licence:L1");
	}

	@Test
	void recordIsVisibleAtOnce() {
		BigDecimal before = value("visits", "239901");
		this.ledger.record(inspection("fail", "120.50"), OFFICE);
		assertThat(value("visits", "239901")).isEqualByComparingTo(before.add(BigDecimal.ONE));
		assertThat(this.figures.figure(query("visits", "239902"), Scope.EVERYTHING).value()).isEqualByComparingTo("0");
	}

	@Test
	void lookingUpSubjectsGivesItsConnectionsBack() {
		for (int i = 0; i < 30; i++) {
			assertThat(this.registry.findAll(List.of(this.subject.id()), Scope.EVERYTHING)).hasSize(1);
		}
	}

	@Test
	void correctionMovesTheFigureAndAsOfKeepsTheFormer() {
		BigDecimal before = value("value", "2399");
		Receipt receipt = this.ledger.record(inspection("fail", "100"), OFFICE);
		Instant moment = this.ledger.moment();
		this.ledger.correct(receipt.record(), 1, inspection("fail", "30.05"), "金额录错", OFFICE);
		assertThat(value("value", "2399")).isEqualByComparingTo(before.add(new BigDecimal("30.05")));
		assertThat(this.figures.figure(query("value", "2399").asOf(moment), Scope.EVERYTHING).value())
			.isEqualByComparingTo(before.add(new BigDecimal("100")));
		assertThat(this.reader.revisions(receipt.record(), Scope.EVERYTHING)).extracting(Entry::revision)
			.containsExactly(1, 2);
	}

	@Test
	void cancelledRecordCountsNoMore() {
		Receipt receipt = this.ledger.record(inspection("pass", "1"), OFFICE);
		BigDecimal with = value("visits", "2399");
		this.ledger.cancel(receipt.record(), 1, "重复", OFFICE);
		assertThat(value("visits", "2399")).isEqualByComparingTo(with.subtract(BigDecimal.ONE));
		assertThatExceptionOfType(StaleRevisionException.class)
			.isThrownBy(() -> this.ledger.cancel(receipt.record(), 2, "再次", OFFICE));
	}

	@Test
	void traceCountsWhatTheFigureSays() {
		this.ledger.record(inspection("pass", "5"), OFFICE);
		Trace trace = this.figures.trace(query("visits", "2399"), Scope.EVERYTHING, 1000, 0);
		assertThat(trace.figure().value()).isEqualByComparingTo(trace.sum());
		assertThat(trace.rows()).hasSize((int) trace.statements());
		Trace premises = this.figures.trace(query("premises", "2399"), Scope.EVERYTHING, 1000, 0);
		assertThat(premises.figure().value()).isEqualByComparingTo(BigDecimal.valueOf(premises.keys()));
	}

	@Test
	void staleRevisionIsRefused() {
		Receipt receipt = this.ledger.record(inspection("pass", "1"), OFFICE);
		this.ledger.correct(receipt.record(), 1, inspection("fail", "1"), "改", OFFICE);
		assertThatExceptionOfType(StaleRevisionException.class)
			.isThrownBy(() -> this.ledger.correct(receipt.record(), 1, inspection("pass", "2"), "又改", OFFICE));
	}

	@Test
	void sameClientKeyFilesOnce() {
		Draft draft = withKey(inspection("pass", "1"), "key-1");
		Receipt first = this.ledger.record(draft, OFFICE);
		Receipt second = this.ledger.record(draft, OFFICE);
		assertThat(second.record()).isEqualTo(first.record());
		assertThat(second.alreadyThere()).isTrue();
	}

	@Test
	void everyViolationIsNamedAndNothingIsWritten() {
		long before = this.jdbc.queryForObject("select count(*) from entry", Long.class);
		Draft draft = new Draft("inspection", "police@239901", "239902001", null, LocalDate.of(2077, 1, 1),
				Map.of("result", "maybe", "goods_value", "12.345", "extra", "x"),
				List.of(new Draft.DraftLine("participants", "nobody@1", Map.of("people", "-1"))), null);
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(() -> this.ledger.record(draft, OFFICE))
			.satisfies((ex) -> assertThat(ex.violations()).extracting(Violation::path, Violation::code)
				.contains(org.assertj.core.groups.Tuple.tuple("unit", "not-entitled"),
						org.assertj.core.groups.Tuple.tuple("region", "outside-unit"),
						org.assertj.core.groups.Tuple.tuple("date", "outside-campaign"),
						org.assertj.core.groups.Tuple.tuple("subject", "missing"),
						org.assertj.core.groups.Tuple.tuple("fields.result", "no-option"),
						org.assertj.core.groups.Tuple.tuple("fields.goods_value", "too-many-decimals"),
						org.assertj.core.groups.Tuple.tuple("fields.extra", "unknown-field"),
						org.assertj.core.groups.Tuple.tuple("lines[0].unit", "unknown"),
						org.assertj.core.groups.Tuple.tuple("lines[0].fields.people", "below")));
		assertThat(this.jdbc.queryForObject("select count(*) from entry", Long.class)).isEqualTo(before);
	}

	@Test
	void packRuleIsChecked() {
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(inspection("pass", "1000000.01"), OFFICE))
			.satisfies(
					(ex) -> assertThat(ex.violations()).singleElement().extracting(Violation::text).isEqualTo("货值过大"));
	}

	@Test
	void writerOutsideItsScopeIsRefused() {
		Author neighbour = new Author("neighbour", new Scope("239902", null));
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(inspection("pass", "1"), neighbour));
		Receipt receipt = this.ledger.record(inspection("pass", "1"), OFFICE);
		assertThatExceptionOfType(OutOfScopeException.class)
			.isThrownBy(() -> this.ledger.cancel(receipt.record(), 1, "越权", neighbour));
		assertThat(this.reader.find(receipt.record(), neighbour.scope())).isEmpty();
		assertThatExceptionOfType(OutOfScopeException.class)
			.isThrownBy(() -> this.figures.figure(query("visits", "239901"), neighbour.scope()));
	}

	@Test
	void transactionThatBeganEarlyAndCommitsLateIsNotSkipped() throws InterruptedException {
		BigDecimal before = value("visits", "2399");
		CountDownLatch inserted = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Thread slow = new Thread(() -> this.transaction.executeWithoutResult((status) -> {
			this.ledger.record(inspection("pass", "1"), OFFICE);
			inserted.countDown();
			await(release);
		}));
		slow.start();
		inserted.await();
		this.ledger.record(inspection("pass", "2"), OFFICE);
		assertThat(value("visits", "2399")).isEqualByComparingTo(before.add(BigDecimal.ONE));
		release.countDown();
		slow.join();
		this.ledger.record(inspection("pass", "3"), OFFICE);
		assertThat(value("visits", "2399")).isEqualByComparingTo(before.add(BigDecimal.valueOf(3)));
		assertThat(this.audit.verify().differences()).isEmpty();
	}

	@Test
	void unknownRecordIsOutOfScope() {
		assertThatExceptionOfType(OutOfScopeException.class)
			.isThrownBy(() -> this.ledger.cancel(UUID.randomUUID(), 1, "无", OFFICE));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private BigDecimal value(String indicator, String region) {
		return this.figures.figure(query(indicator, region), Scope.EVERYTHING).value();
	}

	private static FigureQuery query(String indicator, String region) {
		return new FigureQuery(indicator, region, null, null, null, null, null);
	}

	private Draft inspection(String result, String value) {
		return new Draft("inspection", "health@239901", "239901001", this.subject.id(), DAY,
				Map.of("result", result, "goods_value", value),
				List.of(new Draft.DraftLine("participants", "health@239901", Map.of("people", "3"))), null);
	}

	private static Draft withKey(Draft draft, String key) {
		return new Draft(draft.type(), draft.unit(), draft.region(), draft.subject(), draft.date(), draft.fields(),
				draft.lines(), key);
	}

}
