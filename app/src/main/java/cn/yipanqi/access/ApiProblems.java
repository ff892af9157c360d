package cn.yipanqi.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * What programs are told when they are not let in (RFC 9457), in the language that they
 * ask for.
 */
@Component
class ApiProblems {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final MessageSource messages;

	ApiProblems(MessageSource messages) {
		this.messages = messages;
	}

	void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		write(HttpStatus.UNAUTHORIZED, "unauthorized", request, response);
	}

	void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
		write(HttpStatus.FORBIDDEN, "forbidden", request, response);
	}

	void tooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, "60");
		write(HttpStatus.TOO_MANY_REQUESTS, "too-many", request, response);
	}

	private void write(HttpStatus status, String code, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", "about:blank");
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", this.messages.getMessage("api.problem." + code, null, request.getLocale()));
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(MAPPER.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
	}

}
