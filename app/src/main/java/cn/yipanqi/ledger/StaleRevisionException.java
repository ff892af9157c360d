package cn.yipanqi.ledger;

import java.util.UUID;

/**
 * Thrown when a record has been changed by someone else since it was read, or was
 * cancelled; nothing has been written.
 */
public final class StaleRevisionException extends RuntimeException {

	StaleRevisionException(UUID record, int revision) {
		super("Record '" + record + "' is no longer at revision " + revision);
	}

}
