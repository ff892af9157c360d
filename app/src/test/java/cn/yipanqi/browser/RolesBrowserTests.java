package cn.yipanqi.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each role finds when it comes in.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class RolesBrowserTests {

	private static Browsers browsers;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void open() {
		browsers = new Browsers();
	}

	@AfterAll
	static void close() {
		browsers.close();
	}

	@ParameterizedTest
	@CsvSource({ "leader, '/,/records,/figures,/plan,/briefings,/organization', 领导 · 云江市",
			"county, '/,/records,/figures,/plan,/briefings,/organization', 部门联络员 · 临江县",
			"auditor, '/,/records,/figures,/plan,/briefings,/organization,/accounts,/audit', 审计管理员 · 云江市",
			"system, /accounts, 系统管理员 · 云江市", "security, /accounts, 安全管理员 · 云江市" })
	void navigationShowsWhatTheRoleMayOpen(String account, String links, String capacity) {
		Page page = signedIn(account);
		page.navigate(address("/"));
		List<String> shown = page.locator(".nav-links a")
			.all()
			.stream()
			.map((link) -> link.getAttribute("href"))
			.toList();
		assertThat(shown).containsExactly(links.split(","));
		assertThat(page.locator(".capacity").textContent()).contains(capacity);
		Browsers.look(page, "home-of-" + account, "zh-CN");
	}

	@Test
	void administratorsMakeAnAccountAndGrantToItAndTheAuditorReadsAboutIt() {
		Page system = signedIn("system");
		List<String> errors = Browsers.errors(system);
		system.navigate(address("/accounts"));
		Browsers.look(system, "accounts", "zh-CN");
		system.locator("summary")
			.filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("开设账号"))
			.click();
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

	private Page signedIn(String account) {
		Page page = browsers.page(Browsers.DESK);
		page.navigate(address("/sign-in"));
		page.locator("#username").fill(account);
		page.locator("#password").fill("yipanqi-2007");
		page.locator("form.card-body button").click();
		page.waitForURL((url) -> !url.contains("/sign-in"));
		return page;
	}

	private String address(String path) {
		return "http://localhost:" + this.port + path;
	}

}
