package cn.yipanqi.api;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that an endpoint does not know, and those given twice: a filter
 * misspelt must not look like no filter.
 */
class ParameterRules implements HandlerInterceptor {

	private static final int EXCERPT = 40;

	private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method) {
			Map<String, Boolean> names = this.known.computeIfAbsent(method, ParameterRules::names);
			request.getParameterMap().forEach((name, values) -> {
				Boolean several = names.get(name);
				if (several == null) {
					throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "unknown-parameter",
							name.substring(0, Math.min(name.length(), EXCERPT)));
				}
				if (!several && values.length > 1) {
					throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "parameter-twice", name);
				}
			});
		}
		return true;
	}

	/**
	 * The names of an endpoint's parameters, and whether each may be given several times.
	 */
	private static Map<String, Boolean> names(HandlerMethod method) {
		Map<String, Boolean> names = new TreeMap<>();
		for (MethodParameter parameter : method.getMethodParameters()) {
			parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
			RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
			Class<?> type = parameter.getParameterType();
			if (single != null) {
				names.put(single.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : single.name(),
						Collection.class.isAssignableFrom(type));
			}
			else if (type.isRecord() && !parameter.hasParameterAnnotation(RequestBody.class)) {
				Stream.of(type.getRecordComponents())
					.forEach((component) -> names.put(component.getName(),
							Collection.class.isAssignableFrom(component.getType())));
			}
		}
		return names;
	}

}
