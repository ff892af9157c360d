package cn.yipanqi.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.BatchRecords;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.FiledBatch;
import cn.yipanqi.ledger.FiledBatches;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerQuery;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.vault.ProtectedTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a file brought into the ledger: its page, its list, and its cancellation as one
 * act.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-12-20T09:00:00",
		"yipanqi.load-territory=true", "yipanqi.city=batches" })
@AutoConfigureMockMvc
@Import(Runs.class)
class BatchTests {

	private static final String TYPE = "circulation_inspection";

	private static final String UNIT = "aic@239901";

	private static final Object[] HEADER = { "日期", "监管对象", "出动执法人员（人次）", "检查结果", "自编号" };

	private static final Reader OFFICE = Runs.reader("office", Role.OFFICE, "239901");

	private static final LedgerQuery ALL = new LedgerQuery(null, null, "", null, null, null, null);

	@Autowired
	private Runs runs;

	@Autowired
	private Intakes intakes;

	@Autowired
	private IntakeWork work;

	@Autowired
	private Withdrawals withdrawals;

	@Autowired
	private FiledBatches batches;

	@Autowired
	private BatchRecords records;

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerReader reader;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void shops(@Autowired Organization organization, @Autowired Pack pack, @Autowired Registry registry) {
		organization.load(pack.territory());
		for (int i = 0; i < 20; i++) {
			registry.register(new Subject(0, "food_shop", "city", "食杂店" + i, null, "R" + i, "239901", null),
					"licence:R" + i);
		}
	}

	private Intake filed(Reader owner, int rows) {
		List<Object[]> all = new ArrayList<>();
		all.add(HEADER);
		for (int i = 0; i < rows; i++) {
			all.add(new Object[] { LocalDate.of(2007, 9, 1).plusDays(i % 60), "食杂店" + i % 20, 3, "未发现问题",
					owner.account() + i });
		}
		Intake checked = this.runs.check(Samples.xlsx(all.toArray(Object[][]::new)), TYPE, UNIT, owner);
		Intake committed = this.runs.commit(checked, owner);
		assertThat(committed.state()).isEqualTo(State.COMMITTED);
		return committed;
	}

	private static Reader owner(String name) {
		return Runs.reader(name, Role.LIAISON, "239901");
	}

	private FiledBatch batch(Intake intake) {
		return this.batches.find(intake.id(), OFFICE).orElseThrow();
	}

	private Intake withdrawn(Intake intake, Reader by, Long... also) {
		assertThat(this.withdrawals.ask(intake.id(), by, "导错了文件", List.of(also))).isTrue();
		return this.runs.ended(intake.id());
	}

	private List<Entry> list(FiledBatch batch) {
		return this.reader.list(ALL.of(batch), new Scope("239901", null), 10_000, 0);
	}

	private void correct(Entry entry, String reason) {
		Draft draft = new Draft(entry.type(), entry.unit(), entry.region(), entry.subject(), entry.date(),
				Map.of("people", 4, "result", "none"), List.of(), null);
		this.ledger.correct(entry.record(), entry.revision(), draft, reason,
				new Author("office", new Scope("239901", null)));
	}

	@Test
	void listHoldsWhatTheFileBroughtAndNothingElse() {
		Intake one = filed(owner("one"), 30);
		Intake other = filed(owner("other"), 20);
		assertThat(list(batch(one))).hasSize(30).allMatch((entry) -> entry.author().equals("one"));
		assertThat(list(batch(other))).hasSize(20).allMatch((entry) -> entry.author().equals("other"));
		assertThat(this.reader.count(ALL.of(batch(one)), new Scope("239902", null))).isZero();
		Entry entry = list(batch(one)).get(0);
		assertThat(this.batches.holding(entry.record(), owner("one"))).map(FiledBatch::id).contains(one.id());
		assertThat(this.batches.holding(entry.record(), OFFICE)).map(FiledBatch::id).contains(one.id());
		assertThat(this.batches.holding(entry.record(), owner("other"))).isEmpty();
		correct(entry, "改正");
		assertThat(list(batch(one))).hasSize(30).anyMatch((any) -> any.author().equals("office"));
	}

	/**
	 * On another server numbers of transactions begin again: what it writes under the
	 * same number of a transaction has higher numbers, and is no part of the batch; nor
	 * is what was there part of what it writes.
	 */
	@Test
	void sameTransactionNumberOfAnotherServerIsAnotherBatch() {
		FiledBatch here = batch(filed(owner("here"), 10));
		FiledBatch there = new FiledBatch(UUID.randomUUID(), "表", here.transaction(), here.last() + 1,
				here.last() + 1000);
		assertThat(list(here)).hasSize(10);
		assertThat(list(there)).isEmpty();
		filed(owner("there"), 5);
		assertThat(list(there)).isEmpty();
		assertThat(this.records.standing(there).filed()).isZero();
	}

	@Test
	void allAreCancelledAsOneAct(@Autowired Figures figures) {
		Intake intake = filed(owner("all"), 4_500);
		List<Entry> before = list(batch(intake));
		Entry corrected = before.get(0);
		Entry chosen = before.get(1);
		Entry cancelled = before.get(2);
		correct(corrected, "人数有误");
		correct(chosen, "人数有误");
		this.ledger.cancel(cancelled.record(), 1, "重复", new Author("office", new Scope("239901", null)));
		long number = this.records.corrected(batch(intake), 10, new Scope("239901", null), Locale.CHINESE)
			.stream()
			.filter((one) -> one.record().equals(chosen.record()))
			.findFirst()
			.orElseThrow()
			.number();
		BigDecimal people = people(figures);
		Intake ended = withdrawn(intake, OFFICE, number);
		assertThat(people(figures)).isEqualByComparingTo(people.subtract(BigDecimal.valueOf(4_497 * 3 + 4)));
		assertThat(ended.state()).isEqualTo(State.WITHDRAWN);
		BatchRecords.Standing standing = this.records.standing(batch(intake));
		assertThat(standing).isEqualTo(new BatchRecords.Standing(4_500, 1, 4_499));
		assertThat(this.withdrawals.of(intake.id())).singleElement().satisfies((act) -> {
			assertThat(act.cancelled()).isEqualTo(4_498);
			assertThat(act.remaining()).isEqualTo(1);
			assertThat(act.account()).isEqualTo("office");
		});
		assertThat(this.reader.find(corrected.record(), Scope.EVERYTHING).orElseThrow().operation())
			.isEqualTo(Entry.Operation.CORRECT);
		assertThat(this.jdbc.sql("""
				select count(distinct xid) || ' ' || count(*) from entry where operation = 'CANCEL' and reason = '导错了文件'
				and author = 'office'
				""").query(String.class).single()).isEqualTo("1 4498");
		assertThat(this.jdbc
			.sql("""
					select concat_ws(' ', action, object, detail->>'entries', detail->>'withdrawn', detail->>'remaining',
						detail->>'reason')
					from audit where account = 'office' and detail->>'reason' = '导错了文件' and xid = (select max(xid) from entry
						where reason = '导错了文件' and author = 'office') order by action
					""")
			.query(String.class)
			.list())
			.containsExactly("cancel ledger 4498 导错了文件", "intake-withdraw intake/" + intake.id() + " 4498 1 导错了文件");
	}

	private static BigDecimal people(Figures figures) {
		return Objects.requireNonNull(figures
			.figure(new FigureQuery("people", "239901", null, null, null, null, null), new Scope("239901", null))
			.value());
	}

	@Test
	void correctionAfterTheTickIsLeft() {
		Intake intake = filed(owner("tick"), 3);
		Entry entry = list(batch(intake)).get(0);
		correct(entry, "一");
		Entry seen = this.reader.find(entry.record(), Scope.EVERYTHING).orElseThrow();
		correct(seen, "二");
		withdrawn(intake, owner("tick"), seen.seq());
		assertThat(this.records.standing(batch(intake)).inForce()).isEqualTo(1);
	}

	@Test
	void onlyOwnerAndOfficeOfItsScopeMay() {
		Intake intake = filed(owner("mine"), 2);
		for (Reader stranger : List.of(owner("colleague"), Runs.reader("elsewhere", Role.OFFICE, "239902"))) {
			assertThat(this.withdrawals.ask(intake.id(), stranger, "作废", List.of())).isFalse();
		}
		assertThat(this.intakes.find(intake.id()).orElseThrow().state()).isEqualTo(State.COMMITTED);
		withdrawn(intake, owner("mine"));
		assertThat(this.records.standing(batch(intake)).inForce()).isZero();
	}

	/**
	 * A node that dies in the middle: nothing of it remains, and another one begins
	 * again.
	 */
	@Test
	void withdrawalOfANodeThatDiedIsMadeByAnother() {
		Intake intake = filed(owner("dies"), 4_100);
		this.jdbc.sql("""
				update intake_run set state = 'WITHDRAWING', worker = 'dead', attempt = 1,
					lease_until = clock_timestamp() + interval '1 hour' where id = :run
				""").param("run", intake.id()).update();
		this.jdbc.sql("""
				insert into intake_withdrawal (run, no, account, region, reason, also, asked_at)
				values (:run, 1, 'dies', '239901', '导错了文件', '{}', now())
				""").param("run", intake.id()).update();
		Intake claimed = this.intakes.find(intake.id()).orElseThrow();
		AtomicInteger chunks = new AtomicInteger();
		assertThatExceptionOfType(Error.class).isThrownBy(() -> this.work.work(claimed, () -> {
			if (chunks.incrementAndGet() == 3) {
				assertThat(this.records.standing(batch(intake)).cancelled()).isEqualTo(4_000);
				throw new Error("The node dies");
			}
			return false;
		}));
		assertThat(this.records.standing(batch(intake)).cancelled()).isZero();
		this.jdbc.sql("update intake_run set lease_until = clock_timestamp() - interval '1 second' where id = :run")
			.param("run", intake.id())
			.update();
		assertThat(this.runs.ended(intake.id()).state()).isEqualTo(State.WITHDRAWN);
		assertThat(this.records.standing(batch(intake)).inForce()).isZero();
	}

	@Test
	void withdrawalThatBreaksOffLeavesTheBatchAsItWas() {
		Intake intake = filed(owner("broken"), 10);
		this.jdbc.sql("""
				update intake_run set state = 'WITHDRAWING', worker = 'me', attempt = 1,
					lease_until = clock_timestamp() + interval '1 hour' where id = :run
				""").param("run", intake.id()).update();
		this.work.work(this.intakes.find(intake.id()).orElseThrow(), () -> false);
		assertThat(this.intakes.find(intake.id()).orElseThrow().state()).isEqualTo(State.COMMITTED);
		assertThat(this.records.standing(batch(intake)).inForce()).isEqualTo(10);
	}

	/**
	 * Somebody corrects a record while all are cancelled: their correction is left.
	 */
	@Test
	void correctionAtTheSameTimeIsLeft() {
		Intake intake = filed(owner("race"), 2_100);
		Entry last = list(batch(intake)).stream().max(java.util.Comparator.comparing(Entry::seq)).orElseThrow();
		this.jdbc.sql("""
				update intake_run set state = 'WITHDRAWING', worker = 'me', attempt = 1,
					lease_until = clock_timestamp() + interval '1 hour' where id = :run
				""").param("run", intake.id()).update();
		this.jdbc.sql("""
				insert into intake_withdrawal (run, no, account, region, reason, also, asked_at)
				values (:run, 1, 'race', '239901', '导错了文件', '{}', now())
				""").param("run", intake.id()).update();
		AtomicInteger chunks = new AtomicInteger();
		this.work.work(this.intakes.find(intake.id()).orElseThrow(), () -> {
			if (chunks.incrementAndGet() == 2) {
				CompletableFuture.runAsync(() -> correct(last, "同时")).join();
			}
			return false;
		});
		assertThat(this.records.standing(batch(intake))).isEqualTo(new BatchRecords.Standing(2_100, 1, 2_099));
	}

	@Test
	void filedImportsAreKeptAndTheirFilesAreNot() {
		Intake intake = filed(owner("kept"), 2);
		this.jdbc.sql("update intake_run set expires_at = now() - interval '400 days' where id = :run")
			.param("run", intake.id())
			.update();
		this.intakes.purge();
		assertThat(this.intakes.find(intake.id())).isPresent();
		assertThat(this.jdbc.sql("select count(*) from intake_part where run = :run")
			.param("run", intake.id())
			.query(Long.class)
			.single()).isZero();
		assertThat(list(batch(intake))).hasSize(2);
	}

	@Test
	void whatAnEarlierVersionFiledIsTakenOverFromTheAuditTrail() throws IOException {
		Intake intake = filed(owner("earlier"), 7);
		FiledBatch before = batch(intake);
		this.jdbc.sql("""
				update intake_run set filed_in = null, filed_first = null, filed_last = null, committed_at = null
				where id = :run
				""").param("run", intake.id()).update();
		assertThat(this.batches.find(intake.id(), OFFICE)).isEmpty();
		String migration = Files.readString(Path.of("src/main/resources/db/migration/V20__batch.sql"));
		int from = migration.indexOf("update intake_run r set");
		this.jdbc.sql(migration.substring(from, migration.indexOf(';', from))).update();
		assertThat(batch(intake)).isEqualTo(before);
	}

	@Test
	void reportsComeUnderTheCurrentKey(@Autowired List<ProtectedTable> tables) {
		filed(owner("key"), 1);
		ProtectedTable reports = tables.stream()
			.filter((table) -> table.name().equals("intake_run.report"))
			.findFirst()
			.orElseThrow();
		assertThat(reports.counts()).isNotEmpty().allSatisfy((key, count) -> assertThat(count).isPositive());
		assertThat(reports.reencrypt().unreadable()).isEmpty();
	}

	@Test
	void pagesLeadFromRecordToBatchAndBack() {
		Intake intake = filed(owner("pages"), 3);
		Entry entry = list(batch(intake)).get(0);
		String page = page("/intake/" + intake.id());
		assertThat(page).contains("/records?batch=" + intake.id(), "/intake/" + intake.id() + "/withdrawal", "3");
		assertThat(page("/records?batch=" + intake.id())).contains("data-batch", "data-remove", "表.xlsx", "共 3");
		assertThat(page("/records/" + entry.record())).contains("/intake/" + intake.id());
		assertThat(page("/intake/" + intake.id() + "/withdrawal")).contains("3 条");
		assertThat(page("/records/export.csv?batch=" + intake.id()).lines()
			.filter((line) -> line.contains("239901") || line.contains("食杂店"))).hasSize(3);
		withdrawn(intake, OFFICE);
		assertThat(page("/intake/" + intake.id())).contains("已整批作废", "导错了文件").doesNotContain("/withdrawal\"");
	}

	private String page(String address) {
		return new String(this.mvc.get()
			.uri(java.net.URI.create(address))
			.with(SecurityMockMvcRequestPostProcessors.user(OFFICE))
			.exchange()
			.getResponse()
			.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
	}

}
