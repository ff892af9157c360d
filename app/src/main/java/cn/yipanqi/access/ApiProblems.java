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
import org.springframework.web.servlet.LocaleResolver;

/**
 * What programs are told when something is not done (RFC 9457), in the language that they
 * ask for.
 */
@Component
public class ApiProblems {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final MessageSource messages;

	private final LocaleResolver locales;

	ApiProblems(MessageSource messages, LocaleResolver locales) {
		this.messages = messages;
		this.locales = locales;
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

	/**
	 * Writes that the database cannot be reached, as the whole answer.
	 */
	public void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, "5");
		write(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", request, response);
	}

	private void write(HttpStatus status, String code, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		write(status, code, text(code, request), Map.of(), response);
	}

	/**
	 * What is wrong, in words.
	 * @param code message key below {@code api.problem.}
	 */
	public String text(String code, HttpServletRequest request, Object... arguments) {
		return this.messages.getMessage("api.problem." + code, arguments, this.locales.resolveLocale(request));
	}

	/**
	 * Writes a problem as the whole answer.
	 * @param code what is wrong, for programs
	 * @param detail what is wrong, in words
	 * @param more further members of the problem, by name
	 */
	public void write(HttpStatus status, String code, String detail, Map<String, ?> more, HttpServletResponse response)
			throws IOException {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", "about:blank");
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", detail);
		problem.put("code", code);
		problem.putAll(more);
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(MAPPER.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
	}

}
