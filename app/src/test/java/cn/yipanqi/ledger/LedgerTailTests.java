package cn.yipanqi.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever follows the ledger gets every committed entry once, whatever transactions were
 * open, rolled back or large.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class LedgerTailTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	@Autowired
	private Ledger ledger;

	@Autowired
	private LongFiling filing;

	@Autowired
	private LedgerTails tails;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void territory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@Test
	void everyEntryOnceWhileManyWrite() throws Exception {
		LedgerTail tail = this.tails.fromBeginning();
		List<Long> given = new ArrayList<>();
		AtomicBoolean writing = new AtomicBoolean(true);
		Set<Long> rolledBack = ConcurrentHashMap.newKeySet();
		ExecutorService threads = Executors.newFixedThreadPool(5);
		List<Future<?>> writers = new ArrayList<>();
		for (int writer = 0; writer < 4; writer++) {
			Random random = new Random(writer);
			writers.add(threads.submit(() -> write(random, rolledBack)));
		}
		Future<?> follower = threads.submit(() -> {
			while (writing.get()) {
				tail.follow((entries, superseded) -> entries.forEach((entry) -> given.add(entry.seq())));
			}
		});
		for (Future<?> writer : writers) {
			writer.get();
		}
		writing.set(false);
		follower.get();
		threads.shutdown();
		tail.follow((entries, superseded) -> entries.forEach((entry) -> given.add(entry.seq())));
		assertThat(given).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(this.jdbc.sql("select seq from entry").query(Long.class).list())
			.doesNotContainAnyElementsOf(rolledBack);
		assertThat(rolledBack).isNotEmpty();
	}

	@Test
	void goesOnFromAPositionWhileSomethingIsOpen() {
		LedgerTail tail = this.tails.fromBeginning();
		List<Long> given = new ArrayList<>();
		this.filing.inOneTransaction(OFFICE, (chunks) -> {
			chunks.record(drafts(10));
			others(() -> {
				this.ledger.recordAll(drafts(3), OFFICE);
				tail.follow((entries, superseded) -> entries.forEach((entry) -> given.add(entry.seq())));
			});
			return chunks;
		});
		LedgerTail next = this.tails.from(tail.position()).orElseThrow();
		List<Entry> rest = new ArrayList<>();
		next.follow((entries, superseded) -> rest.addAll(entries));
		assertThat(rest).hasSize(10);
		rest.forEach((entry) -> given.add(entry.seq()));
		assertThat(given).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(this.jdbc.sql("select seq from entry").query(Long.class).list());
	}

	@Test
	void manyAtOnceComeInOrderWithTheirLines() {
		this.ledger.recordAll(drafts(12_000), OFFICE);
		List<Entry> given = new ArrayList<>();
		this.tails.fromBeginning().follow((entries, superseded) -> given.addAll(entries));
		assertThat(given).extracting(Entry::seq)
			.containsExactlyElementsOf(
					this.jdbc.sql("select seq from entry order by xid, seq").query(Long.class).list());
		assertThat(given.stream().mapToLong((entry) -> entry.lines().size()).sum())
			.isEqualTo(this.jdbc.sql("select count(*) from line").query(Long.class).single());
	}

	@Test
	void whatWasFiledOnSubjectsIsGivenAsFarAsItWasFollowed(@Autowired Registry registry) {
		Subject shop = registry.register(new Subject(0, "restaurant", "city", "面馆", null, null, "239901", null), null);
		Subject other = registry.register(new Subject(0, "restaurant", "city", "粉店", null, null, "239901", null), null);
		Receipt corrected = this.ledger.record(inspection(shop, 20), OFFICE);
		Receipt cancelled = this.ledger.record(inspection(shop, 21), OFFICE);
		this.ledger.record(inspection(other, 22), OFFICE);
		LedgerTail tail = this.tails.fromBeginning();
		tail.follow((entries, superseded) -> {
		});
		Instant then = this.ledger.latest();
		Receipt correction = this.ledger.correct(corrected.record(), 1, inspection(shop, 23), "日期有误", OFFICE);
		this.ledger.cancel(cancelled.record(), 1, "重复", OFFICE);
		Receipt last = this.ledger.record(inspection(shop, 24), OFFICE);
		assertThat(filedOn(tail, shop, Instant.EPOCH)).containsExactlyInAnyOrder(corrected.seq() + " true",
				cancelled.seq() + " true");
		tail.follow((entries, superseded) -> {
		});
		assertThat(filedOn(tail, shop, then)).containsExactlyInAnyOrder(corrected.seq() + " false",
				cancelled.seq() + " false", correction.seq() + " true", last.seq() + " true");
		assertThat(filedOn(tail, shop, this.ledger.latest())).containsExactlyInAnyOrder(correction.seq() + " true",
				last.seq() + " true");
	}

	/**
	 * The numbers of what was filed on a subject, and whether it is in force.
	 */
	private static List<String> filedOn(LedgerTail tail, Subject subject, Instant since) {
		List<String> found = new ArrayList<>();
		tail.filedOn(List.of(subject.id()), since, (revisions) -> revisions
			.forEach((revision) -> found.add(revision.entry().seq() + " " + (revision.until() == null))));
		return found;
	}

	private static Draft inspection(Subject shop, int day) {
		return new Draft("catering_inspection", "health@239901", "239901", shop.id(), LocalDate.of(2007, 8, day),
				Map.of("people", 2, "licence_held", true, "result", "none"), List.of(), null);
	}

	private void write(Random random, Set<Long> rolledBack) {
		for (int i = 0; i < 40; i++) {
			boolean keeps = random.nextInt(4) > 0;
			int count = (random.nextInt(10) == 0) ? 600 : 1 + random.nextInt(5);
			int pause = random.nextInt(12);
			this.transaction.executeWithoutResult((status) -> {
				List<Outcome> outcomes = this.ledger.recordAll(drafts(count), OFFICE);
				pause(pause);
				if (!keeps) {
					outcomes.forEach((outcome) -> rolledBack.add(outcome.receipt().seq()));
					status.setRollbackOnly();
				}
			});
		}
	}

	private static void others(Runnable work) {
		Thread other = new Thread(work);
		other.start();
		try {
			other.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void pause(int millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Draft> drafts(int count) {
		List<Draft> drafts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			drafts.add(JointOperations.titled("联合检查" + i, null));
		}
		return drafts;
	}

}
