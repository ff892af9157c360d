package cn.yipanqi.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Notes which files leave the system, and with whom.
 */
@Component
public class Handouts {

	private final AuditTrail audit;

	private final Clock clock;

	Handouts(AuditTrail audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Notes that a file was taken.
	 * @param object what it is of, such as {@code briefing/3}
	 */
	public void downloaded(Reader reader, String object, Map<String, ?> detail) {
		note(reader, "download", object, detail);
	}

	/**
	 * Notes that a part of the data was taken as a file.
	 */
	public void exported(Reader reader, String object, Map<String, ?> detail) {
		note(reader, "export", object, detail);
	}

	/**
	 * Notes how much of it has left, and whether it broke off.
	 */
	public void exportEnded(Reader reader, String object, Map<String, ?> detail) {
		note(reader, "export-end", object, detail);
	}

	private void note(Reader reader, String action, String object, Map<String, ?> detail) {
		this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), reader.account(), action, object,
				detail);
	}

}
