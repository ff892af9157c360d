package cn.yipanqi.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes uploads apart before anybody asks for what is in them: who asks first would be
 * met by a failure that no page could be shown for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UploadParts extends OncePerRequestFilter {

	private final DataSize header;

	UploadParts(@Value("${server.tomcat.max-part-header-size}") DataSize header) {
		this.header = header;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !UploadFault.mayBeIn(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		UploadFault fault = fault(request);
		if (fault != null) {
			fault.turnBack(request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private @Nullable UploadFault fault(HttpServletRequest request) {
		try {
			request.getParts();
			return null;
		}
		catch (IOException | ServletException | IllegalStateException ex) {
			this.logger.debug("An upload is turned back", ex);
			return UploadFault.of(ex, this.header);
		}
	}

}
