package cn.yipanqi.web;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The address of the page that is shown, for links to the same page with one thing
 * changed: the next page of a list, the other language, the figure as known now.
 *
 * @param path the path
 * @param parameters the parameters as they were sent
 * @param repeatable whether following it again does no more than show the page
 */
public record PageAddress(String path, String parameters, boolean repeatable) {

	static PageAddress of(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return new PageAddress(Objects.requireNonNullElse(failed, request.getRequestURI()).toString(),
				Objects.requireNonNullElse(request.getQueryString(), ""), request.getMethod().equals("GET"));
	}

	/**
	 * The same page with a parameter set, or without it where the value is null.
	 */
	public String with(String name, @Nullable Object value) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(this.path).query(this.parameters);
		if (value == null) {
			return address.replaceQueryParam(name).build().toUriString();
		}
		return address.replaceQueryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8))
			.build()
			.toUriString();
	}

	/**
	 * Whether the page belongs to a section; the root is a section of its own.
	 */
	public boolean within(String section) {
		return this.path.equals(section) || (section.length() > 1 && this.path.startsWith(section + "/"));
	}

}
