package cn.yipanqi.background;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does work again and again in daemon threads of its own, from when it is started until
 * it is stopped. Safe for use by several threads. A round that breaks off is noted, and
 * the next one comes all the same.
 */
public final class Rounds {

	private static final Logger LOGGER = LoggerFactory.getLogger(Rounds.class);

	private final String name;

	private final int threads;

	private final Duration patience;

	private @Nullable ScheduledExecutorService executor;

	private List<Turn> turns = List.of();

	/**
	 * @param name name of the threads
	 * @param threads how many there are
	 * @param patience how long stopping waits for a round that is under way
	 */
	public Rounds(String name, int threads, Duration patience) {
		this.name = name;
		this.threads = threads;
		this.patience = patience;
	}

	/**
	 * Begins, unless it has begun already.
	 */
	public synchronized void start(Round... work) {
		if (this.executor == null) {
			ScheduledExecutorService started = Executors.newScheduledThreadPool(this.threads, (task) -> {
				Thread thread = new Thread(task, this.name);
				thread.setDaemon(true);
				return thread;
			});
			this.turns = List.of(work).stream().map((round) -> new Turn(round, started)).toList();
			this.executor = started;
		}
	}

	/**
	 * Begins the next round of each at once, except of those that are under way.
	 */
	public synchronized void hurry() {
		if (this.executor != null) {
			this.turns.forEach(this.executor::execute);
		}
	}

	/**
	 * Begins no further round, and waits for those under way.
	 * @return whether it was running
	 */
	public boolean stop() {
		ScheduledExecutorService running = end();
		if (running == null) {
			return false;
		}
		running.shutdown();
		try {
			running.awaitTermination(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return true;
	}

	private synchronized @Nullable ScheduledExecutorService end() {
		ScheduledExecutorService running = this.executor;
		this.executor = null;
		this.turns.forEach(Turn::end);
		this.turns = List.of();
		return running;
	}

	public synchronized boolean isRunning() {
		return this.executor != null;
	}

	/**
	 * What is done in a round.
	 *
	 * @param first how long to wait before the first
	 * @param pause how long from the end of one to the next
	 */
	public record Round(Duration first, Duration pause, Runnable work) {

		public static Round every(Duration pause, Runnable work) {
			return new Round(pause, pause, work);
		}

	}

	/**
	 * The rounds of one kind, never two at a time.
	 */
	private static final class Turn implements Runnable {

		private final Round round;

		private final AtomicBoolean underWay = new AtomicBoolean();

		private final ScheduledFuture<?> scheduled;

		private volatile boolean ended;

		Turn(Round round, ScheduledExecutorService executor) {
			this.round = round;
			this.scheduled = executor.scheduleWithFixedDelay(this, round.first.toMillis(), round.pause.toMillis(),
					TimeUnit.MILLISECONDS);
		}

		@Override
		public void run() {
			if (this.ended || !this.underWay.compareAndSet(false, true)) {
				return;
			}
			try {
				this.round.work.run();
			}
			catch (RuntimeException | Error ex) {
				LOGGER.error("A round of '{}' broke off", Thread.currentThread().getName(), ex);
			}
			finally {
				this.underWay.set(false);
			}
		}

		void end() {
			this.ended = true;
			this.scheduled.cancel(false);
		}

	}

}
