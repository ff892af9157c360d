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
import cn.yipanqi.ledger.EntriesRecorded;
import cn.yipanqi.ledger.LedgerTail;
import cn.yipanqi.ledger.LedgerTails;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The board of this node: the roll-up in memory, which follows the ledger's tail. Holds
 * nothing that the ledger does not, and can be thrown away at any time.
 */
@Component
class Board {

	private final Contributions contributions;

	private final LedgerTails tails;

	private final Pack pack;

	private volatile Rollup rollup;

	private LedgerTail tail;

	private boolean broken;

	Board(Pack pack, LedgerTails tails) {
		this.pack = pack;
		this.tails = tails;
		this.contributions = new Contributions(pack);
		this.rollup = new Rollup(pack);
		this.tail = tails.fromBeginning();
		follow();
	}

	/**
	 * The roll-up: everything that this node has written, and what others had written
	 * half a second ago.
	 */
	Rollup rollup() {
		return this.rollup;
	}

	@EventListener
	void follow(EntriesRecorded event) {
		follow();
	}

	/**
	 * Takes what is new. Where that failed half-way the next call starts afresh, for what
	 * was taken before the failure must not be taken twice.
	 */
	synchronized void follow() {
		if (this.broken) {
			rebuild();
			return;
		}
		Rollup target = this.rollup;
		this.broken = true;
		this.tail.follow((entries, superseded) -> take(target, entries, superseded));
		this.broken = false;
	}

	/**
	 * Builds a new roll-up from the revisions in force alone: another way to the same
	 * figures than following every correction.
	 */
	Rollup fromInForce() {
		Rollup fresh = new Rollup(this.pack);
		this.tails.inForce(
				(entries) -> entries.forEach((entry) -> fresh.apply(entry.recordedAt(), this.contributions.of(entry))));
		return fresh;
	}

	/**
	 * Rebuilds from the ledger and puts the result in the place of the live roll-up.
	 */
	synchronized void rebuild() {
		Rollup fresh = new Rollup(this.pack);
		LedgerTail freshTail = this.tails.fromBeginning();
		freshTail.follow((entries, superseded) -> take(fresh, entries, superseded));
		this.tail = freshTail;
		this.rollup = fresh;
		this.broken = false;
	}

	/**
	 * All or nothing: what the entries contribute is computed before any of it is
	 * applied.
	 */
	private void take(Rollup target, List<Entry> entries, List<Entry> superseded) {
		Map<Long, Entry> former = superseded.stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
		List<List<Contribution>> statements = entries.stream().map((entry) -> statements(entry, former)).toList();
		target.together(() -> {
			for (int i = 0; i < statements.size(); i++) {
				target.apply(entries.get(i).recordedAt(), statements.get(i));
			}
		});
	}

	private List<Contribution> statements(Entry entry, Map<Long, Entry> former) {
		return this.contributions.of(entry,
				(entry.supersedes() != null) ? Objects.requireNonNull(former.get(entry.supersedes())) : null);
	}

}
