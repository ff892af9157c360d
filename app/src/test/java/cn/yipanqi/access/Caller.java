package cn.yipanqi.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Calls endpoints by their declaration, through all filters.
 */
final class Caller {

	private final MockMvcTester mvc;

	Caller(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	Answer call(Endpoint endpoint, Map<String, String> fields, @Nullable Reader reader) {
		Map<String, String> left = new LinkedHashMap<>(fields);
		String path = endpoint.name().substring(endpoint.method().length() + 1);
		for (String name : fields.keySet()) {
			String filled = path.replaceFirst("\\{" + name + "(:(?:[^{}]|\\{[^{}]*})*)?}", fields.get(name));
			if (!filled.equals(path)) {
				left.remove(name);
			}
			path = filled;
		}
		var uri = UriComponentsBuilder.fromPath(path).build().encode().toUri();
		MockHttpServletResponse response;
		if (left.containsKey("file")) {
			var upload = this.mvc.post().uri(uri).multipart().file("file", new byte[] { 1, 2, 3 });
			left.remove("file");
			left.forEach(upload::param);
			upload.with(SecurityMockMvcRequestPostProcessors.csrf());
			response = ((reader != null) ? upload.with(SecurityMockMvcRequestPostProcessors.user(reader)) : upload)
				.exchange()
				.getResponse();
		}
		else {
			var request = endpoint.changes() ? this.mvc.post().uri(uri) : this.mvc.get().uri(uri);
			left.forEach(request::param);
			request.with(SecurityMockMvcRequestPostProcessors.csrf());
			response = ((reader != null) ? request.with(SecurityMockMvcRequestPostProcessors.user(reader)) : request)
				.exchange()
				.getResponse();
		}
		return new Answer(response.getStatus(),
				words(response.getContentAsByteArray())
						+ response.getHeaderNames().stream().map(response::getHeader).toList(),
				response.getRedirectedUrl());
	}

	/**
	 * The words of a page, or of everything in a Word or Excel file.
	 */
	private static String words(byte[] body) {
		if (body.length < 4 || body[0] != 'P' || body[1] != 'K') {
			return new String(body, StandardCharsets.UTF_8);
		}
		StringBuilder words = new StringBuilder();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				words.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return words.toString();
	}

	/**
	 * What came back.
	 */
	record Answer(int status, String words, @Nullable String redirect) {
	}

}
