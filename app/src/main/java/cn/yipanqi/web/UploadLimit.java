package cn.yipanqi.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns an upload that is too large back to its page, before anything reads it: the
 * server would refuse it as well, but then not even the page with the reason could be
 * shown.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {

	private final DataSize most;

	UploadLimit(@Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
		this.most = most;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (UploadFault.mayBeIn(request) && request.getContentLengthLong() > this.most.toBytes()) {
			UploadFault.TOO_LARGE.turnBack(request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
