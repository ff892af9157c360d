package cn.yipanqi.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything is sealed, once, whoever writes.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.seal.every=10ms", "yipanqi.seal.log=target/sealer/seals.log" })
class SealerTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final String UNSEALED = """
			select count(*) from entry where seq not in (select unnest(numbers) from seal where kind = 'LEDGER')
			""";

	private static final String SEALED_TWICE = """
			select count(*) - count(distinct number) from (
				select unnest(numbers) as number from seal where kind = 'LEDGER') sealed
			""";

	@Autowired
	private Ledger ledger;

	@Autowired
	private Seals seals;

	@Autowired
	private SealAudit audit;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void territory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@Test
	void whatManyWriteAtOnceIsSealedOnce() throws Exception {
		ExecutorService writers = Executors.newFixedThreadPool(6);
		List<Future<?>> work = new ArrayList<>();
		for (int writer = 0; writer < 6; writer++) {
			work.add(writers.submit(() -> {
				for (int i = 0; i < 40; i++) {
					this.ledger.recordAll(List.of(meeting(), meeting()), OFFICE);
				}
			}));
		}
		do {
			this.seals.sealNow(SealKind.LEDGER);
		}
		while (!work.stream().allMatch(Future::isDone));
		for (Future<?> written : work) {
			written.get();
		}
		writers.shutdown();
		assertThat(this.seals.sealNow(SealKind.LEDGER)).isPresent();
		assertThat(count(UNSEALED)).isZero();
		assertThat(count(SEALED_TWICE)).isZero();
		assertProved();
	}

	@Test
	void whatIsCommittedLateIsSealedLateAndHoldsUpNobody() throws Exception {
		this.ledger.record(meeting(), OFFICE);
		this.seals.sealNow(SealKind.LEDGER);
		CountDownLatch written = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Thread slow = new Thread(() -> this.transaction.executeWithoutResult((status) -> {
			this.ledger.record(meeting(), OFFICE);
			written.countDown();
			await(release);
		}));
		slow.start();
		written.await();
		long number = this.ledger.record(meeting(), OFFICE).seq();
		assertThat(number).isPositive();
		assertThat(this.seals.sealNow(SealKind.LEDGER)).isEmpty();
		SealReport report = verify();
		assertThat(report.findings()).isEmpty();
		assertThat(report.tables().get(0).pending()).isEqualTo(1);
		release.countDown();
		slow.join();
		assertThat(this.seals.sealNow(SealKind.LEDGER)).isPresent();
		assertThat(count(UNSEALED)).isZero();
		assertThat(count(SEALED_TWICE)).isZero();
		assertProved();
	}

	@Test
	void nothingNewMakesNoSeal() throws InterruptedException {
		this.ledger.record(meeting(), OFFICE);
		Checkpoint checkpoint = this.seals.sealNow(SealKind.LEDGER).orElseThrow();
		Thread.sleep(100);
		assertThat(this.seals.sealNow(SealKind.LEDGER)).contains(checkpoint);
		assertThat(this.seals.latest(SealKind.LEDGER)).contains(checkpoint);
	}

	@Test
	void verificationBesideEverythingElseTellsHowFarItIs(@Autowired Verifications verifications)
			throws InterruptedException {
		this.ledger.record(meeting(), OFFICE);
		assertThat(verifications.start().startedAt()).isNotNull();
		while (verifications.state().isRunning()) {
			Thread.sleep(10);
		}
		Verifications.State state = verifications.state();
		assertThat(state.report().findings()).isEmpty();
		assertThat(state.checked()).isEqualTo(state.total()).isPositive();
		assertThat(state.failed()).isFalse();
	}

	/**
	 * Values that JSON, PostgreSQL and Java write each in their own way.
	 */
	@Test
	void leafOfWhatIsReadBackIsThatOfWhatWasWritten() {
		Map<String, Object> values = new HashMap<>();
		values.put("kind", "study");
		values.put("title", "“会议” \\ \" \t\n\r 𠮷 é é \ud83d\ude00 '; drop table x; -- {}");
		this.ledger.record(new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25), values,
				List.of(), "key 🀄"), OFFICE);
		assertProved();
	}

	private void assertProved() {
		SealReport report = verify();
		assertThat(report.findings()).extracting(Finding::words).isEmpty();
		assertThat(report.tables().get(0).table()).isEqualTo(SealKind.LEDGER);
		assertThat(report.tables().get(0).rows()).isEqualTo(count("select count(*) from entry"));
		assertThat(report.tables().get(0).pending()).isZero();
	}

	private SealReport verify() {
		return this.audit.verify((checked, total) -> assertThat(checked).isLessThanOrEqualTo(total));
	}

	private long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	private static Draft meeting() {
		return new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25),
				Map.of("kind", "study", "title", "传达学习"), List.of(), null);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
