package cn.yipanqi.api;

import java.io.IOException;
import java.util.Map;

import cn.yipanqi.access.ApiProblems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a program's request than a record can need. Bulk entry has no end, and
 * limits its lines instead.
 */
@Component
@Order
class BodyLimit extends OncePerRequestFilter {

	static final DataSize MOST = DataSize.ofMegabytes(1);

	private final ApiProblems problems;

	BodyLimit(ApiProblems problems) {
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return !path.startsWith("/api/") || path.equals(BulkEndpoint.PATH);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > MOST.toBytes()) {
			this.problems.write(HttpStatus.CONTENT_TOO_LARGE, "too-large",
					this.problems.text("too-large", request, MOST.toKilobytes()), Map.of(), response);
		}
		else {
			chain.doFilter(new Limited(request), response);
		}
	}

	/**
	 * A request whose body ends in a refusal if it is longer than what it said.
	 */
	private static final class Limited extends HttpServletRequestWrapper {

		Limited(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new LimitedStream(super.getInputStream());
		}

	}

	private static final class LimitedStream extends ServletInputStream {

		private final ServletInputStream stream;

		private long left = MOST.toBytes();

		LimitedStream(ServletInputStream stream) {
			this.stream = stream;
		}

		@Override
		public int read() throws IOException {
			int read = this.stream.read();
			count((read < 0) ? 0 : 1);
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = this.stream.read(bytes, offset, length);
			count(Math.max(0, read));
			return read;
		}

		private void count(int read) {
			this.left -= read;
			if (this.left < 0) {
				throw new RefusedRequestException(HttpStatus.CONTENT_TOO_LARGE, "too-large", MOST.toKilobytes());
			}
		}

		@Override
		public boolean isFinished() {
			return this.stream.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.stream.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.stream.setReadListener(listener);
		}

	}

}
