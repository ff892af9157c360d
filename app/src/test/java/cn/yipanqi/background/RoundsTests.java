package cn.yipanqi.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import cn.yipanqi.background.Rounds.Round;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTests {

	private static final Duration SHORT = Duration.ofMillis(1);

	@Test
	void roundsGoOnAfterOneThatBrokeOffAndEndWhenStopped() throws InterruptedException {
		Rounds rounds = new Rounds("test", 1, Duration.ofMinutes(1));
		AtomicInteger begun = new AtomicInteger();
		CountDownLatch three = new CountDownLatch(3);
		assertThat(rounds.stop()).isFalse();
		rounds.start(Round.every(SHORT, () -> {
			begun.incrementAndGet();
			three.countDown();
			throw new AssertionError("a round breaks off");
		}));
		assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
		assertThat(rounds.isRunning()).isTrue();
		assertThat(rounds.stop()).isTrue();
		int then = begun.get();
		Thread.sleep(50);
		assertThat(begun).hasValue(then);
		assertThat(rounds.isRunning()).isFalse();
	}

	@Test
	void stoppingWaitsForARoundUnderWay() throws InterruptedException {
		Rounds rounds = new Rounds("test", 1, Duration.ofMinutes(1));
		CountDownLatch under = new CountDownLatch(1);
		AtomicInteger begun = new AtomicInteger();
		AtomicInteger ended = new AtomicInteger();
		rounds.start(Round.every(SHORT, () -> {
			begun.incrementAndGet();
			under.countDown();
			try {
				Thread.sleep(200);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			ended.incrementAndGet();
		}));
		assertThat(under.await(1, TimeUnit.MINUTES)).isTrue();
		rounds.stop();
		assertThat(ended).hasValue(begun.get()).hasPositiveValue();
	}

	@Test
	void hurriedRoundBeginsAtOnceAndNeverBesideAnother() throws InterruptedException {
		Rounds rounds = new Rounds("test", 2, Duration.ofMinutes(1));
		AtomicInteger under = new AtomicInteger();
		AtomicInteger beside = new AtomicInteger();
		Semaphore begun = new Semaphore(0);
		Semaphore goOn = new Semaphore(0);
		rounds.hurry();
		rounds.start(Round.every(Duration.ofDays(1), () -> {
			if (under.incrementAndGet() > 1) {
				beside.incrementAndGet();
			}
			begun.release();
			goOn.acquireUninterruptibly();
			under.decrementAndGet();
		}));
		assertThat(begun.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
		rounds.hurry();
		assertThat(begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
		rounds.hurry();
		assertThat(begun.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
		goOn.release(2);
		rounds.stop();
		rounds.hurry();
		assertThat(begun.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
		assertThat(beside).hasValue(0);
	}

}
