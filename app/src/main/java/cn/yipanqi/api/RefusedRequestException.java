package cn.yipanqi.api;

import java.util.List;

import org.springframework.http.HttpStatus;

/**
 * Thrown when a request cannot be understood, or is larger than what is read.
 */
final class RefusedRequestException extends RuntimeException {

	private final HttpStatus status;

	private final String code;

	private final transient List<Object> arguments;

	/**
	 * @param code message key below {@code api.problem.}
	 */
	RefusedRequestException(HttpStatus status, String code, Object... arguments) {
		super(code + " " + List.of(arguments));
		this.status = status;
		this.code = code;
		this.arguments = List.of(arguments);
	}

	HttpStatus status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	List<Object> arguments() {
		return this.arguments;
	}

}
