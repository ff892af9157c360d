package cn.yipanqi.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Why an upload was not taken before anybody looked into its file. Whoever sent it is
 * turned back to its page, which says so.
 */
enum UploadFault {

	/** More bytes than may be sent. */
	TOO_LARGE,

	/** A name, or whatever else stands before the file, that has no end. */
	NAME_TOO_LONG,

	/** More files than a form has. */
	TOO_MANY,

	/** Not all of it came, or not as browsers send it. */
	BROKEN;

	private static final String PARAMETER = "upload";

	private static final String CHECK = "/check";

	/**
	 * What is wrong with a request that could not be taken apart.
	 * @param header how long what stands before a file may be
	 */
	static UploadFault of(Exception failure, DataSize header) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FileCountLimitExceededException) {
				return TOO_MANY;
			}
			if (cause instanceof SizeException size) {
				return (size.getPermittedSize() == header.toBytes()) ? NAME_TOO_LONG : TOO_LARGE;
			}
		}
		return BROKEN;
	}

	/**
	 * The fault that a page was turned back to for.
	 */
	static Optional<UploadFault> of(HttpServletRequest request) {
		String code = request.getParameter(PARAMETER);
		return Arrays.stream(values()).filter((fault) -> fault.code().equals(code)).findFirst();
	}

	private String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String messageKey() {
		return "error.upload." + code();
	}

	/**
	 * Turns an upload back to the page of its form: its own address, or the one above
	 * where it is only checked. Nobody reads that who has hung up.
	 */
	void turnBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		String path = request.getRequestURI();
		String page = path.endsWith(CHECK) ? path.substring(0, path.length() - CHECK.length()) : path;
		response.sendRedirect(page + "?" + PARAMETER + "=" + code());
	}

	/**
	 * Whether a request is an upload, of a form and not of a program.
	 */
	static boolean mayBeIn(HttpServletRequest request) {
		@Nullable String type = request.getContentType();
		return request.getMethod().equals("POST") && type != null
				&& type.toLowerCase(Locale.ROOT).startsWith("multipart/")
				&& !request.getRequestURI().startsWith("/api/");
	}

}
