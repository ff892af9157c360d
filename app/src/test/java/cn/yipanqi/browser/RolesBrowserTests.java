package cn.yipanqi.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each role finds when it comes in, and what it does not.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class RolesBrowserTests extends OpenBrowser {

	private static final String WRITING = "/,/records,/subjects,/summaries,/intake,/figures,/plan,/briefings,/organization";

	private static final String READING = "/,/records,/subjects,/summaries,/figures,/plan,/briefings,/organization";

	@Autowired
	private Accounts accounts;

	@Autowired
	private Organization organization;

	@BeforeEach
	void reviewer() {
		this.accounts.create("reviewer", "审核员", InitialPassword.lasting("yipanqi-2007"), Role.REVIEWER,
				new Scope(this.organization.city().code(), null), "test");
	}

	@ParameterizedTest
	@CsvSource({ "office, '" + WRITING + "', 专项整治办公室 · 云江市", "leader, '" + READING + "', 领导 · 云江市",
			"liaison, '" + WRITING + "', 联络员 · 云江市 工商局", "county, '" + WRITING + "', 联络员 · 临江县",
			"inspector, '" + WRITING + "', 执法人员 · 临江县 卫生局", "reviewer, '" + READING + "', 审核员 · 云江市",
			"auditor, '" + READING + ",/accounts,/audit', 审计管理员 · 云江市", "system, '/accounts,/board', 系统管理员 · 云江市",
			"security, /accounts, 安全管理员 · 云江市" })
	void menuIsWhatTheRoleMayOpenAndAllOfItOpens(String account, String links, String capacity) {
		Page page = signedIn(account);
		List<String> errors = Browsers.errors(page);
		page.navigate(address("/"));
		assertThat(Walk.menu(page)).containsExactly(links.split(","));
		assertThat(page.locator(".capacity").textContent()).isEqualTo(capacity);
		Browsers.look(page, "home-of-" + account, "zh-CN");
		for (String path : links.split(",")) {
			assertThat(page.navigate(address(path)).status()).as("%s at %s", account, path).isEqualTo(200);
			assertThat(page.locator(".nav-links [aria-current=page]").getAttribute("href")).isEqualTo(path);
			page.setViewportSize(Browsers.PHONE, 800);
			PageAssert.assertThat(page).fitsItsWidth().hindersNobody();
			page.setViewportSize(Browsers.DESK, 800);
			PageAssert.assertThat(page).fitsItsWidth();
		}
		assertThat(errors).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "office", "liaison", "inspector", "reviewer", "system", "security" })
	void noLinkLeadsWhereTheRoleMayNotGo(String account) {
		assertOpen(Walk.through(signedIn(account), address(""), 2));
	}

	@Test
	void leaderReadsAndHasNothingThatWrites() {
		Page page = signedIn("leader");
		List<Walk.Stop> stops = Walk.through(page, address(""), 2);
		assertOpen(stops);
		assertReads(page, stops);
		assertThat(stops).flatExtracting(Walk.Stop::sent).isEmpty();
	}

	@Test
	void countyLiaisonReadsItsOwnCountyOnly() throws IOException {
		Page page = signedIn("county");
		List<String> others = this.organization.counties().stream().skip(1).map(Region::name).toList();
		List<Walk.Stop> stops = Walk.through(page, address(""), 2);
		assertOpen(stops);
		assertThat(stops).extracting(Walk.Stop::path)
			.anyMatch((path) -> path.startsWith("/records/new?"))
			.anyMatch((path) -> path.matches("/records/[^/]{36}"))
			.anyMatch((path) -> path.matches("/figures/.+"));
		assertThat(stops).filteredOn(Walk.Stop::isPage)
			.filteredOn((stop) -> !stop.path().startsWith("/organization"))
			.allSatisfy((stop) -> assertThat(stop.text()).as(stop.path()).doesNotContain(others));
		assertThat(text(page, "/briefings/draft/progress_report/document")).contains("临江县").doesNotContain(others);
		page.navigate(address("/records"));
		assertThat(page.locator("[name=region] option").allTextContents()).isNotEmpty()
			.noneMatch((choice) -> others.stream().anyMatch(choice::contains));
		assertThat(page.locator(".cell-place").allTextContents()).isNotEmpty()
			.allMatch((place) -> place.startsWith("临江县"));
		for (String elsewhere : List.of("/?region=2399", "/?region=239902", "/figures/people?region=2399",
				"/figures/people?region=239902")) {
			assertThat(page.request().get(address(elsewhere)).status()).as(elsewhere).isEqualTo(404);
		}
		page.navigate(address("/records?region=239902"));
		assertThat(page.locator(".records-table").count()).isZero();
	}

	@Test
	void auditorSearchesAndExportsAndNeitherFillsNorConfirms() throws IOException {
		signedIn("liaison").navigate(address("/audit"));
		Page page = signedIn("auditor");
		page.navigate(address("/audit"));
		page.locator("[name=account]").fill("liaison");
		page.locator("[name=refused]").selectOption("true");
		page.locator("#audit-filters .btn-primary").click();
		page.waitForURL("**/audit?*");
		assertThat(page.locator("[data-audit]").allTextContents()).isNotEmpty()
			.allSatisfy((row) -> assertThat(row).contains("被拒绝", "市工商局联络员"));
		String csv = new String(taken(page, "CSV"), StandardCharsets.UTF_8);
		assertThat(csv).contains("liaison", "被拒绝").doesNotContain("登录成功");
		assertThat(taken(page, "Excel")).startsWith('P', 'K');
		page.navigate(address("/audit?action=export"));
		assertThat(page.locator("[data-audit]").count()).isGreaterThanOrEqualTo(2);
		List<Walk.Stop> stops = Walk.through(page, address(""), 2);
		assertOpen(stops);
		assertReads(page, stops);
		assertThat(stops).flatExtracting(Walk.Stop::sent).containsOnly("/audit/verification");
	}

	@ParameterizedTest
	@ValueSource(strings = { "system", "security" })
	void administratorsSeeNothingOfTheCampaign(String account) {
		Page office = signedIn("office");
		office.navigate(address("/records"));
		String record = office.locator(".records-table th a").first().getAttribute("href");
		Page page = signedIn(account);
		page.navigate(address("/"));
		assertThat(page.url()).isEqualTo(address("/accounts"));
		for (String path : List.of("/records", record, "/records/new", "/figures", "/figures/people", "/plan",
				"/briefings", "/briefings/draft/progress_report", "/briefings/draft/progress_report/document",
				"/organization", "/organization/table", "/organization/workbook/file", "/audit", "/audit/export.csv",
				"/audit/verification")) {
			assertThat(page.request().get(address(path)).status()).as("%s at %s", account, path).isEqualTo(403);
		}
		page.navigate(address("/records"));
		assertThat(page.locator("main").textContent()).contains("您的账号无权进行这项操作");
		assertThat(Walk.menu(page)).startsWith("/accounts").isSubsetOf("/accounts", "/board");
		Browsers.look(page, "forbidden-to-" + account, "zh-CN");
		assertThat(Walk.through(page, address(""), 2)).extracting(Walk.Stop::path)
			.allMatch((path) -> path.startsWith("/accounts") || path.equals("/board"));
	}

	@Test
	void administratorsMakeAnAccountAndGrantToItAndTheAuditorReadsAboutIt() {
		Page system = signedIn("system");
		List<String> errors = Browsers.errors(system);
		system.navigate(address("/accounts"));
		Browsers.look(system, "accounts", "zh-CN");
		system.locator("summary").filter(new Locator.FilterOptions().setHasText("开设账号")).click();
		system.locator("input[name=name]").fill("xinren");
		system.locator("input[name=displayName]").fill("新来的同志");
		system.locator("details form button").click();
		assertThat(system.locator("[data-password]").textContent()).hasSize(14);
		Browsers.look(system, "account-password", "zh-CN");
		Page security = signedIn("security");
		security.navigate(address("/accounts/xinren"));
		Browsers.look(security, "account-without-grant", "zh-CN");
		security.locator("select[name=role]").selectOption("LIAISON");
		security.locator("select[name=region]").selectOption("239901");
		security.locator("select[name=part]").selectOption("department/health");
		security.locator("form[action$='/grants'] button").click();
		security.waitForSelector("[data-grant]");
		security.locator("select[name=role]").selectOption("AUDITOR");
		security.locator("form[action$='/grants'] button").click();
		assertThat(security.locator(".alert-danger").textContent()).contains("三员分立");
		Browsers.look(security, "account-with-grant", "zh-CN");
		Page auditor = signedIn("auditor");
		auditor.navigate(address("/accounts/xinren"));
		auditor.locator(".card-header .btn").click();
		auditor.waitForURL("**/audit?account=xinren");
		auditor.navigate(address("/audit"));
		assertThat(auditor.locator(".audit-list").textContent()).contains("开设账号", "授权", "被拒绝");
		Browsers.look(auditor, "audit", "zh-CN");
		auditor.navigate(address("/audit?lang=en&refused=true"));
		Browsers.look(auditor, "audit-refused", "en");
		auditor.navigate(address("/audit/verification?lang=zh-CN"));
		auditor.locator("form[method=post][action='/audit/verification'] button").click();
		auditor.waitForSelector("#verification-state .alert");
		assertThat(auditor.locator("#verification-state").textContent()).contains("没有发现改动");
		Browsers.look(auditor, "verification", "zh-CN");
		assertThat(errors).isEmpty();
	}

	private static void assertOpen(List<Walk.Stop> stops) {
		assertThat(stops).isNotEmpty().allSatisfy((stop) -> assertThat(stop.status()).as(stop.path()).isEqualTo(200));
	}

	/**
	 * That nothing on the pages offers to write, and that what is sent all the same is
	 * refused.
	 */
	private void assertReads(Page page, List<Walk.Stop> stops) {
		assertThat(stops).extracting(Walk.Stop::path)
			.anyMatch((path) -> path.matches("/records/[^/]{36}"))
			.anyMatch((path) -> path.matches("/figures/.+"))
			.anyMatch((path) -> path.startsWith("/briefings/draft/"))
			.anyMatch((path) -> path.startsWith("/organization/people/"));
		assertThat(stops).flatExtracting(Walk.Stop::pressed)
			.isNotEmpty()
			.doesNotContain("登记", "更正", "作废…", "印发", "确认", "增设机构", "任命", "检查并采用");
		page.navigate(address("/plan"));
		String token = page.locator("input[name=_csrf]").first().inputValue();
		String record = stops.stream()
			.map(Walk.Stop::path)
			.filter((path) -> path.matches("/records/[^/]{36}"))
			.findFirst()
			.orElseThrow();
		List<String> writes = new ArrayList<>(List.of("/records", "/briefings", "/organization/bodies",
				"/organization/duties", "/briefings/templates/progress_report"));
		Stream.of("/correct", "/cancel", "/reveal").map(record::concat).forEach(writes::add);
		for (String path : writes) {
			APIResponse answer = page.request()
				.post(address(path), RequestOptions.create().setForm(FormData.create().set("_csrf", token)));
			assertThat(answer.status()).as("sent to %s", path).isEqualTo(403);
		}
	}

	private byte[] taken(Page page, String words) {
		Locator link = page.locator(".actions a").filter(new Locator.FilterOptions().setHasText(words));
		APIResponse answer = page.request().get(address(link.getAttribute("href")));
		assertThat(answer.status()).isEqualTo(200);
		return answer.body();
	}

	private String text(Page page, String path) throws IOException {
		byte[] body = page.request().get(address(path)).body();
		try (XWPFWordExtractor words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(body)))) {
			return words.getText();
		}
	}

	private Page signedIn(String account) {
		Page page = browsers.page(Browsers.DESK);
		page.navigate(address("/sign-in"));
		page.locator("#username").fill(account);
		page.locator("#password").fill("yipanqi-2007");
		page.locator("form.card-body button").click();
		page.waitForURL((url) -> !url.contains("/sign-in"));
		return page;
	}

}
