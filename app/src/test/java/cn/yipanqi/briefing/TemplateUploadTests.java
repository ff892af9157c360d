package cn.yipanqi.briefing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Templates sent to the real server, which has limits of its own before a controller sees
 * anything.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.load-territory=true" })
class TemplateUploadTests {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final String TEMPLATES = "select count(*) from briefing_template";

	private static final String CHECKS = """
			select account || ' ' || object || ' ' || (detail->>'problems') from audit
			where action = 'template-check' order by id
			""";

	private static final String TEMPLATE = "/briefings/templates/progress_report";

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	@LocalServerPort
	private int port;

	@BeforeEach
	void signIn(@Autowired Accounts accounts) throws Exception {
		accounts.create("office", "专项整治办公室", InitialPassword.lasting("yipanqi-2007"), Role.OFFICE,
				new Scope("2399", null), "test");
		String form = "username=office&password=yipanqi-2007&_csrf="
				+ URLEncoder.encode(token(get("/sign-in").body()), StandardCharsets.UTF_8);
		HttpResponse<String> response = this.http
			.send(request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.uri().getPath()).isEqualTo("/");
	}

	@Test
	void soundTemplateIsTaken() throws Exception {
		HttpResponse<String> response = upload(Docx.of("{{text city}}").bytes());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("模板已采用");
	}

	@Test
	void checkWithoutTakingIsNotedSoundOrNot(@Autowired JdbcClient jdbc) throws Exception {
		long before = jdbc.sql(TEMPLATES).query(Long.class).single();
		assertThat(upload(Docx.of("{{text city}}").bytes(), true).body()).doesNotContain("模板已采用");
		assertThat(upload(Docx.of("{{text nowhere}}").bytes(), true).statusCode()).isEqualTo(200);
		assertThat(jdbc.sql(CHECKS).query(String.class).list()).containsExactly("office progress_report 0",
				"office progress_report 1");
		assertThat(jdbc.sql(TEMPLATES).query(Long.class).single()).isEqualTo(before);
	}

	@Test
	void fileOfNineMegabytesIsRefusedByTheTemplate() throws Exception {
		HttpResponse<String> response = upload(new byte[9 * 1024 * 1024]);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("文件超过 8 MB");
	}

	@Test
	void fileBeyondTheServersLimitIsRefusedInTheReadersLanguage() throws Exception {
		HttpResponse<String> response = upload(new byte[70 * 1024 * 1024]);
		assertThat(response.uri().getPath()).isEqualTo(TEMPLATE);
		assertThat(response.body()).contains("文件太大，没有收下", "下载现用模板").doesNotContain("Exception");
		get("/?lang=en");
		assertThat(upload(new byte[70 * 1024 * 1024]).body()).contains("too large");
	}

	@Test
	void pageThatIsNotThereIsShownInTheReadersLanguage() throws Exception {
		HttpResponse<String> response = get("/briefings/999999999");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("没有找到");
	}

	private HttpResponse<String> upload(byte[] file) throws Exception {
		return upload(file, false);
	}

	private HttpResponse<String> upload(byte[] file, boolean check) throws Exception {
		String boundary = "----yipanqi";
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
				+ token(get(TEMPLATE).body()) + "\r\n");
		write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"check\"\r\n\r\n" + check + "\r\n");
		write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.docx\"\r\n\r\n");
		body.write(file);
		write(body, "\r\n--" + boundary + "--\r\n");
		return this.http.send(request(TEMPLATE).header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static void write(ByteArrayOutputStream body, String text) throws IOException {
		body.write(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String token(String page) {
		Matcher matcher = TOKEN.matcher(page);
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).header("Accept", "text/html");
	}

}
