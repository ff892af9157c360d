package cn.yipanqi.figures;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
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

	private static final long SOON = 2_000;

	private static final long PATIENCE = 60;

	private final Board board;

	private final BoardCheckpoints checkpoints;

	private final BoardProperties properties;

	private @Nullable ScheduledExecutorService thread;

	private List<ScheduledFuture<?>> rounds = List.of();

	private final IndicatorWatch watch;

	private long written;

	private String pack;

	BoardKeeper(Board board, BoardCheckpoints checkpoints, BoardProperties properties, IndicatorWatch watch) {
		this.watch = watch;
		this.board = board;
		this.checkpoints = checkpoints;
		this.properties = properties;
		BoardState state = board.state();
		this.written = state.restored() ? state.entries() : 0;
		this.pack = state.pack();
	}

	@Override
	public synchronized void start() {
		if (this.thread == null) {
			ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((work) -> {
				Thread worker = new Thread(work, "board-keeper");
				worker.setDaemon(true);
				return worker;
			});
			long pause = this.properties.watch().toMillis();
			this.rounds = List.of(
					started.scheduleWithFixedDelay(this::keep, SOON, this.properties.every().toMillis(),
							TimeUnit.MILLISECONDS),
					started.scheduleWithFixedDelay(this.watch::look, pause, pause, TimeUnit.MILLISECONDS));
			this.thread = started;
		}
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
		ScheduledExecutorService running;
		synchronized (this) {
			running = this.thread;
			this.thread = null;
			this.rounds.forEach((round) -> round.cancel(false));
		}
		if (running != null) {
			running.shutdown();
			try {
				running.awaitTermination(PATIENCE, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			keep();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

}
