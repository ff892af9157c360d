package cn.yipanqi.webhook;

import java.util.Collections;

import cn.yipanqi.background.Rounds;
import cn.yipanqi.background.Rounds.Round;
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

	private final Rounds rounds;

	private volatile boolean lost;

	DeliverySchedule(Deliveries deliveries, WebhookProperties properties) {
		this.deliveries = deliveries;
		this.properties = properties;
		this.rounds = new Rounds("webhooks", THREADS, properties.timeout());
	}

	@Override
	public void start() {
		Round round = Round.every(this.properties.every(), this::tell);
		this.rounds.start(Collections.nCopies(THREADS, round).toArray(Round[]::new));
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
		this.rounds.stop();
	}

	@Override
	public boolean isRunning() {
		return this.rounds.isRunning();
	}

}
