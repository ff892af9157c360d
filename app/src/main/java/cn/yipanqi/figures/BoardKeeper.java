package cn.yipanqi.figures;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import cn.yipanqi.background.Rounds;
import cn.yipanqi.background.Rounds.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes the board's checkpoint, now and then and when the application ends, if enough
 * has come since, and looks after changed indicators: in a thread of its own.
 */
@Component
class BoardKeeper implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(BoardKeeper.class);

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Board board;

	private final BoardCheckpoints checkpoints;

	private final BoardProperties properties;

	private final IndicatorWatch watch;

	private final Rounds rounds = new Rounds("board-keeper", 1, PATIENCE);

	private long written;

	private String pack;

	BoardKeeper(Board board, BoardCheckpoints checkpoints, BoardProperties properties, IndicatorWatch watch) {
		this.board = board;
		this.checkpoints = checkpoints;
		this.properties = properties;
		this.watch = watch;
		BoardState state = board.state();
		this.written = state.restored() ? state.entries() : 0;
		this.pack = state.pack();
	}

	@Override
	public void start() {
		this.rounds.start(new Round(SOON, this.properties.every(), this::keep),
				Round.every(this.properties.watch(), this.watch::look));
	}

	/**
	 * Writes the file if it is worth it.
	 */
	synchronized void keep() {
		BoardState state = this.board.state();
		if (state.entries() - this.written < this.properties.worth() && state.pack().equals(this.pack)) {
			return;
		}
		Optional<BoardCheckpoints.Kept> kept = this.board.kept();
		try {
			if (kept.isPresent() && this.checkpoints.write(kept.get())) {
				this.written = kept.get().entries();
				this.pack = kept.get().pack();
			}
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.warn("The board's checkpoint cannot be written; the next start reads the ledger: {}",
					ex.getMessage());
		}
	}

	@Override
	public void stop() {
		if (this.rounds.stop()) {
			keep();
		}
	}

	@Override
	public boolean isRunning() {
		return this.rounds.isRunning();
	}

}
