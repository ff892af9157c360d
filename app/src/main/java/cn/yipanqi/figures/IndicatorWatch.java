package cn.yipanqi.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.pack.PackReading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Sees that the indicators of the pack were changed on disk, and lets the board take them
 * on while the system serves. A pack with mistakes, or one that says more than other
 * indicators, changes nothing; what was found is told to the administrators.
 */
@Component
class IndicatorWatch {

	private static final Logger LOGGER = LoggerFactory.getLogger(IndicatorWatch.class);

	private static final int MOST = 20;

	private final Board board;

	private final Pack pack;

	private final AuditTrail audit;

	private final Clock clock;

	private String settled;

	private String seen;

	private volatile @Nullable Found found;

	IndicatorWatch(Board board, Pack pack, AuditTrail audit, Clock clock) {
		this.board = board;
		this.pack = pack;
		this.audit = audit;
		this.clock = clock;
		this.settled = stamp();
		this.seen = this.settled;
	}

	/**
	 * Looks whether the files have changed since they were last read, and are not being
	 * written just now: two looks must agree.
	 */
	void look() {
		try {
			String stamp = stamp();
			boolean still = stamp.equals(this.seen);
			this.seen = stamp;
			if (still && !stamp.equals(this.settled)) {
				this.settled = stamp;
				read();
			}
		}
		catch (RuntimeException ex) {
			note(Result.FAILED, List.of(String.valueOf(ex.getMessage())));
		}
	}

	private void read() {
		PackReading reading = PackReader.read(this.pack.directory());
		if (!reading.problems().isEmpty()) {
			note(Result.MISTAKES, reading.problems().stream().map(Object::toString).toList());
			return;
		}
		Pack next = reading.orThrow();
		List<String> others = next.differsBeyondIndicators(this.pack);
		if (!others.isEmpty()) {
			note(Result.RESTART, others);
		}
		else if (!next.fingerprint().equals(this.pack.fingerprint())) {
			String former = this.pack.fingerprint();
			this.board.adopt(next);
			this.audit.recordAtConsole(this.clock.instant(), "indicators", "pack",
					Map.of("from", former, "to", next.fingerprint()));
			note(Result.ADOPTED, List.of());
		}
	}

	private void note(Result result, List<String> details) {
		List<String> shown = details.stream().limit(MOST).toList();
		this.found = new Found(result, this.clock.instant(), shown);
		LOGGER.info("The pack was changed: {} {}", result, shown);
	}

	/**
	 * What came of the latest change, or null if there was none.
	 */
	@Nullable Found found() {
		return this.found;
	}

	/**
	 * When each file was changed last, and how long it is.
	 */
	private String stamp() {
		StringBuilder stamp = new StringBuilder();
		try {
			for (Path file : PackReader.sources(this.pack.directory()).values()) {
				stamp.append(file).append(' ').append(Files.getLastModifiedTime(file)).append(' ');
				stamp.append(Files.size(file)).append('\n');
			}
			return stamp.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What can come of a change.
	 */
	enum Result {

		/** The new indicators count. */
		ADOPTED,

		/** The pack has mistakes: the former indicators go on counting. */
		MISTAKES,

		/** Other files have changed, too: it takes a restart. */
		RESTART,

		/** It did not succeed: the former indicators go on counting. */
		FAILED

	}

	/**
	 * What came of a change.
	 *
	 * @param details mistakes, or names of files
	 */
	record Found(Result result, Instant at, List<String> details) {
	}

}
