package cn.yipanqi.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.background.Rounds;
import cn.yipanqi.background.Rounds.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on imports in the background, one after the other on this node. What a node that
 * died has left is begun again, by whichever node looks first once its lease is over.
 */
@Component
class IntakeWorker implements SmartLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);

	private static final Duration EVERY = Duration.ofMillis(500);

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final Intakes intakes;

	private final IntakeWork work;

	private final String name = UUID.randomUUID().toString();

	private final Rounds rounds = new Rounds("intake", 1, PATIENCE);

	private volatile boolean stopping;

	IntakeWorker(Intakes intakes, IntakeWork work) {
		this.intakes = intakes;
		this.work = work;
	}

	@Override
	public void start() {
		this.stopping = false;
		this.rounds.start(Round.every(EVERY, this::workOn));
	}

	private void workOn() {
		try {
			Optional<Intake> next = this.intakes.claim(this.name);
			while (next.isPresent() && !this.stopping) {
				this.work.work(next.get(), () -> this.stopping);
				next = this.intakes.claim(this.name);
			}
			next.ifPresent(this.intakes::letGo);
		}
		catch (RuntimeException ex) {
			LOG.warn("Imports wait: {}", ex.toString());
		}
	}

	@Override
	public void stop() {
		this.stopping = true;
		this.rounds.stop();
	}

	@Override
	public boolean isRunning() {
		return this.rounds.isRunning();
	}

}
