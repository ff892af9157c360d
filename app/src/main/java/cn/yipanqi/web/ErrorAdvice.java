package cn.yipanqi.web;

import java.util.NoSuchElementException;

import cn.yipanqi.access.OutOfScopeException;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Says in the reader's language why a page cannot be shown. What is out of scope looks
 * like what does not exist, so that numbers cannot be guessed.
 */
@ControllerAdvice
class ErrorAdvice {

	@ExceptionHandler({ OutOfScopeException.class, NoSuchElementException.class })
	@ResponseStatus(HttpStatus.NOT_FOUND)
	String notFound(Model model) {
		model.addAttribute("status", HttpStatus.NOT_FOUND.value());
		return "error";
	}

	@ExceptionHandler(MethodArgumentTypeMismatchException.class)
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	String badRequest(Model model) {
		model.addAttribute("status", HttpStatus.BAD_REQUEST.value());
		return "error";
	}

}
