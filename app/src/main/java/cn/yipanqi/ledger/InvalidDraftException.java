package cn.yipanqi.ledger;

import java.util.List;

/**
 * Thrown when a draft is not accepted; nothing has been written.
 */
public final class InvalidDraftException extends RuntimeException {

	private final transient List<Violation> violations;

	public InvalidDraftException(List<Violation> violations) {
		super("Draft is not accepted: " + violations);
		this.violations = violations;
	}

	public List<Violation> violations() {
		return this.violations;
	}

}
