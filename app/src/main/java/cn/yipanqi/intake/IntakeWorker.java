package cn.yipanqi.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import cn.yipanqi.background.Rounds;
import cn.yipanqi.background.Rounds.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works on imports in the background, in two lanes: one after the other in each, so that
 * no two large ones are worked on at a time on this node, and small ones need not wait
 * for them. What a node that died has left is begun again, by whichever node looks first
 * once its lease is over.
 */
@Component
class IntakeWorker implements SmartLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);

	private static final Duration EVERY = Duration.ofMillis(500);

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final IntakeQueue queue;

	private final IntakeWork work;

	private final String name = UUID.randomUUID().toString();

	private final Rounds rounds = new Rounds("intake", Lane.values().length, PATIENCE);

	private volatile boolean stopping;

	IntakeWorker(IntakeQueue queue, IntakeWork work) {
		this.queue = queue;
		this.work = work;
	}

	@Override
	public void start() {
		this.stopping = false;
		this.rounds.start(
				Stream.of(Lane.values()).map((lane) -> Round.every(EVERY, () -> workOn(lane))).toArray(Round[]::new));
	}

	/**
	 * Need not wait for the next round: something is there to be done.
	 */
	@TransactionalEventListener(fallbackExecution = true)
	void hurry(IntakeWaiting event) {
		this.rounds.hurry();
	}

	private void workOn(Lane lane) {
		try {
			Optional<Intake> next = this.queue.claim(this.name, lane);
			while (next.isPresent() && !this.stopping) {
				this.work.work(next.get(), () -> this.stopping);
				next = this.queue.claim(this.name, lane);
			}
			next.ifPresent(this.queue::letGo);
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
