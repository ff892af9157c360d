package cn.yipanqi.access;

import java.util.Objects;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * Thrown when a grant is not given.
 */
public final class GrantRefusedException extends RuntimeException {

	private final Reason reason;

	GrantRefusedException(Reason reason, Throwable cause) {
		super("The grant is refused: " + reason, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why it is not given.
	 */
	public enum Reason {

		/** The account holds it. */
		HELD_ALREADY,

		/** Administration goes beside no other role (三员分立). */
		SEPARATE_ADMINISTRATION,

		/** There is no such account or region, or the role is not for a part of one. */
		UNKNOWN;

		static Reason of(DataIntegrityViolationException ex) {
			return Objects.toString(ex.getMessage()).contains("cannot be") ? SEPARATE_ADMINISTRATION : UNKNOWN;
		}

	}

}
