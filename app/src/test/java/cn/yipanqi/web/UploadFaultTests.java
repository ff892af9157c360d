package cn.yipanqi.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads that the real server cannot take apart: whoever sends them reads on the page of
 * the form what is wrong and what to do.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.load-territory=true", "yipanqi.city=upload-faults" })
class UploadFaultTests {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final String BOUNDARY = "----yipanqi";

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final HttpClient sending = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	@LocalServerPort
	private int port;

	@BeforeEach
	void signIn(@Autowired Accounts accounts) throws Exception {
		accounts.create("office", "专项整治办公室", InitialPassword.lasting("yipanqi-2007"), Role.OFFICE,
				new Scope("2399", null), "test");
		String form = "username=office&password=yipanqi-2007&_csrf="
				+ URLEncoder.encode(token("/sign-in"), StandardCharsets.UTF_8);
		HttpResponse<String> response = this.http
			.send(request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.uri().getPath()).isEqualTo("/");
	}

	@Test
	void longChineseNameIsTaken(@Autowired JdbcClient jdbc) throws Exception {
		String name = "临江县工商行政管理局关于报送".repeat(20) + ".csv";
		assertThat(name.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(512);
		HttpResponse<String> response = upload("/intake", "/intake", part("file", name, "日期\n"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.uri().getPath()).matches("/intake/[0-9a-f-]{36}");
		assertThat(jdbc.sql("select file_name from intake_run").query(String.class).list())
			.allMatch((kept) -> kept.startsWith("临江县工商") && kept.endsWith(".csv") && kept.length() <= 100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/intake", "/organization/workbook", "/briefings/templates/progress_report" })
	void whatTheServerRefusesIsSaidOnThePage(String page) throws Exception {
		String address = page.startsWith("/organization") ? page + "/check" : page;
		assertSays(upload(page, address, part("file", "名".repeat(4_000) + ".xlsx", "x")), page, "文件名太长");
		assertSays(upload(page, address, part("file", "a.xlsx", "x").repeat(60)), page, "一次只能传一个文件");
		assertSays(send(address, BOUNDARY, part("file", "a.xlsx", "x")), page, "文件没有传完整");
		assertSays(send(address, "", "x"), page, "文件没有传完整");
		get("/?lang=en");
		assertSays(upload(page, address, part("file", "名".repeat(4_000) + ".xlsx", "x")), page, "too long");
	}

	@Test
	void fileBeyondTheLimitIsRefusedWithoutASaidLength() throws Exception {
		byte[] megabyte = new byte[1 << 20];
		String begin = "--" + BOUNDARY
				+ "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
		HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofInputStream(() -> {
			List<InputStream> parts = new ArrayList<>();
			parts.add(new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)));
			for (int i = 0; i < 64; i++) {
				parts.add(new ByteArrayInputStream(megabyte));
			}
			return new SequenceInputStream(Collections.enumeration(parts));
		});
		HttpResponse<String> response = this.http
			.send(request("/intake").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
				.POST(body)
				.build(), HttpResponse.BodyHandlers.ofString());
		assertSays(response, "/intake", "文件太大");
	}

	/**
	 * A browser that stops in the middle reads no answer; the server goes on.
	 */
	@Test
	void halfAnUploadHarmsNobody() throws Exception {
		try (Socket socket = new Socket("localhost", this.port)) {
			OutputStream out = socket.getOutputStream();
			out.write(("POST /intake HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary="
					+ BOUNDARY + "\r\nContent-Length: 100000\r\n\r\n--" + BOUNDARY + "\r\nContent-Disp")
				.getBytes(StandardCharsets.UTF_8));
			out.flush();
		}
		assertThat(get("/intake").statusCode()).isEqualTo(200);
	}

	private static void assertSays(HttpResponse<String> response, String page, String words) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.uri().getPath()).isEqualTo(page);
		assertThat(response.body()).contains("alert-danger", words);
	}

	private static String part(String field, String name, String content) {
		return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
				+ "\"\r\n\r\n" + content + "\r\n";
	}

	private HttpResponse<String> upload(String page, String address, String parts) throws Exception {
		return send(address, BOUNDARY, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
				+ token(page) + "\r\n" + parts + "--" + BOUNDARY + "--\r\n");
	}

	/**
	 * As browsers do, goes on to where it is sent without the headers of the upload.
	 */
	private HttpResponse<String> send(String address, String boundary, String body) throws Exception {
		String type = "multipart/form-data" + (boundary.isEmpty() ? "" : "; boundary=" + boundary);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		write(bytes, body);
		HttpResponse<String> answer = this.sending.send(request(address).header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
			.build(), HttpResponse.BodyHandlers.ofString());
		return (answer.statusCode() == 302) ? get(URI.create(answer.headers().firstValue("Location").orElseThrow()))
				: answer;
	}

	private static void write(ByteArrayOutputStream body, String text) throws IOException {
		body.write(text.getBytes(StandardCharsets.UTF_8));
	}

	private String token(String page) throws Exception {
		Matcher matcher = TOKEN.matcher(get(page).body());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private HttpResponse<String> get(URI address) throws Exception {
		return get(address.getPath() + ((address.getQuery() != null) ? "?" + address.getQuery() : ""));
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
