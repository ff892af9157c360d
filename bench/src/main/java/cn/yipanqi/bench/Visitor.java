package cn.yipanqi.bench;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who uses the pages of a server, or a program that calls it with a token.
 */
final class Visitor {

	private static final String PASSWORD = "yipanqi-2007";

	private static final String BOUNDARY = "----yipanqi-bench";

	private final String server;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	Visitor(String server) {
		this.server = server;
	}

	/**
	 * One of the people of the demonstration, signed in.
	 */
	static Visitor signedIn(String server, String account) throws IOException, InterruptedException {
		Visitor visitor = new Visitor(server);
		HttpResponse<String> answer = visitor.form("/sign-in", "/sign-in", "username", account, "password", PASSWORD);
		if (answer.statusCode() != 302 || target(answer).contains("error")) {
			throw new IOException("Not signed in as " + account + ": " + answer.statusCode());
		}
		return visitor;
	}

	String get(String address) throws IOException, InterruptedException {
		HttpResponse<String> answer = send(request(address).GET());
		if (answer.statusCode() != 200) {
			throw new IOException(address + " answers " + answer.statusCode());
		}
		return answer.body();
	}

	byte[] bytes(String address) throws IOException, InterruptedException {
		return this.client.send(request(address).GET().build(), BodyHandlers.ofByteArray()).body();
	}

	/**
	 * Makes a token with which programs file what the person may file.
	 */
	String token() throws IOException, InterruptedException {
		String page = get("/account");
		String grant = found("name=\"grant\">\\s*<option value=\"([^\"]+)\"", page);
		form("/account", "/account/tokens", "name", "bench", "grant", grant, "readsOnly", "false", "days", "1");
		return found("data-token>([^<]+)<", get("/account"));
	}

	HttpResponse<String> call(String token, String address, String type, String body)
			throws IOException, InterruptedException {
		return send(request(address).header("Authorization", "Bearer " + token)
			.header("Content-Type", type)
			.POST(BodyPublishers.ofString(body)));
	}

	HttpResponse<String> form(String page, String address, String... fields) throws IOException, InterruptedException {
		StringBuilder body = new StringBuilder("_csrf=" + encoded(csrf(page)));
		for (int i = 0; i < fields.length; i += 2) {
			body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
		}
		return send(request(address).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body.toString())));
	}

	/**
	 * Uploads a workbook.
	 * @return the address of its page
	 */
	String upload(byte[] file, String type, String unit) throws IOException, InterruptedException {
		String[][] fields = { { "_csrf", csrf("/intake") }, { "type", type }, { "unit", unit } };
		StringBuilder head = new StringBuilder();
		for (String[] field : fields) {
			head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY,
					field[0], field[1]));
		}
		head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.xlsx\"\r\n\r\n"
			.formatted(BOUNDARY));
		BodyPublisher body = BodyPublishers.concat(BodyPublishers.ofString(head.toString()),
				BodyPublishers.ofByteArray(file), BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
		HttpResponse<String> answer = send(
				request("/intake").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(body));
		String page = target(answer);
		if (!page.matches(".*/intake/[0-9a-f-]{36}")) {
			throw new IOException("Not taken: " + answer.statusCode() + " " + page);
		}
		return page.substring(page.indexOf("/intake/"));
	}

	private static String target(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("");
	}

	private String csrf(String page) throws IOException, InterruptedException {
		return found("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", get(page));
	}

	private static String found(String pattern, String page) throws IOException {
		Matcher matcher = Pattern.compile(pattern).matcher(page);
		if (!matcher.find()) {
			throw new IOException("Not on the page: " + pattern);
		}
		return matcher.group(1);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private HttpRequest.Builder request(String address) {
		return HttpRequest.newBuilder(URI.create(this.server + address)).timeout(Duration.ofMinutes(5));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}
