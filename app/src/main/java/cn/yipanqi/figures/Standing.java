package cn.yipanqi.figures;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.ledger.LedgerTail;

/**
 * A roll-up and how far it has followed the ledger. Not for use by several threads, but
 * for the roll-up.
 */
final class Standing {

	/** After so many entries, or a tenth more, it is looked how much memory they take. */
	private static final int LOOK = 20_000;

	private static final int TENTH = 10;

	private final Pack pack;

	private final Contributions contributions;

	private final Rollup rollup;

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
		this.contributions = new Contributions(pack);
		this.rollup = rollup;
		this.tail = tail;
		this.taken = taken;
		this.looked = taken;
	}

	/**
	 * Takes what is new. Where that failed half-way it is broken, for what was taken
	 * before the failure must not be taken twice.
	 * @param bound how much memory it may take, in bytes
	 * @throws Overfull if it takes more
	 */
	void follow(long bound) {
		this.broken = true;
		this.tail.follow((entries, superseded) -> {
			take(entries, superseded);
			look(bound);
		});
		this.broken = false;
	}

	private void look(long bound) {
		if (this.taken - this.looked >= Math.min(LOOK, this.looked / TENTH + 1)) {
			this.looked = this.taken;
			if (this.rollup.bytes() > bound) {
				throw new Overfull();
			}
		}
	}

	/**
	 * All or nothing: what the entries contribute is computed before any of it is
	 * applied.
	 */
	private void take(List<Entry> entries, List<Entry> superseded) {
		Map<Long, Entry> former = superseded.stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
		List<List<Contribution>> statements = entries.stream().map((entry) -> statements(entry, former)).toList();
		this.rollup.together(() -> {
			for (int i = 0; i < statements.size(); i++) {
				this.rollup.apply(entries.get(i).recordedAt(), statements.get(i));
			}
		});
		this.taken += entries.size();
	}

	private List<Contribution> statements(Entry entry, Map<Long, Entry> former) {
		return this.contributions.of(entry,
				(entry.supersedes() != null) ? Objects.requireNonNull(former.get(entry.supersedes())) : null);
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
	 * It takes more memory than it may.
	 */
	@SuppressWarnings("serial")
	static final class Overfull extends RuntimeException {

	}

}
