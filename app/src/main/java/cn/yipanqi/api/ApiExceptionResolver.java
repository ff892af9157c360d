package cn.yipanqi.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.ApiProblems;
import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Outage;
import cn.yipanqi.access.Refusals;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.PossibleRepeatException;
import cn.yipanqi.ledger.Repeat;
import cn.yipanqi.ledger.StaleRevisionException;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registration.KnownSubjectException;
import cn.yipanqi.registration.PossibleDoublesException;
import cn.yipanqi.registration.StaleSubjectException;
import cn.yipanqi.registry.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers programs with a problem where people would see the error page. What is out of
 * scope looks like what does not exist.
 */
@Component
class ApiExceptionResolver implements HandlerExceptionResolver, Ordered {

	private static final Logger LOGGER = LoggerFactory.getLogger(ApiExceptionResolver.class);

	private static final int EXCERPT = 40;

	private final ApiProblems problems;

	private final ProblemPlaces places;

	private final Refusals refusals;

	private final LocaleResolver locales;

	ApiExceptionResolver(ApiProblems problems, ProblemPlaces places, Refusals refusals, LocaleResolver locales) {
		this.problems = problems;
		this.places = places;
		this.refusals = refusals;
		this.locales = locales;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		boolean ours = request.getRequestURI().startsWith("/api/") && !(ex instanceof AccessDeniedException)
				&& !(ex instanceof AuthenticationException) && !response.isCommitted();
		if (!ours) {
			return null;
		}
		try {
			response.resetBuffer();
			write(request, response, ex);
		}
		catch (IOException ioex) {
			LOGGER.debug("A program has gone before it was told what is wrong", ioex);
		}
		return new ModelAndView();
	}

	private void write(HttpServletRequest request, HttpServletResponse response, Exception ex) throws IOException {
		List<Violation> found = (ex instanceof InvalidDraftException invalid) ? invalid.violations()
				: (ex instanceof NotAcceptedException refused) ? refused.violations() : List.of();
		if (!found.isEmpty()) {
			this.problems.write(HttpStatus.UNPROCESSABLE_CONTENT, "not-accepted",
					this.problems.text("not-accepted", request),
					Map.of("problems", this.places.of(found, this.locales.resolveLocale(request))), response);
			return;
		}
		if (ex instanceof PossibleRepeatException possible) {
			repeated(possible.repeats(), request, response);
			return;
		}
		if (ex instanceof KnownSubjectException known) {
			registered("known-subject", Stream.ofNullable(known.subject()), request, response);
			return;
		}
		if (ex instanceof PossibleDoublesException possible) {
			registered("possible-double", possible.subjects().stream(), request, response);
			return;
		}
		if (Outage.caused(ex)) {
			LOGGER.warn("A program's request has to be sent again: {}", ex.toString());
			this.problems.unavailable(request, response);
			return;
		}
		if (ex instanceof OutOfScopeException) {
			this.refusals.note(request);
		}
		else if (ex instanceof NoSuchElementException) {
			this.refusals.noteNotFound(request);
		}
		RefusedRequestException refused = refused(ex);
		if (refused.status().is5xxServerError()) {
			LOGGER.error("A program's request failed", ex);
		}
		if (ex instanceof ErrorResponse answer) {
			answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
		}
		this.problems.write(refused.status(), refused.code(),
				this.problems.text(refused.code(), request, refused.arguments().toArray()), Map.of(), response);
	}

	private void repeated(List<Repeat> repeats, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		List<Long> numbers = repeats.stream().map(Repeat::number).toList();
		String named = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
		this.problems.write(HttpStatus.CONFLICT, "possible-repeat",
				this.problems.text("possible-repeat", request, named),
				Map.of("numbers", numbers, "records", repeats.stream().map(Repeat::record).toList()), response);
	}

	private void registered(String code, Stream<Subject> subjects, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		this.problems.write(HttpStatus.CONFLICT, code, this.problems.text(code, request),
				Map.of("numbers", subjects.map(Subject::id).toList()), response);
	}

	private static RefusedRequestException refused(Exception ex) {
		if (ex instanceof RefusedRequestException refused) {
			return refused;
		}
		if (ex instanceof StaleRevisionException || ex instanceof StaleSubjectException) {
			return new RefusedRequestException(HttpStatus.CONFLICT, "stale");
		}
		if (ex instanceof OutOfScopeException || ex instanceof NoSuchElementException
				|| ex instanceof NoResourceFoundException) {
			return new RefusedRequestException(HttpStatus.NOT_FOUND, "not-found");
		}
		if (ex instanceof MethodArgumentTypeMismatchException mismatch) {
			return badParameter(mismatch.getName(), mismatch.getValue());
		}
		if (ex instanceof MissingServletRequestParameterException missing) {
			return new RefusedRequestException(HttpStatus.BAD_REQUEST, "missing-parameter", missing.getParameterName());
		}
		FieldError field = (ex instanceof BindException binding) ? binding.getFieldError() : null;
		if (field != null) {
			return badParameter(field.getField(), field.getRejectedValue());
		}
		if (ex instanceof HttpMessageNotReadableException unreadable) {
			return unreadable(unreadable);
		}
		if (ex instanceof ErrorResponse answer) {
			HttpStatus status = HttpStatus.valueOf(answer.getStatusCode().value());
			return new RefusedRequestException(status, switch (status) {
				case METHOD_NOT_ALLOWED -> "method";
				case UNSUPPORTED_MEDIA_TYPE -> "media-type";
				case NOT_ACCEPTABLE -> "not-acceptable";
				default -> status.is5xxServerError() ? "failed" : "bad-request";
			});
		}
		return (ex instanceof IOException) ? new RefusedRequestException(HttpStatus.BAD_REQUEST, "broken-off")
				: new RefusedRequestException(HttpStatus.INTERNAL_SERVER_ERROR, "failed");
	}

	private static RefusedRequestException badParameter(String name, @Nullable Object value) {
		String text = String.valueOf(value);
		return new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-parameter", name,
				(text.length() <= EXCERPT) ? text : text.substring(0, EXCERPT) + "…");
	}

	private static RefusedRequestException unreadable(HttpMessageNotReadableException ex) {
		if (ex.getCause() instanceof RefusedRequestException refused) {
			return refused;
		}
		if (ex.getCause() instanceof JacksonException broken) {
			return unreadable(broken);
		}
		return new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-body");
	}

	/**
	 * Why JSON cannot be read, and where.
	 */
	static RefusedRequestException unreadable(JacksonException ex) {
		if (ex instanceof UnrecognizedPropertyException unknown) {
			return new RefusedRequestException(HttpStatus.BAD_REQUEST, "unknown-property",
					excerpt(unknown.getPropertyName()));
		}
		TokenStreamLocation place = Objects.requireNonNullElse(ex.getLocation(), TokenStreamLocation.NA);
		return new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-json", Math.max(1, place.getLineNr()),
				Math.max(1, place.getColumnNr()));
	}

	private static String excerpt(String text) {
		return (text.length() <= EXCERPT) ? text : text.substring(0, EXCERPT) + "…";
	}

}
