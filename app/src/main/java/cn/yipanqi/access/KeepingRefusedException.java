package cn.yipanqi.access;

/**
 * Thrown when an account is not made or changed as asked.
 */
public final class KeepingRefusedException extends RuntimeException {

	private final Reason reason;

	KeepingRefusedException(Reason reason) {
		super("Refused: " + reason);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why not.
	 */
	public enum Reason {

		/** Nobody decides on the account that they act by. */
		OWN_ACCOUNT,

		/** Nobody else could administer so far any more. */
		LAST_ADMINISTRATOR,

		/** The name is not one to sign in with. */
		NAME,

		/** The name is taken. */
		NAME_TAKEN,

		/** What the account is to be called is empty, too long, or not a line of text. */
		DISPLAY_NAME

	}

}
