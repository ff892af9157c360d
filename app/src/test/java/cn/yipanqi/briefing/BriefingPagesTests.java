package cn.yipanqi.briefing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Composition.Part;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.template.Look;
import cn.yipanqi.briefing.word.WordLayout;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.seal.Digests;
import cn.yipanqi.web.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of briefings and templates, asked for by whoever may and may not, with
 * whatever a browser can send.
 */
@BriefingCityTest
class BriefingPagesTests {

	private static final LocalDate DAY = LocalDate.of(2007, 9, 27);

	private static final String TEMPLATE = "/briefings/templates/progress_report";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Briefings briefings;

	@Autowired
	private Templates templates;

	@Autowired
	private BriefingRows rows;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@CsvSource({ "2007-09-10,数据截至2007年9月10日", "2077-01-01,数据截至2007年9月27日", "1999-01-01,数据截至2007年8月8日",
			",数据截至2007年9月27日" })
	void dayIsHeldWithinTheCampaignAndToday(String to, String text) {
		assertThat(get("office", "/briefings/draft/progress_report?to=" + ((to != null) ? to : ""))).hasStatusOk()
			.bodyText()
			.contains(text);
		assertThat(get("office", "/briefings/draft/progress_report/document?to=" + ((to != null) ? to : "")))
			.hasStatusOk()
			.hasContentType(Attachment.WORD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "yesterday", "2007-13-01", "2007-02-30", "27.9.2007", "%00" })
	void whatIsNoDayIsABadRequest(String to) {
		assertThat(get("office", "/briefings/draft/progress_report?to=" + to)).hasStatus(400);
		assertThat(post("office", "/briefings", "code", "progress_report", "to", to)).hasStatus(400);
	}

	@Test
	void kindThatIsNotThereIsNotFound() {
		assertThat(get("office", "/briefings/draft/annual_report")).hasStatus(404);
		assertThat(get("office", "/briefings/templates/annual_report")).hasStatus(404);
		assertThat(get("office", "/briefings/templates/annual_report/file")).hasStatus(404);
		assertThat(post("office", "/briefings", "code", "annual_report")).hasStatus(404);
		assertThat(post("office", "/briefings", "code", "")).hasStatus(404);
		assertThat(post("office", "/briefings")).hasStatus(400);
		assertThat(upload("office", "/briefings/templates/annual_report", "x.docx", new byte[1])).hasStatus(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/briefings/0", "/briefings/999999999999999999", "/briefings/9999999999999999999999",
			"/briefings/-1", "/briefings/1e3", "/briefings/0/document", "/briefings/999999999999/document" })
	void guessedNumberIsNotFound(String path) {
		assertThat(get("office", path)).hasStatus(404);
	}

	@Test
	void onlyTheOfficeIssuesAndUploads() {
		byte[] file = this.templates.current("progress_report").file();
		for (String account : List.of("leader", "auditor", "liaison", "county", "inspector")) {
			assertThat(post(account, "/briefings", "code", "progress_report")).as(account).hasStatus(403);
			assertThat(upload(account, TEMPLATE, "x.docx", file)).as(account).hasStatus(403);
		}
		assertThat(get("leader", "/briefings/draft/progress_report")).hasStatusOk()
			.bodyText()
			.doesNotContain("class=\"issue\"");
		assertThat(get("leader", TEMPLATE)).hasStatusOk().bodyText().doesNotContain("type=\"file\"");
	}

	@Test
	void readersOfAPartReadNothingOfTheCity() {
		Briefing issued = this.briefings.issue("progress_report", "2399", DAY, "office", Scope.EVERYTHING);
		for (String account : List.of("liaison", "county", "inspector")) {
			assertThat(get(account, "/briefings/" + issued.id())).as(account).hasStatus(404);
			assertThat(get(account, "/briefings/" + issued.id() + "/document")).as(account).hasStatus(404);
			assertThat(get(account, "/briefings")).as(account)
				.hasStatusOk()
				.bodyText()
				.doesNotContain("/briefings/" + issued.id() + "\"");
		}
		for (String account : List.of("liaison", "inspector")) {
			assertThat(get(account, "/briefings/draft/progress_report")).as(account).hasStatus(404);
		}
		assertThat(get("county", "/briefings/draft/progress_report")).hasStatusOk().bodyText().contains("我县");
		for (String account : List.of("leader", "auditor", "office")) {
			assertThat(get(account, "/briefings/" + issued.id())).as(account).hasStatusOk();
			assertThat(get(account, "/briefings/" + issued.id() + "/document")).as(account).hasStatusOk();
		}
	}

	@Test
	void whoeverIsNotSignedInSeesNothing() {
		assertThat(this.mvc.get().uri("/briefings")).hasStatus3xxRedirection();
		assertThat(this.mvc.post()
			.uri("/briefings")
			.param("code", "progress_report")
			.with(SecurityMockMvcRequestPostProcessors.csrf())).hasStatus3xxRedirection();
		assertThat(this.mvc.post().uri("/briefings").param("code", "progress_report").with(user("office")))
			.hasStatus(403);
	}

	@Test
	void uploadThatIsNoTemplateSaysWhy() {
		assertThat(upload("office", TEMPLATE, "", new byte[0])).hasStatusOk().bodyText().contains("文件是空的");
		assertThat(upload("office", TEMPLATE, "x.pdf", "%PDF-1.4".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
			.hasStatusOk()
			.bodyText()
			.contains("不是 Word 文件", "x.pdf");
		assertThat(upload("office", TEMPLATE, "<script>.docx", new byte[] { 'P', 'K', 3, 4 })).hasStatusOk()
			.bodyText()
			.contains("&lt;script&gt;.docx")
			.doesNotContain("<script>.docx");
		assertThat(upload("office", TEMPLATE, "x.docx", Docx.of("{{figure peopel}}").bytes())).hasStatusOk()
			.bodyText()
			.contains("第 1 段", "{{figure peopel}}", "people");
		assertThat(upload("office", TEMPLATE + "?lang=en", "x.docx", new byte[9 * 1024 * 1024])).hasStatusOk()
			.bodyText()
			.contains("the file is larger than 8 MB");
	}

	@Test
	void uploadWithoutItsFileIsABadRequest() {
		assertThat(post("office", TEMPLATE)).hasStatus(400);
		assertThat(this.mvc.post()
			.uri(TEMPLATE)
			.multipart()
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(user("office"))).hasStatus(400);
	}

	@Test
	void checkOnlyTakesNothingIntoUse() {
		String before = this.templates.current("progress_report").digest();
		assertThat(this.mvc.post()
			.uri(TEMPLATE)
			.multipart()
			.file(new MockMultipartFile("file", "x.docx", null, Docx.of("{{text city}}").bytes()))
			.param("check", "true")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(user("office"))).hasStatus3xxRedirection();
		assertThat(this.templates.current("progress_report").digest()).isEqualTo(before);
	}

	@Test
	void issuedReportIsShownThoughThePackHasDroppedAnIndicator() {
		Figure gone = new Figure(new FigureQuery("turnover", "2399", null, null, null, DAY, Instant.EPOCH),
				BigDecimal.valueOf(42), null, null);
		Composition composition = new Composition(
				List.of(new Part(0, Look.PLAIN, List.of(new Piece(0, -1, "42", gone, null)), List.of())));
		byte[] document = { 1, 2, 3 };
		long template = this.templates.store(StoredTemplate.ofPack("progress_report", document), Instant.EPOCH,
				"office");
		Briefing kept = this.rows.add(
				new Briefing(0, "old_report", "2399", this.rows.nextNumber("old_report", "2399"), "旧报告", DAY,
						Instant.EPOCH, Instant.EPOCH, "office", composition, Digests.of(document), null),
				template, document, java.util.UUID.randomUUID());
		assertThat(get("leader", "/briefings/" + kept.id())).hasStatusOk()
			.bodyText()
			.contains("旧报告", "42", "data-undefined", "配置包中已没有这个指标");
		assertThat(get("leader", "/briefings/" + kept.id() + "/document")).hasStatusOk();
		assertThat(get("leader", "/briefings")).hasStatusOk().bodyText().contains("旧报告");
	}

	@Test
	void templateThatNoLongerFitsThePackIsShownWithItsMistakes(@Autowired Pack pack) throws Exception {
		byte[] outdated = WordLayout.layOut("# 题目\n出动{{figure old_indicator}}人次。", true);
		this.jdbc.sql("""
				insert into briefing_template (code, origin, digest, file, uploaded_at, uploaded_by)
				values ('progress_report', 'UPLOAD', :digest, :file, now(), 'office')
				""").param("digest", Digests.of(outdated)).param("file", outdated).update();
		try {
			assertThat(get("office", "/briefings/draft/progress_report")).hasStatus3xxRedirection()
				.hasRedirectedUrl(TEMPLATE);
			assertThat(post("office", "/briefings", "code", "progress_report")).hasRedirectedUrl(TEMPLATE);
			assertThat(get("leader", TEMPLATE)).hasStatusOk()
				.bodyText()
				.contains("与配置包不符", "第 2 段", "没有指标“old_indicator”");
		}
		finally {
			this.templates.upload("progress_report",
					java.nio.file.Files.readAllBytes(pack.directory().resolve("briefings/progress-report.docx")),
					"office");
		}
	}

	private MockMvcTester.MockMvcRequestBuilder get(String account, String path) {
		return this.mvc.get().uri(java.net.URI.create(path)).with(user(account));
	}

	private MockMvcTester.MockMvcRequestBuilder post(String account, String path, String... parameters) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(path)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(user(account));
		for (int i = 0; i < parameters.length; i += 2) {
			request.param(parameters[i], parameters[i + 1]);
		}
		return request;
	}

	private MockMvcTester.MockMultipartMvcRequestBuilder upload(String account, String path, String name, byte[] file) {
		return this.mvc.post()
			.uri(path)
			.multipart()
			.file(new MockMultipartFile("file", name, null, file))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(user(account));
	}

	private RequestPostProcessor user(String account) {
		Reader reader = this.accounts.loadUserByUsername(account);
		return SecurityMockMvcRequestPostProcessors.user(reader);
	}

}
