package cn.yipanqi.upload;

/**
 * Thrown when a file is no packed XML, or more of it than is wanted.
 */
public final class UnusablePackageException extends Exception {

	private final Reason reason;

	UnusablePackageException(Reason reason) {
		super(reason.code());
		this.reason = reason;
	}

	UnusablePackageException(Reason reason, Throwable cause) {
		super(reason.code(), cause);
		this.reason = reason;
	}

	/**
	 * The end of the message key.
	 * @param damaged what it is for a file that is damaged or something else altogether
	 */
	public String code(String damaged) {
		return (this.reason == Reason.DAMAGED) ? damaged : this.reason.code();
	}

	/**
	 * Why it is unusable.
	 */
	public enum Reason {

		/** There is nothing in it. */
		EMPTY("empty"),

		/** It has more bytes than are wanted. */
		TOO_LARGE("too-large"),

		/** It was saved in the format before packed XML, or with a password. */
		OLD_FORMAT("old-format"),

		/** It is damaged, or something else altogether. */
		DAMAGED("damaged"),

		/** It unpacks to more than is wanted. */
		TOO_LARGE_UNPACKED("too-large-unpacked");

		private final String code;

		Reason(String code) {
			this.code = code;
		}

		/**
		 * The end of the message key.
		 */
		public String code() {
			return this.code;
		}

	}

}
