package cn.yipanqi.organization;

import java.util.List;

/**
 * Thrown when a change of the command structure breaks a rule. Nothing has been changed.
 */
public final class RefusedChangeException extends RuntimeException {

	private final String field;

	private final String code;

	private final List<Object> arguments;

	RefusedChangeException(String field, String code, Object... arguments) {
		super(field + ": " + code + " " + List.of(arguments));
		this.field = field;
		this.code = code;
		this.arguments = List.of(arguments);
	}

	/**
	 * What it is about: the name of a field.
	 */
	public String field() {
		return this.field;
	}

	/**
	 * Message key below {@code command.problem.}.
	 */
	public String code() {
		return this.code;
	}

	public List<Object> arguments() {
		return this.arguments;
	}

}
