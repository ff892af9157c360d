package cn.yipanqi.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Calls endpoints by their declaration, through all filters.
 */
final class Caller {

	private static final JsonMapper JSON = new JsonMapper();

	private final MockMvcTester mvc;

	private final Map<String, Mapping> mappings;

	private final Set<String> reached = new TreeSet<>();

	Caller(MockMvcTester mvc, Map<String, Mapping> mappings) {
		this.mvc = mvc;
		this.mappings = mappings;
	}

	Answer call(Endpoint endpoint, Map<String, String> fields, @Nullable Reader reader) {
		Mapping mapping = this.mappings.get(endpoint.name());
		Map<String, String> left = new LinkedHashMap<>(fields);
		String path = endpoint.pattern();
		for (String name : fields.keySet()) {
			String filled = path.replaceFirst("\\{" + name + "(:(?:[^{}]|\\{[^{}]*})*)?}",
					Matcher.quoteReplacement(fields.get(name)));
			if (!filled.equals(path)) {
				left.remove(name);
			}
			path = filled;
		}
		left.putAll(mapping.parameters());
		URI uri = UriComponentsBuilder.fromPath(path).build().encode().toUri();
		MvcTestResult result = left.containsKey("file") ? upload(uri, left, mapping, reader)
				: send(endpoint.method(), uri, left, mapping, reader);
		if (result.getMvcResult().getHandler() instanceof HandlerMethod handler
				&& handler.getMethod().equals(mapping.handler().getMethod())) {
			this.reached.add(endpoint.name());
		}
		MockHttpServletResponse response = result.getResponse();
		return new Answer(response.getStatus(),
				words(response.getContentAsByteArray())
						+ response.getHeaderNames().stream().map(response::getHeader).toList(),
				response.getRedirectedUrl(), response.getContentAsByteArray());
	}

	private MvcTestResult upload(URI uri, Map<String, String> fields, Mapping mapping, @Nullable Reader reader) {
		var upload = this.mvc.post().uri(uri).multipart().file("file", new byte[] { 1, 2, 3 });
		fields.forEach((name, value) -> {
			if (!name.equals("file")) {
				upload.param(name, value);
			}
		});
		mapping.headers().forEach(upload::header);
		upload.with(SecurityMockMvcRequestPostProcessors.csrf().asHeader());
		return ((reader != null) ? upload.with(SecurityMockMvcRequestPostProcessors.user(reader)) : upload).exchange();
	}

	private MvcTestResult send(String method, URI uri, Map<String, String> fields, Mapping mapping,
			@Nullable Reader reader) {
		var request = this.mvc.method(HttpMethod.valueOf(method)).uri(uri);
		mapping.headers().forEach(request::header);
		if (mapping.takesBody()) {
			request.contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsString(nested(fields)));
		}
		else {
			fields.forEach(request::param);
		}
		request.with(SecurityMockMvcRequestPostProcessors.csrf().asHeader());
		return ((reader != null) ? request.with(SecurityMockMvcRequestPostProcessors.user(reader)) : request)
			.exchange();
	}

	/**
	 * The fields as an object of objects and lists: a name is a path to its value.
	 */
	@SuppressWarnings("unchecked")
	private static Map<String, Object> nested(Map<String, String> fields) {
		Map<String, Object> root = new LinkedHashMap<>();
		fields.forEach((path, value) -> {
			Map<String, Object> object = root;
			String[] steps = path.split("\\.");
			for (int i = 0; i < steps.length; i++) {
				boolean last = i == steps.length - 1;
				String step = steps[i].replaceAll("\\[\\d+]", "");
				boolean list = !step.equals(steps[i]);
				Object former = object.get(step);
				Map<String, Object> next = (former instanceof List<?> several) ? (Map<String, Object>) several.get(0)
						: (former instanceof Map<?, ?> one) ? (Map<String, Object>) one : new LinkedHashMap<>();
				Object content = last ? value : next;
				object.put(step, list ? List.of(content) : content);
				object = next;
			}
		});
		return root;
	}

	/**
	 * The names of the endpoints whose methods were chosen to answer what was called by
	 * their names.
	 */
	Set<String> reached() {
		return this.reached;
	}

	/**
	 * The words of a page, or of everything in a Word or Excel file.
	 */
	private static String words(byte[] body) {
		if (body.length < 4 || body[0] != 'P' || body[1] != 'K') {
			return new String(body, StandardCharsets.UTF_8);
		}
		StringBuilder words = new StringBuilder();
		try (ZipFile zip = ZipFile.builder().setByteArray(body).get()) {
			for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
				words.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
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
	@SuppressWarnings("ArrayRecordComponent")
	record Answer(int status, String words, @Nullable String redirect, byte[] body) {
	}

}
