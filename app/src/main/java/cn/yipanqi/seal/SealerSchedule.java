package cn.yipanqi.seal;

import java.time.Duration;

import cn.yipanqi.background.Rounds;
import cn.yipanqi.background.Rounds.Round;
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

	private final Rounds rounds = new Rounds("sealer", 1, ROUND);

	private boolean lost;

	SealerSchedule(Sealer sealer, SealProperties properties) {
		this.sealer = sealer;
		this.properties = properties;
	}

	@Override
	public void start() {
		this.rounds.start(Round.every(this.properties.every(), this::seal));
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
	public void stop() {
		this.rounds.stop();
	}

	@Override
	public boolean isRunning() {
		return this.rounds.isRunning();
	}

}
