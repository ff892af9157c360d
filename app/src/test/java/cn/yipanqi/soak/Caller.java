package cn.yipanqi.soak;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who calls the server, with a token or at the pages.
 */
final class Caller {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final String server;

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	Caller(String server) {
		this.server = server;
	}

	static boolean serves(String server) throws InterruptedException {
		try {
			return new Caller(server).get("/sign-in").statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
		return send(request(address, headers).GET());
	}

	HttpResponse<String> post(String address, String type, String body, String... headers)
			throws IOException, InterruptedException {
		return post(address, type, BodyPublishers.ofString(body), headers);
	}

	private HttpResponse<String> post(String address, String type, BodyPublisher body, String... headers)
			throws IOException, InterruptedException {
		return send(request(address, headers).header("Content-Type", type).POST(body));
	}

	/**
	 * Signs in at the page, anew.
	 */
	void signIn(String account, String password) throws IOException, InterruptedException {
		HttpResponse<String> answer = form("/sign-in", "/sign-in", "username", account, "password", password);
		if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("error")) {
			throw new IOException("Not signed in: " + answer.statusCode());
		}
	}

	/**
	 * Sends a form as a page does.
	 */
	HttpResponse<String> form(String page, String address, String... fields) throws IOException, InterruptedException {
		StringBuilder body = new StringBuilder("_csrf=" + encoded(csrf(page)));
		for (int i = 0; i < fields.length; i += 2) {
			body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
		}
		return post(address, "application/x-www-form-urlencoded", body.toString());
	}

	/**
	 * Uploads a workbook.
	 */
	HttpResponse<String> upload(byte[] file, String type, String unit) throws IOException, InterruptedException {
		String boundary = UUID.randomUUID().toString();
		StringBuilder head = new StringBuilder();
		for (String[] field : new String[][] { { "_csrf", csrf("/intake") }, { "type", type }, { "unit", unit } }) {
			head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary,
					field[0], field[1]));
		}
		head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"soak.xlsx\"\r\n\r\n"
			.formatted(boundary));
		BodyPublisher body = BodyPublishers.concat(BodyPublishers.ofString(head.toString()),
				BodyPublishers.ofByteArray(file), BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
		return post("/intake", "multipart/form-data; boundary=" + boundary, body);
	}

	private String csrf(String page) throws IOException, InterruptedException {
		Matcher token = CSRF.matcher(get(page).body());
		if (!token.find()) {
			throw new IOException("No form on " + page);
		}
		return token.group(1);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private HttpRequest.Builder request(String address, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + address)).timeout(PATIENCE);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return request;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}
