package cn.yipanqi.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the addresses while the server runs, in threads of its own: one that is slow to
 * answer keeps no more than itself and one other waiting.
 */
@Component
@ConditionalOnWebApplication
class DeliverySchedule implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(DeliverySchedule.class);

	private static final int THREADS = 2;

	private static final int AT_ONCE = 1_000;

	private final Deliveries deliveries;

	private final WebhookProperties properties;

	private final List<ScheduledFuture<?>> rounds = new ArrayList<>();

	private @Nullable ScheduledExecutorService threads;

	private volatile boolean lost;

	DeliverySchedule(Deliveries deliveries, WebhookProperties properties) {
		this.deliveries = deliveries;
		this.properties = properties;
	}

	@Override
	public synchronized void start() {
		if (this.threads == null) {
			ScheduledExecutorService started = Executors.newScheduledThreadPool(THREADS, (work) -> {
				Thread worker = new Thread(work, "webhooks");
				worker.setDaemon(true);
				return worker;
			});
			long pause = this.properties.every().toMillis();
			for (int i = 0; i < THREADS; i++) {
				this.rounds.add(started.scheduleWithFixedDelay(this::tell, pause, pause, TimeUnit.MILLISECONDS));
			}
			this.threads = started;
		}
	}

	private void tell() {
		try {
			for (int i = 0; i < AT_ONCE && isRunning() && this.deliveries.tellNext(); i++) {
				this.lost = false;
			}
		}
		catch (RuntimeException ex) {
			if (!this.lost) {
				LOGGER.warn("Webhooks cannot be told for now; it is tried again: {}", ex.getMessage());
			}
			this.lost = true;
		}
	}

	@Override
	public void stop() {
		ScheduledExecutorService running = end();
		if (running != null) {
			running.shutdown();
			try {
				running.awaitTermination(this.properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private synchronized @Nullable ScheduledExecutorService end() {
		ScheduledExecutorService running = this.threads;
		this.threads = null;
		this.rounds.forEach((round) -> round.cancel(false));
		this.rounds.clear();
		return running;
	}

	@Override
	public synchronized boolean isRunning() {
		return this.threads != null;
	}

}
