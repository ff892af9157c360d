package cn.yipanqi.figures;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.engine.algebra.Dated;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.engine.rollup.Uptake;
import cn.yipanqi.ledger.LedgerTail;

/**
 * A roll-up and how far it has followed the ledger. Not for use by several threads, but
 * for the roll-up.
 */
final class Standing {

	/** After a tenth more entries it is looked how much memory they take. */
	private static final int TENTH = 10;

	/** So many entries are applied while the next ones are read. */
	private static final int MANY = 1_000;

	private final Pack pack;

	private final Rollup rollup;

	private final Uptake uptake;

	private final LedgerTail tail;

	private long taken;

	private long looked;

	private boolean broken;

	/**
	 * @param pack what counts
	 * @param rollup made by that pack
	 * @param tail who follows the ledger from where the roll-up has come to
	 * @param taken number of entries that the roll-up has taken
	 */
	Standing(Pack pack, Rollup rollup, LedgerTail tail, long taken) {
		this.pack = pack;
		this.rollup = rollup;
		this.uptake = new Uptake(pack, rollup);
		this.tail = tail;
		this.taken = taken;
		this.looked = taken;
	}

	/**
	 * Takes what is new, and lets mergers of subjects among it have effect on all that
	 * was taken so far. Where that failed half-way it is broken, for what was taken
	 * before the failure must not be taken twice.
	 * @param bound how much memory it may take, in bytes
	 * @throws Overfull if it takes more
	 */
	void follow(long bound) {
		this.broken = true;
		Applying applying = new Applying();
		try {
			this.tail.follow((entries, superseded) -> {
				List<List<Dated>> changes = changes(entries, superseded);
				applying.next(entries.size() >= MANY, () -> {
					apply(changes);
					look(bound);
				});
			});
		}
		finally {
			applying.end();
		}
		this.uptake.settle(this.tail::filedOn);
		this.broken = false;
	}

	private void look(long bound) {
		if (this.taken - this.looked > this.looked / TENTH) {
			this.looked = this.taken;
			if (this.rollup.bytes() > bound) {
				throw new Overfull();
			}
		}
	}

	private List<List<Dated>> changes(List<Entry> entries, List<Entry> superseded) {
		Map<Long, Entry> former = superseded.stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
		return entries.stream()
			.map((entry) -> this.uptake.changes(entry,
					(entry.supersedes() != null) ? Objects.requireNonNull(former.get(entry.supersedes())) : null))
			.toList();
	}

	/**
	 * All or nothing: what the entries contribute was computed before any of it is
	 * applied.
	 */
	private void apply(List<List<Dated>> changes) {
		this.rollup.together(() -> changes.forEach(this.uptake::apply));
		this.taken += changes.size();
	}

	boolean isBroken() {
		return this.broken;
	}

	/**
	 * The fingerprint of its pack.
	 */
	String pack() {
		return this.pack.fingerprint();
	}

	Rollup rollup() {
		return this.rollup;
	}

	/**
	 * Number of entries taken.
	 */
	long taken() {
		return this.taken;
	}

	/**
	 * The roll-up as it stands, in a form that can be written.
	 */
	BoardCheckpoints.Kept kept() {
		return new BoardCheckpoints.Kept(this.rollup.copy(), this.pack.fingerprint(), this.tail.position(), this.taken);
	}

	/**
	 * Applies one chunk after the other, a large one while the next is being read.
	 */
	private static final class Applying {

		private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

		void next(boolean aside, Runnable work) {
			end();
			if (aside) {
				this.last = CompletableFuture.runAsync(work);
			}
			else {
				work.run();
			}
		}

		void end() {
			try {
				this.last.join();
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
			}
		}

	}

	/**
	 * It takes more memory than it may.
	 */
	@SuppressWarnings("serial")
	static final class Overfull extends RuntimeException {

	}

}
