package cn.yipanqi.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives each write its moment, in microseconds, always later than every moment given
 * before, also across restarts: as-of figures need it.
 */
@Component
class RecordedTime {

	private static final String LATEST = "select max(recorded_at) from entry";

	private final Clock clock;

	private Instant last;

	RecordedTime(Clock clock, JdbcClient jdbc) {
		this.clock = clock;
		OffsetDateTime latest = jdbc.sql(LATEST)
			.query((row, number) -> java.util.Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
			.single()
			.orElse(null);
		this.last = (latest != null) ? latest.toInstant() : Instant.EPOCH;
	}

	synchronized Instant next() {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.last = now.isAfter(this.last) ? now : this.last.plus(1, ChronoUnit.MICROS);
		return this.last;
	}

	/**
	 * The latest moment given.
	 */
	synchronized Instant latest() {
		return this.last;
	}

	synchronized void atLeast(Instant moment) {
		if (moment.isAfter(this.last)) {
			this.last = moment;
		}
	}

}
