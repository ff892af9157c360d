package cn.yipanqi.briefing.word;

/**
 * Thrown when a file is no Word file that can be worked with.
 */
public final class UnusableWordFileException extends Exception {

	private final String code;

	UnusableWordFileException(String code, Throwable cause) {
		super(code, cause);
		this.code = code;
	}

	UnusableWordFileException(String code) {
		super(code);
		this.code = code;
	}

	/**
	 * Message key below {@code briefing.problem.}.
	 */
	public String code() {
		return this.code;
	}

}
