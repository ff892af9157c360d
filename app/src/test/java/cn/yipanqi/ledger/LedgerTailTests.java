package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.List;
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
