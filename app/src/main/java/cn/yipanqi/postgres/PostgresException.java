package cn.yipanqi.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the embedded server cannot be unpacked, started or stopped; the message
 * says what a person can do about it.
 */
public class PostgresException extends RuntimeException {

	PostgresException(String message) {
		this(message, null);
	}

	PostgresException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
