package cn.yipanqi.access;

import java.lang.reflect.Method;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds every endpoint to its rule before anything of the request is read.
 *
 * @see Requires
 */
public class EndpointRules implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method && !ErrorController.class.isAssignableFrom(method.getBeanType())) {
			Permission wanted = of(method)
				.orElseThrow(() -> new AccessDeniedException("Endpoint '" + method + "' has no rule"));
			if (!permitted(wanted)) {
				throw new AccessDeniedException("Endpoint '" + method + "' asks for " + wanted);
			}
		}
		return true;
	}

	/**
	 * The rule of an endpoint; empty if it has none.
	 */
	public static Optional<Permission> of(HandlerMethod endpoint) {
		Method method = endpoint.getMethod();
		Requires rule = AnnotatedElementUtils.findMergedAnnotation(method, Requires.class);
		return Optional
			.ofNullable((rule != null) ? rule
					: AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Requires.class))
			.map(Requires::value);
	}

	private static boolean permitted(Permission wanted) {
		if (wanted == Permission.NONE) {
			return true;
		}
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.getPrincipal() instanceof Reader reader && reader.may(wanted);
	}

}
