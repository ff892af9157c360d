package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What may be said once is said once: whoever files it, however often and at whatever
 * moment.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.city=slots" })
class SlotsTests {

	private static final LocalDate DAY = LocalDate.of(2007, 9, 20);

	private static final Author CITY = new Author("tester", Scope.EVERYTHING);

	@Autowired
	private Ledger ledger;

	@Autowired
	private Slots slots;

	@Autowired
	private SlotKeeping keeping;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private Examiner examiner;

	@Autowired
	private JdbcClient jdbc;

	private final String number = "云案〔2007〕" + UUID.randomUUID() + "号";

	@BeforeEach
	void city(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@Test
	void secondCaseOfANumberIsRefusedWhereverItIsFiled() {
		Receipt first = this.ledger.record(filed(this.number, "health@239901", "239901"), CITY);
		String otherwise = " " + this.number.replace("号", " 号").replace('2', '２');
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(filed(otherwise, "aic@239902", "239902"), CITY))
			.satisfies((ex) -> assertThat(ex.violations()).singleElement().satisfies((violation) -> {
				assertThat(violation.path()).isEqualTo("fields.case_number");
				assertThat(violation.code()).isEqualTo("slot-taken");
				assertThat(violation.text()).contains("第 " + first.seq() + " 号", "案号");
				assertThat(violation.textEn()).contains("Entry " + first.seq(), "Case number");
			}));
		this.ledger.record(filed(this.number + "之二", "aic@239902", "239902"), CITY);
	}

	@Test
	void cancellationFreesAndCorrectionMoves() {
		Receipt first = this.ledger.record(filed(this.number, "health@239901", "239901"), CITY);
		this.ledger.cancel(first.record(), 1, "误报", CITY);
		Receipt second = this.ledger.record(filed(this.number, "aic@239902", "239902"), CITY);
		this.ledger.correct(second.record(), 1, filed(this.number, "aic@239902", "239902"), "未改案号", CITY);
		this.ledger.correct(second.record(), 2, filed(this.number + "甲", "aic@239902", "239902"), "案号有误", CITY);
		Receipt third = this.ledger.record(filed(this.number, "health@239901", "239901"), CITY);
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(
				() -> this.ledger.correct(second.record(), 3, filed(this.number, "aic@239902", "239902"), "改回", CITY))
			.satisfies((ex) -> assertThat(ex.violations()).extracting(Violation::code).containsExactly("slot-taken"));
		assertThat(held()).containsExactlyInAnyOrder(second.record(), third.record());
	}

	@Test
	void ofManyAtOnceOneIsFiledAndTheOthersAreToldClearly() throws Exception {
		int many = 6;
		CyclicBarrier together = new CyclicBarrier(many);
		ExecutorService pool = Executors.newFixedThreadPool(many);
		try {
			List<Future<Outcome>> asked = new ArrayList<>();
			for (int i = 0; i < many; i++) {
				Draft draft = filed(this.number, (i % 2 == 0) ? "health@239901" : "aic@239902",
						(i % 2 == 0) ? "239901" : "239902");
				Callable<Outcome> file = () -> {
					together.await();
					return this.ledger.recordAll(List.of(draft), CITY).get(0);
				};
				asked.add(pool.submit(file));
			}
			List<Outcome> outcomes = new ArrayList<>();
			for (Future<Outcome> one : asked) {
				outcomes.add(one.get());
			}
			assertThat(outcomes).filteredOn((outcome) -> outcome.receipt() != null).hasSize(1);
			assertThat(outcomes).filteredOn((outcome) -> outcome.receipt() == null)
				.allSatisfy((outcome) -> assertThat(outcome.violations()).extracting(Violation::code)
					.containsExactly("slot-taken"));
		}
		finally {
			pool.shutdownNow();
		}
		assertThat(held()).hasSize(1);
	}

	@Test
	void ofTwoInOneWriteTheFirstIsFiled() {
		Draft draft = filed(this.number, "health@239901", "239901");
		List<Outcome> outcomes = this.ledger.recordAll(List.of(draft, draft), CITY);
		assertThat(outcomes.get(0).violations()).isEmpty();
		assertThat(outcomes.get(1).violations()).extracting(Violation::code).containsExactly("slot-repeated");
		Examiner.Pass pass = this.examiner.pass();
		Draft another = filed(this.number + "又", "health@239901", "239901");
		assertThat(pass.examine(List.of(another), Arrays.asList(new cn.yipanqi.registry.Subject[1]), CITY)
			.get(0)
			.violations()).isEmpty();
		assertThat(pass.examine(List.of(another), Arrays.asList(new cn.yipanqi.registry.Subject[1]), CITY)
			.get(0)
			.violations()).extracting(Violation::code).containsExactly("slot-repeated");
	}

	@Test
	void timesOfOneCountyAndTierDoNotOverlap() {
		this.ledger.record(slaughter("2007-09-01", LocalDate.of(2007, 9, 10), "city", "commerce@239903"), CITY);
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger
				.record(slaughter("2007-09-10", LocalDate.of(2007, 9, 15), "city", "commerce@239903"), CITY))
			.satisfies((ex) -> assertThat(ex.violations()).singleElement().satisfies((violation) -> {
				assertThat(violation.code()).isEqualTo("slot-taken-over");
				assertThat(violation.text()).contains("时段");
			}));
		this.ledger.record(slaughter("2007-09-11", LocalDate.of(2007, 9, 15), "city", "commerce@239903"), CITY);
		this.ledger.record(slaughter("2007-09-01", LocalDate.of(2007, 9, 10), "township", "commerce@239903"), CITY);
		this.ledger.record(slaughter("2007-09-01", LocalDate.of(2007, 9, 10), "city", "commerce@239904"), CITY);
	}

	@Test
	void whatIsNotSaidIsNotCheckedAndRulesHoldForWhomTheyAreMade() {
		Map<String, Object> exposure = new HashMap<>(Map.of("title", "曝光" + this.number));
		for (int i = 0; i < 2; i++) {
			this.ledger.record(new Draft("exposure", "health@239901", "239901", null, DAY, exposure, List.of(), null),
					CITY);
			this.ledger.record(step("consultation", "government@239905"), CITY);
			this.ledger.record(step("plan", "aic@239905"), CITY);
		}
		this.ledger.record(step("plan", "government@239905"), CITY);
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(step("plan", "government@239905"), CITY));
	}

	@Test
	void whatWasFiledTwiceBeforeTheRuleBeganStandsAndIsNamed() {
		Receipt first = this.ledger.record(filed(this.number, "health@239901", "239901"), CITY);
		this.jdbc.sql("delete from slot where record = ?").param(first.record()).update();
		Receipt second = this.ledger.record(filed(this.number, "aic@239902", "239902"), CITY);
		this.jdbc.sql("delete from slot_rule where rule = 'case_filed/case_number'").update();
		this.jdbc.sql("delete from slot where rule = 'case_filed/case_number'").update();
		this.keeping.begin();
		assertThat(held()).containsExactly(first.record());
		assertThat(this.keeping.standsBeside(second.record())).contains(first.seq());
		assertThat(this.keeping.standsBeside(first.record())).isEmpty();
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(filed(this.number, "drug@239902", "239902"), CITY));
	}

	@Test
	void verificationFindsASlotThatIsMissingAndOneThatNobodyNeeds() {
		assertThat(this.audit.findings()).isEmpty();
		Receipt first = this.ledger.record(filed(this.number, "health@239901", "239901"), CITY);
		assertThat(this.audit.findings()).isEmpty();
		move(first.record(), new UUID(7, 7));
		assertThat(this.audit.findings()).hasSize(2)
			.anySatisfy((finding) -> assertThat(finding).contains("entry " + first.seq(), "case_filed/case_number"))
			.anySatisfy((finding) -> assertThat(finding).contains(new UUID(7, 7).toString()));
		move(new UUID(7, 7), first.record());
		assertThat(this.audit.findings()).isEmpty();
	}

	private void move(UUID from, UUID to) {
		String key = this.jdbc.sql("select key from slot where record = ?").param(from).query(String.class).single();
		this.jdbc.sql("delete from slot where record = ?").param(from).update();
		this.jdbc.sql("insert into slot values ('case_filed/case_number', ?, '(,)', ?, 1)")
			.param(key)
			.param(to)
			.update();
	}

	private List<UUID> held() {
		return this.jdbc.sql("select record from slot where strpos(key, ?) > 0")
			.param(this.number.replace("〔", "(").replace("〕", ")").substring(8, 20))
			.query(UUID.class)
			.list();
	}

	private static Draft filed(String number, String unit, String region) {
		return new Draft("case_filed", unit, region, null, DAY,
				new HashMap<>(Map.of("case_number", number, "cause", "other", "den_related", false)), List.of(), null);
	}

	private static Draft step(String kind, String unit) {
		return new Draft("organization_step", unit, unit.substring(unit.indexOf('@') + 1), null, DAY,
				new HashMap<>(Map.of("kind", kind, "title", "方案")), List.of(), null);
	}

	private static Draft slaughter(String from, LocalDate to, String tier, String unit) {
		return new Draft("slaughter_volume", unit, unit.substring(unit.indexOf('@') + 1), null, to,
				new HashMap<>(Map.of("from", from, "tier", tier, "designated", 10, "total", 12)), List.of(), null);
	}

}
