package cn.yipanqi.webhook;

/**
 * Thrown when an address may not be told.
 */
public final class UnsuitableAddressException extends RuntimeException {

	private final Reason reason;

	UnsuitableAddressException(Reason reason, String address) {
		super("Address '%s' is refused: %s".formatted(address, reason));
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why it may not.
	 */
	public enum Reason {

		/** It is no plain address of http or https. */
		NO_ADDRESS,

		/** Its host is not among those that the configuration names. */
		HOST_NOT_ALLOWED,

		/** The account has as many as it may. */
		TOO_MANY

	}

}
