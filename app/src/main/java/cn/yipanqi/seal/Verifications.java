package cn.yipanqi.seal;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Runs a verification beside everything else, one at a time on this node, and tells how
 * far it is and what came of it.
 */
@Service
public class Verifications {

	private static final Logger LOGGER = LoggerFactory.getLogger(Verifications.class);

	private final SealAudit audit;

	private final Clock clock;

	private volatile State state = new State(null, null, 0, 0, null, false);

	Verifications(SealAudit audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Starts one, unless one is running.
	 * @return how it stands
	 */
	public synchronized State start() {
		if (!this.state.isRunning()) {
			this.state = new State(this.clock.instant(), null, 0, 0, null, false);
			Thread thread = new Thread(this::run, "verification");
			thread.setDaemon(true);
			thread.start();
		}
		return this.state;
	}

	/**
	 * How the running one stands, or what came of the last one.
	 */
	public State state() {
		return this.state;
	}

	private void run() {
		Instant started = this.state.startedAt();
		try {
			SealReport report = this.audit
				.verify((checked, total) -> this.state = new State(started, null, checked, total, null, false));
			long rows = this.state.total();
			this.state = new State(started, this.clock.instant(), rows, rows, report, false);
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The verification of the seals came to no end", ex);
			this.state = new State(started, this.clock.instant(), this.state.checked(), this.state.total(), null, true);
		}
	}

	/**
	 * How a verification stands.
	 *
	 * @param startedAt null if none was started since this node was
	 * @param endedAt null while it runs
	 * @param checked rows that were looked at
	 * @param total rows that are to be looked at; 0 until that is known
	 * @param report what came of it; null while it runs, or if it failed
	 * @param failed whether it came to no end, for the database could not be read
	 */
	public record State(@Nullable Instant startedAt, @Nullable Instant endedAt, long checked, long total,
			@Nullable SealReport report, boolean failed) {

		public boolean isRunning() {
			return this.startedAt != null && this.endedAt == null;
		}

	}

}
