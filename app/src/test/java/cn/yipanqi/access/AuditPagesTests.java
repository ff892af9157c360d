package cn.yipanqi.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an auditor finds, reads and takes away.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class AuditPagesTests {

	private static final Instant NOW = Instant.parse("2007-09-27T01:00:00Z");

	private static final Reader CITY = Readers.of("city-auditor", Role.AUDITOR, new Scope("2399", null));

	private static final Reader COUNTY = Readers.of("county-auditor", Role.AUDITOR, new Scope("239901", null));

	private static int number;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private AuditTrail trail;

	@Autowired
	private JdbcClient jdbc;

	private String mark;

	@BeforeEach
	void loadTerritory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.mark = "mark" + number++;
	}

	@Test
	void rowReadsInWordsOfBothLanguages() {
		this.trail.record(NOW, this.mark, "grant", "account/" + this.mark,
				Map.of("role", "LIAISON", "region", "239901", "department", "health"));
		assertThat(page(CITY, "/audit?account=" + this.mark)).contains("授权", "账号 " + this.mark, "联络员", "临江县", "卫生",
				"/accounts/" + this.mark);
		assertThat(page(CITY, "/audit?lang=en&account=" + this.mark)).contains("Granted", "Account " + this.mark,
				"Role");
	}

	@Test
	void everyFilterNarrows() {
		this.trail.record(NOW, this.mark, "grant", "account/x" + this.mark, Map.of("note", "百分号%"));
		this.trail.refused(NOW.plusSeconds(86400), this.mark, "sign-in", "account/y" + this.mark, Map.of("note", "别的"));
		String search = "/audit?account=" + this.mark;
		assertThat(rows(search)).isEqualTo(2);
		assertThat(rows(search + "&action=grant")).isEqualTo(1);
		assertThat(rows(search + "&object=account/y")).isEqualTo(1);
		assertThat(rows(search + "&refused=true")).isEqualTo(1);
		assertThat(rows(search + "&to=2007-09-27")).isEqualTo(1);
		assertThat(rows(search + "&from=2007-09-28")).isEqualTo(1);
		assertThat(rows(search + "&from=-999999999-01-01&to=%2B999999999-01-01")).isEqualTo(2);
		assertThat(rows(search + "&text=%25")).isEqualTo(1);
		assertThat(rows(search + "&origin=10.0.0.1")).isZero();
	}

	@Test
	void olderRowsFollowWithoutGapOrRepetition() {
		for (int i = 0; i < 120; i++) {
			this.trail.record(NOW, this.mark, "grant", "account/" + i, Map.of());
		}
		assertThat(rows("/audit?account=" + this.mark)).isEqualTo(50);
		String older = page(CITY, "/audit?account=" + this.mark).replaceAll("(?s).*start=(\\d+)\".*", "$1");
		assertThat(older).matches("\\d+");
		assertThat(page(CITY, "/audit?account=" + this.mark + "&start=" + older)).contains("账号 69", "账号 20")
			.doesNotContain("账号 70<", "账号 19<");
	}

	@Test
	void countySeesOnlyWhatIsDoneWithinIt() {
		act(new Scope("239901", null), "mine");
		act(new Scope("239902", null), "theirs");
		act(new Scope("2399", null), "citys");
		this.trail.record(NOW, "console", "grant", "account/console" + this.mark, Map.of());
		for (String path : List.of("/audit", "/audit/export.csv")) {
			assertThat(page(COUNTY, path)).contains("mine" + this.mark)
				.doesNotContain("theirs" + this.mark, "citys" + this.mark, "console" + this.mark);
		}
		assertThat(page(CITY, "/audit")).contains("mine" + this.mark, "theirs" + this.mark, "console" + this.mark);
	}

	@Test
	void exportsHoldNoFormulaAndAreNoted() throws IOException {
		for (String begin : List.of("=", "+", "-", "@", "\t")) {
			this.trail.record(NOW, begin + this.mark, "grant", "account/x", Map.of("note", this.mark));
		}
		String search = "?action=grant&text=" + this.mark;
		byte[] csv = get(CITY, "/audit/export.csv" + search).getResponse().getContentAsByteArray();
		assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
		String text = new String(csv, StandardCharsets.UTF_8);
		assertThat(text.lines()).hasSize(6);
		assertThat(text).contains("\"'=" + this.mark, "\"'+" + this.mark, "\"'-" + this.mark, "\"'@" + this.mark,
				"\"'\t" + this.mark);
		byte[] xlsx = get(CITY, "/audit/export.xlsx" + search).getResponse().getContentAsByteArray();
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
			assertThat(workbook.getSheetAt(0).getRow(0).getCell(1).getStringCellValue()).isEqualTo("时间");
			assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(5);
		}
		assertThat(this.jdbc
			.sql("select detail->>'format' from audit where action = 'export' and detail->>'text' = ? order by id")
			.param(this.mark)
			.query(String.class)
			.list()).containsExactly("csv", "xlsx");
	}

	@Test
	void proofRunsAndADigestIsLookedUp() throws InterruptedException {
		this.trail.record(NOW, this.mark, "grant", "account/x", Map.of());
		assertThat(this.mvc.post()
			.uri("/audit/verification")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.user(CITY))).hasStatus(302);
		String page = page(CITY, "/audit/verification");
		for (int i = 0; i < 600 && page.contains("正在核验"); i++) {
			Thread.sleep(100);
			page = page(CITY, "/audit/verification");
		}
		assertThat(page).contains("没有发现改动", "审计记录");
		String digest = page.replaceAll("(?s).*class=\"digest\">([0-9a-f]{64})<.*", "$1");
		assertThat(page(CITY, "/audit/verification?digest=" + digest)).contains("涵盖");
		assertThat(page(CITY, "/audit/verification?digest=" + "0".repeat(64))).contains("链上没有");
	}

	@Test
	void whatIsRefusedIsNotedOnceAMinute() {
		Reader leader = Readers.of("leader-" + this.mark, Role.LEADER, new Scope("239901", null));
		for (int i = 0; i < 3; i++) {
			assertThat(get(leader, "/records/new")).hasStatus(403);
			assertThat(get(leader, "/?region=239902")).hasStatus(404);
		}
		for (int i = 0; i < 100; i++) {
			assertThat(get(leader, "/accounts/" + i)).hasStatus(403);
		}
		List<String> noted = this.jdbc.sql("select object from audit where account = ? and refused order by id")
			.param(leader.account())
			.query(String.class)
			.list();
		assertThat(noted).startsWith("page/records/new", "page/").hasSizeLessThanOrEqualTo(60);
		assertThat(noted).filteredOn("page/records/new"::equals).hasSizeLessThanOrEqualTo(2);
	}

	private void act(Scope scope, String what) {
		Reader reader = Readers.of(what + this.mark, Role.OFFICE, scope);
		try {
			SecurityContextHolder.getContext()
				.setAuthentication(
						UsernamePasswordAuthenticationToken.authenticated(reader, null, reader.getAuthorities()));
			this.trail.record(NOW, reader.account(), "grant", "account/x", Map.of());
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	private int rows(String path) {
		return page(CITY, path).split("data-audit=").length - 1;
	}

	private String page(Reader reader, String path) {
		MvcTestResult result = get(reader, path);
		assertThat(result).hasStatus(200);
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult get(Reader reader, String path) {
		return this.mvc.get().uri(URI.create(path)).with(SecurityMockMvcRequestPostProcessors.user(reader)).exchange();
	}

}
