package cn.yipanqi.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Sends whoever has nothing to read at the front page on to the page where they begin.
 */
class HomePages implements HandlerInterceptor {

	static final String FRONT = "/";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof Reader reader)
				|| reader.home().equals(FRONT)) {
			return true;
		}
		response.sendRedirect(request.getContextPath() + reader.home());
		return false;
	}

}
