package cn.yipanqi.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody else's program, with a token or without.
 */
final class Program {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	private final String server;

	final String token;

	Program(int port, String token) {
		this.server = "http://localhost:" + port;
		this.token = token;
	}

	Answer get(String address, String... headers) {
		return send(request(address, headers).GET());
	}

	Answer delete(String address) {
		return send(request(address).DELETE());
	}

	Answer post(String address, String json, String... headers) {
		return post(address, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
	}

	Answer post(String address, String type, byte[] body, String... headers) {
		return send(request(address, headers).header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
	}

	private HttpRequest.Builder request(String address, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + address));
		if (!this.token.isEmpty()) {
			request.header("Authorization", "Bearer " + this.token);
		}
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return request;
	}

	private static Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.headers().firstValue("Location").orElse(""), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came back.
	 */
	record Answer(int status, String type, String location, String body) {

		JsonNode json() {
			return JSON.readTree(this.body);
		}

		String text(String pointer) {
			return json().at(pointer).asString();
		}

		/**
		 * One text of each element of an array.
		 */
		List<String> texts(String array, String pointer) {
			return json().at(array).valueStream().map((element) -> element.at(pointer).asString()).toList();
		}

		List<JsonNode> lines() {
			return Arrays.stream(this.body.split("\n")).filter((line) -> !line.isBlank()).map(JSON::readTree).toList();
		}

	}

}
