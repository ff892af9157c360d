package cn.yipanqi.intake;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works on imports in the background, one after the other on this node. What a node that
 * died has left is begun again, by whichever node looks first once its lease is over.
 */
@Component
class IntakeWorker {

	private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);

	private static final long PATIENCE = 15;

	private final Intakes intakes;

	private final IntakeWork work;

	private final String name = UUID.randomUUID().toString();

	private final ExecutorService executor = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "intake");
		thread.setDaemon(true);
		return thread;
	});

	private final Semaphore idle = new Semaphore(1);

	private volatile boolean stopping;

	IntakeWorker(Intakes intakes, IntakeWork work) {
		this.intakes = intakes;
		this.work = work;
	}

	@Scheduled(fixedDelay = 500)
	void look() {
		if (!this.stopping && this.idle.tryAcquire()) {
			this.executor.execute(this::workOn);
		}
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
		finally {
			this.idle.release();
		}
	}

	@PreDestroy
	void stop() throws InterruptedException {
		this.stopping = true;
		this.executor.shutdown();
		if (!this.executor.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
			this.executor.shutdownNow();
		}
	}

}
