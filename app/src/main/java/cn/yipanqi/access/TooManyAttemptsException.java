package cn.yipanqi.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Thrown when too much has failed from one network address.
 */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
final class TooManyAttemptsException extends RuntimeException {

	TooManyAttemptsException() {
		super("Too many attempts from this address");
	}

}
