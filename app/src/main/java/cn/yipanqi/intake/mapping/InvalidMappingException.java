package cn.yipanqi.intake.mapping;

import java.util.List;

/**
 * Thrown when a mapping file has mistakes; the message lists all of them.
 */
public final class InvalidMappingException extends RuntimeException {

	private final transient List<String> mistakes;

	InvalidMappingException(List<String> mistakes) {
		super(String.join("\n", mistakes));
		this.mistakes = mistakes;
	}

	/**
	 * The mistakes, each with its line.
	 */
	public List<String> mistakes() {
		return this.mistakes;
	}

}
