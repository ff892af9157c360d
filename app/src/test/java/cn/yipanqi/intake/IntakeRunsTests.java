package cn.yipanqi.intake;

import java.time.LocalDate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Imports in the background: progress, commit, cancelling, nodes that die.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-12-20T09:00:00",
		"yipanqi.load-territory=true" })
@Import(Runs.class)
class IntakeRunsTests {

	private static final String TYPE = "circulation_inspection";

	private static final String UNIT = "aic@239901";

	private static final Reader LIAISON = Runs.reader("liaison", Role.LIAISON, "239901");

	private static final Object[] HEADER = { "日期", "监管对象", "出动执法人员（人次）", "检查结果", "自编号" };

	@Autowired
	private Runs runs;

	@Autowired
	private Intakes intakes;

	@Autowired
	private IntakeWork work;

	@Autowired
	private StoredParts parts;

	@Autowired
	private SheetImports imports;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void shops(@Autowired Organization organization, @Autowired Pack pack, @Autowired Registry registry) {
		organization.load(pack.territory());
		for (int i = 0; i < 20; i++) {
			registry.register(new Subject(0, "food_shop", "city", "食杂店" + i, null, "R" + i, "239901", null),
					"licence:R" + i);
		}
	}

	/**
	 * Rows that no other test has.
	 */
	private static byte[] file(String test, int rows) {
		List<Object[]> all = new ArrayList<>();
		all.add(HEADER);
		for (int i = 0; i < rows; i++) {
			all.add(new Object[] { LocalDate.of(2007, 9, 1).plusDays(i % 60), "食杂店" + i % 20, 3, "未发现问题", test + i });
		}
		return Samples.xlsx(all.toArray(Object[][]::new));
	}

	private long filed(String test) {
		return this.jdbc.sql("select count(*) from entry where author = :test")
			.param("test", test)
			.query(Long.class)
			.single();
	}

	@Test
	void checkedFileIsCommittedOnceAndAddsNothingAgain() {
		Reader reader = Runs.reader("once", Role.LIAISON, "239901");
		byte[] file = file("once", 50);
		Intake checked = this.runs.check(file, TYPE, UNIT, reader);
		assertThat(checked.state()).isEqualTo(State.CHECKED);
		assertThat(this.runs.summary(checked).accepted()).isEqualTo(50);
		assertThat(filed("once")).isZero();
		Intake committed = this.runs.commit(checked, reader);
		assertThat(committed.state()).isEqualTo(State.COMMITTED);
		assertThat(filed("once")).isEqualTo(50);
		assertThat(this.runs.askToCommit(committed.id(), reader)).isFalse();
		Intake again = this.runs.commit(this.runs.check(file, TYPE, UNIT, reader), reader);
		assertThat(this.runs.summary(again).accepted()).isZero();
		assertThat(this.runs.summary(again).alreadyThere()).isEqualTo(50);
		assertThat(filed("once")).isEqualTo(50);
	}

	@Test
	void sameRowsInAnotherFileAddNothing() {
		Reader reader = Runs.reader("other", Role.LIAISON, "239901");
		Object[] row = { LocalDate.of(2007, 9, 7), "食杂店1", 1234, "未发现问题", null };
		this.runs.commit(this.runs.check(Samples.xlsx(HEADER, row), TYPE, UNIT, reader), reader);
		String text = "检查结果,出动执法人员,监管对象,日期\r\n未发现问题,\"1,234人次\",R1,9月7日\r\n责令整改,1234,R1,9月7日\r\n";
		Intake checked = this.runs.check(text.getBytes(java.nio.charset.Charset.forName("GB18030")), TYPE, UNIT,
				reader);
		assertThat(this.runs.summary(checked).alreadyThere()).isEqualTo(1);
		assertThat(this.runs.summary(checked).accepted()).isZero();
		assertThat(this.runs.summary(checked).possiblyRepeated()).isEqualTo(1);
		this.runs.commit(checked, reader, new Confirmation(false, false, true, Set.of()));
		assertThat(filed("other")).isEqualTo(2);
	}

	@Test
	void numberThatWasFiledWithOtherContentIsRefused() {
		Reader reader = Runs.reader("number", Role.LIAISON, "239901");
		Object[] row = { LocalDate.of(2007, 9, 8), "食杂店1", 3, "未发现问题", "N-1" };
		this.runs.commit(this.runs.check(Samples.xlsx(HEADER, row), TYPE, UNIT, reader), reader);
		row[2] = 4;
		Intake checked = this.runs.check(Samples.xlsx(HEADER, row), TYPE, UNIT, reader);
		assertThat(this.runs.problems(checked)).containsExactly("2 E contradiction ");
	}

	@Test
	void uploadIsSeenByItsOwnerAndByTheOfficeAbove() {
		Intake checked = this.runs.check(file("seen", 3), TYPE, UNIT, LIAISON);
		assertThat(this.intakes.find(checked.id(), Runs.reader("office", Role.OFFICE, "2399"))).isPresent();
		assertThat(this.intakes.find(checked.id(), Runs.reader("office", Role.OFFICE, "239902"))).isEmpty();
		assertThat(this.intakes.find(checked.id(), Runs.reader("colleague", Role.LIAISON, "239901"))).isEmpty();
		assertThat(this.runs.askToCommit(checked.id(), Runs.reader("office", Role.OFFICE, "2399"))).isFalse();
		assertThat(this.intakes.cancel(checked.id(), "office")).isFalse();
		assertThat(this.intakes.cancel(checked.id(), "liaison")).isTrue();
		assertThat(this.runs.askToCommit(checked.id(), LIAISON)).isFalse();
	}

	@Test
	void unusableFileIsRefusedWithItsReason() {
		Intake refused = this.runs.check("没有,表头\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), TYPE, UNIT,
				LIAISON);
		assertThat(refused.state()).isEqualTo(State.REFUSED);
		assertThat(this.runs.summary(refused).unusable().fault().code()).isEqualTo("header-missing");
	}

	@Test
	void nothingIsKeptInClear() {
		Intake checked = this.runs.check(file("clear", 3), TYPE, UNIT, LIAISON);
		List<byte[]> kept = this.jdbc.sql("select content from intake_part where run = :run")
			.param("run", checked.id())
			.query((row, number) -> row.getBytes(1))
			.list();
		assertThat(kept).isNotEmpty();
		kept.forEach((part) -> {
			String text = new String(part, StandardCharsets.ISO_8859_1);
			assertThat(text).startsWith("sm4_").doesNotContain("PK\u0003\u0004", "xl/workbook", "sheet1");
		});
		assertThat(this.parts.counts().values().stream().mapToLong(Long::longValue).sum()).isPositive();
	}

	/**
	 * A node that dies in the middle of a commit: its transaction ends, its lease runs
	 * out, and another node begins again.
	 */
	@Test
	void commitOfANodeThatDiedIsMadeByAnother() {
		Reader reader = Runs.reader("killed", Role.LIAISON, "239901");
		Intake checked = this.runs.check(file("killed", 5_000), TYPE, UNIT, reader);
		committing(checked, "dead", 1);
		Intake claimed = this.intakes.find(checked.id()).orElseThrow();
		List<Long> filedWithin = new ArrayList<>();
		assertThatExceptionOfType(NodeDeath.class).isThrownBy(() -> this.work.work(claimed, () -> {
			filedWithin.add(filed("killed"));
			if (filedWithin.size() == 3) {
				throw new NodeDeath();
			}
			return false;
		}));
		assertThat(filedWithin).as("filed within the transaction").containsExactly(0L, 2_000L, 4_000L);
		assertThat(filed("killed")).isZero();
		this.jdbc.sql("""
				update intake_run set state = 'COMMITTING', worker = 'dead',
					lease_until = clock_timestamp() - interval '1 second' where id = :run
				""").param("run", checked.id()).update();
		Intake committed = this.runs.ended(checked.id());
		assertThat(committed.state()).isEqualTo(State.COMMITTED);
		assertThat(committed.attempt()).isGreaterThan(1);
		assertThat(filed("killed")).isEqualTo(5_000);
	}

	/**
	 * PostgreSQL ends the connection in the middle of a commit, as it does when it is
	 * stopped.
	 */
	@Test
	void commitWhoseConnectionBreaksIsMadeAgain() {
		Reader reader = Runs.reader("broken", Role.LIAISON, "239901");
		Intake checked = this.runs.check(file("broken", 3_000), TYPE, UNIT, reader);
		committing(checked, "broken", 1);
		AtomicInteger chunks = new AtomicInteger();
		this.work.work(this.intakes.find(checked.id()).orElseThrow(), () -> {
			if (chunks.incrementAndGet() == 2) {
				CompletableFuture.runAsync(this::breakTransactions).join();
			}
			return false;
		});
		assertThat(filed("broken")).isZero();
		Intake committed = this.runs.ended(checked.id());
		assertThat(committed.state()).isEqualTo(State.COMMITTED);
		assertThat(filed("broken")).isEqualTo(3_000);
	}

	private void breakTransactions() {
		assertThat(this.jdbc.sql("""
				select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
				where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()
				""").query(Long.class).single()).isPositive();
	}

	/**
	 * A node that was only slow, and finds that another one has taken over.
	 */
	@Test
	void nodeThatLostItsLeaseFilesNothing() {
		Reader reader = Runs.reader("slow", Role.LIAISON, "239901");
		Intake checked = this.runs.check(file("slow", 100), TYPE, UNIT, reader);
		committing(checked, "other", 2);
		Intake now = this.intakes.find(checked.id()).orElseThrow();
		this.work.work(new Intake(now.id(), now.account(), now.role(), now.scope(), now.type(), now.unit(),
				now.fileName(), now.bytes(), now.parts(), State.COMMITTING, 0, false, "slow", true, 1, now.report(),
				now.badPages(), Confirmation.NONE, now.createdAt(), now.large()), () -> false);
		assertThat(filed("slow")).isZero();
		assertThat(this.intakes.find(checked.id()).orElseThrow().state()).isEqualTo(State.COMMITTING);
	}

	@Test
	void cancelledCommitFilesNothing() {
		Reader reader = Runs.reader("cancel", Role.LIAISON, "239901");
		Intake checked = this.runs.check(file("cancel", 200), TYPE, UNIT, reader);
		committing(checked, "me", 1);
		Intake claimed = this.intakes.find(checked.id()).orElseThrow();
		assertThat(this.intakes.cancel(checked.id(), "cancel")).isTrue();
		this.work.work(claimed, () -> false);
		assertThat(this.intakes.find(checked.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
		assertThat(filed("cancel")).isZero();
	}

	@Test
	void scopeOfTheUploaderDecides() {
		SheetReport report = this.imports.check(Content.of(file("scope", 2)), TYPE, UNIT,
				new Author("elsewhere", new Scope("239902", null)));
		assertThat(report.rows().accepted()).isZero();
		assertThat(report.rows().rejected()).isEqualTo(2);
	}

	@Test
	void expiredFilesAreDeleted() {
		Intake checked = this.runs.check(file("old", 2), TYPE, UNIT, LIAISON);
		this.jdbc.sql("update intake_run set expires_at = now() - interval '1 day' where id = :run")
			.param("run", checked.id())
			.update();
		this.intakes.purge();
		UUID run = checked.id();
		assertThat(this.intakes.find(run).orElseThrow().state()).isEqualTo(State.EXPIRED);
		assertThat(this.jdbc.sql("select count(*) from intake_part where run = :run")
			.param("run", run)
			.query(Long.class)
			.single()).isZero();
	}

	/**
	 * Lets a node be at the commit of an import.
	 */
	private void committing(Intake run, String worker, int attempt) {
		this.jdbc.sql("""
				update intake_run set state = 'COMMITTING', worker = :worker, attempt = :attempt,
					lease_until = clock_timestamp() + interval '1 hour' where id = :run
				""").param("worker", worker).param("attempt", attempt).param("run", run.id()).update();
	}

	/**
	 * Nothing that anybody catches, as a power cut is.
	 */
	private static final class NodeDeath extends Error {

	}

}
