package cn.yipanqi.web;

import java.io.IOException;
import java.time.format.DateTimeParseException;
import java.util.NoSuchElementException;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/**
 * Sends to the error page, which says in the reader's language why a page cannot be
 * shown. What is out of scope looks like what does not exist, so that numbers cannot be
 * guessed.
 */
@ControllerAdvice
class ErrorAdvice {

	private final Refusals refusals;

	ErrorAdvice(Refusals refusals) {
		this.refusals = refusals;
	}

	@ExceptionHandler(OutOfScopeException.class)
	void outOfScope(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.refusals.note(request);
		notFound(response);
	}

	/**
	 * Most of what lies out of scope is not found in the first place. It is noted, for
	 * whoever watches over those who guess; so is what does not exist, for nothing here
	 * tells the one from the other.
	 */
	@ExceptionHandler(NoSuchElementException.class)
	void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.refusals.noteNotFound(request);
		notFound(response);
	}

	private static void notFound(HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_NOT_FOUND);
	}

	@ExceptionHandler({ BindException.class, MethodArgumentTypeMismatchException.class, DateTimeParseException.class,
			MultipartException.class })
	void badRequest(HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_BAD_REQUEST);
	}

}
