package cn.yipanqi.engine.expression;

/**
 * Thrown when an expression cannot be read, or is given a value that it cannot work with.
 */
public final class ExpressionException extends RuntimeException {

	ExpressionException(String message) {
		super(message);
	}

}
