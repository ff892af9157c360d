package cn.yipanqi.figures;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Says that there are no figures for now, and that nothing is lost.
 */
@ControllerAdvice
class OutgrownAdvice {

	@ExceptionHandler(BoardOutgrownException.class)
	void outgrown(HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
	}

}
