package cn.yipanqi.figures;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.engine.rollup.Uptake;
import cn.yipanqi.ledger.EntriesRecorded;
import cn.yipanqi.ledger.LedgerTails;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The board of this node: the roll-up in memory, which follows the ledger's tail. Holds
 * nothing that the ledger does not, and can be thrown away at any time.
 */
@Component
class Board {

	private static final Logger LOGGER = LoggerFactory.getLogger(Board.class);

	private final Pack pack;

	private final LedgerTails tails;

	private final long bound;

	private final boolean restored;

	private final AtomicLong calls = new AtomicLong();

	private long answered;

	private volatile Standing standing;

	private volatile @Nullable Outgrown outgrown;

	Board(Pack pack, LedgerTails tails, BoardCheckpoints checkpoints, BoardProperties properties) {
		this.pack = pack;
		this.tails = tails;
		this.bound = properties.bound();
		Optional<BoardCheckpoints.Restored> kept = checkpoints.read();
		this.restored = kept.isPresent();
		this.standing = kept.map((board) -> new Standing(pack.asItIs(), board.rollup(), board.tail(), board.entries()))
			.orElseGet(this::empty);
		follow();
	}

	private Standing empty() {
		return empty(this.pack.asItIs());
	}

	private Standing empty(Pack by) {
		return new Standing(by, new Rollup(by), this.tails.fromBeginning(), 0);
	}

	/**
	 * The roll-up: everything that this node has written, and what others had written
	 * half a second ago.
	 * @throws BoardOutgrownException if the ledger has outgrown the board
	 */
	Rollup rollup() {
		Outgrown found = this.outgrown;
		if (found != null) {
			throw new BoardOutgrownException(found);
		}
		return this.standing.rollup();
	}

	@EventListener
	void follow(EntriesRecorded event) {
		follow();
	}

	/**
	 * Takes what is new. Where that failed half-way the next call starts afresh. Of many
	 * who call at once one does it for all: whoever finds that somebody has begun after
	 * his own commit has nothing left to do.
	 */
	void follow() {
		long call = this.calls.incrementAndGet();
		synchronized (this) {
			if (this.answered < call) {
				long answers = this.calls.get();
				followOnce();
				this.answered = answers;
			}
		}
	}

	private void followOnce() {
		if (this.outgrown != null) {
			return;
		}
		if (this.standing.isBroken()) {
			this.standing = empty();
		}
		try {
			this.standing.follow(this.bound);
		}
		catch (Standing.Overfull ex) {
			giveUp();
		}
	}

	/**
	 * Better no figure than a wrong one, and better none than a process that dies.
	 */
	private void giveUp() {
		Outgrown found = new Outgrown(this.bound, this.standing.taken(), this.tails.size());
		this.outgrown = found;
		this.standing = empty();
		LOGGER.error(found.words());
	}

	/**
	 * Builds a new roll-up from the revisions in force alone: another way to the same
	 * figures than following every correction.
	 */
	Rollup fromInForce() {
		Pack now = this.pack.asItIs();
		Rollup fresh = new Rollup(now);
		Uptake uptake = new Uptake(now, fresh);
		this.tails.inForce(uptake::begin, uptake::takeInForce);
		return fresh;
	}

	/**
	 * Rebuilds from the ledger and puts the result in the place of the live roll-up,
	 * which serves until then.
	 * @throws BoardOutgrownException if the ledger has outgrown the board
	 */
	void rebuild() {
		replace(empty(), () -> {
		});
	}

	/**
	 * Takes on a pack of which the indicators were changed. What they say is evaluated
	 * anew over the whole ledger, while the former ones serve.
	 * @throws BoardOutgrownException if there is not memory enough for that
	 * @throws IllegalArgumentException if more than indicators differ
	 */
	void adopt(Pack next) {
		replace(empty(next.asItIs()), () -> this.pack.become(next));
	}

	private void replace(Standing fresh, Runnable atOnce) {
		try {
			fresh.follow(this.bound);
			synchronized (this) {
				fresh.follow(this.bound);
				atOnce.run();
				this.standing = fresh;
				this.outgrown = null;
			}
		}
		catch (Standing.Overfull ex) {
			throw new BoardOutgrownException(new Outgrown(this.bound, fresh.taken(), this.tails.size()));
		}
	}

	/**
	 * The board as it stands, in a form that can be written; empty if there is nothing
	 * worth it.
	 */
	synchronized Optional<BoardCheckpoints.Kept> kept() {
		return (this.outgrown != null || this.standing.isBroken()) ? Optional.empty()
				: Optional.of(this.standing.kept());
	}

	/**
	 * How it stands.
	 */
	BoardState state() {
		Standing now = this.standing;
		return new BoardState(now.taken(), now.rollup().size(), now.rollup().bytes(), this.bound, this.restored,
				now.pack(), this.outgrown);
	}

}
