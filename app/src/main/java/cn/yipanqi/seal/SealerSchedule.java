package cn.yipanqi.seal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals again and again while the application runs, in a thread of its own, so that the
 * first sealing of a large ledger holds up nothing else.
 */
@Component
@EnableConfigurationProperties(SealProperties.class)
class SealerSchedule implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(SealerSchedule.class);

	private static final Duration ROUND = Duration.ofSeconds(10);

	private final Sealer sealer;

	private final SealProperties properties;

	private @Nullable ScheduledExecutorService thread;

	private @Nullable ScheduledFuture<?> rounds;

	private boolean lost;

	SealerSchedule(Sealer sealer, SealProperties properties) {
		this.sealer = sealer;
		this.properties = properties;
	}

	@Override
	public synchronized void start() {
		if (this.thread == null) {
			ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((work) -> {
				Thread worker = new Thread(work, "sealer");
				worker.setDaemon(true);
				return worker;
			});
			long pause = this.properties.every().toMillis();
			this.rounds = started.scheduleWithFixedDelay(this::seal, pause, pause, TimeUnit.MILLISECONDS);
			this.thread = started;
		}
	}

	private void seal() {
		try {
			this.sealer.seal(ROUND);
			this.lost = false;
		}
		catch (RuntimeException ex) {
			if (!this.lost) {
				LOGGER.warn("Nothing can be sealed for now; it is tried again: {}", ex.getMessage());
			}
			this.lost = true;
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledExecutorService running = this.thread;
		this.thread = null;
		if (running != null && this.rounds != null) {
			this.rounds.cancel(false);
			running.shutdown();
			try {
				running.awaitTermination(ROUND.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

}
