package cn.yipanqi.api;

import java.util.List;

import cn.yipanqi.ledger.Violation;

/**
 * Thrown when what was sent for a record cannot be taken over as it stands; nothing has
 * been written.
 */
final class NotAcceptedException extends RuntimeException {

	private final transient List<Violation> violations;

	NotAcceptedException(List<Violation> violations) {
		super("Record is not accepted: " + violations);
		this.violations = violations;
	}

	List<Violation> violations() {
		return this.violations;
	}

}
