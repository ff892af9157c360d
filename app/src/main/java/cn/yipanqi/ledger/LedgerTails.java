package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.seal.Lineages;
import cn.yipanqi.seal.SealKind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out followers of the ledger, each from its beginning.
 */
@Service
public class LedgerTails {

	private static final int CHUNK = 5_000;

	private static final String IN_FORCE = """
			select %s from entry e where e.seq > :seq and e.operation <> 'CANCEL'
			and (cast(:type as text) is null or e.type = :type)
			and not exists (select 1 from entry n where n.supersedes = e.seq)
			order by e.seq limit :limit
			""".formatted(EntryRows.COLUMNS);

	private static final String SIZE = "select count(*) from entry";

	private final JdbcClient jdbc;

	private final PlatformTransactionManager transactions;

	private final Lineages lineages;

	private final Handover handover;

	LedgerTails(JdbcClient jdbc, PlatformTransactionManager transactions, Lineages lineages, Handover handover) {
		this.jdbc = jdbc;
		this.handover = handover;
		this.lineages = lineages;
		this.transactions = transactions;
	}

	public LedgerTail fromBeginning() {
		return new LedgerTail(this.jdbc, this.transactions, this.handover, this.lineages.identity(SealKind.LEDGER),
				this.lineages.floor(SealKind.LEDGER));
	}

	/**
	 * A follower that goes on from a position; empty if that was noted on another server.
	 */
	public Optional<LedgerTail> from(TailPosition position) {
		LedgerTail tail = fromBeginning();
		return tail.position().lineage().equals(position.lineage()) ? Optional.of(tail.from(position))
				: Optional.empty();
	}

	/**
	 * Number of entries, roughly: what is being written may be missing.
	 */
	public long size() {
		return this.jdbc.sql(SIZE).query(Long.class).single();
	}

	/**
	 * Hands over the revisions in force, in chunks, as one snapshot sees them: corrected
	 * and cancelled ones left out.
	 */
	public void inForce(Consumer<List<Entry>> taker) {
		snapshot().executeWithoutResult((status) -> give(null, taker));
	}

	/**
	 * The same for somebody who must know the mergers of subjects first.
	 * @param mergers takes all of them, before anything else
	 * @param taker takes everything, the mergers, too
	 */
	public void inForce(Consumer<List<Entry>> mergers, Consumer<List<Entry>> taker) {
		snapshot().executeWithoutResult((status) -> {
			List<Entry> found = new ArrayList<>();
			give(RegistryTypes.MERGER, found::addAll);
			mergers.accept(found);
			give(null, taker);
		});
	}

	private void give(@Nullable String type, Consumer<List<Entry>> taker) {
		long last = 0;
		List<Entry> chunk;
		do {
			chunk = this.jdbc.sql(IN_FORCE)
				.param("seq", last)
				.param("type", type)
				.param("limit", CHUNK)
				.query(EntryRows::map)
				.list();
			if (!chunk.isEmpty()) {
				taker.accept(EntryRows.withLines(this.jdbc, chunk));
				last = chunk.get(chunk.size() - 1).seq();
			}
		}
		while (chunk.size() == CHUNK);
	}

	private TransactionTemplate snapshot() {
		TransactionTemplate snapshot = new TransactionTemplate(this.transactions);
		snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		snapshot.setReadOnly(true);
		snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return snapshot;
	}

}
