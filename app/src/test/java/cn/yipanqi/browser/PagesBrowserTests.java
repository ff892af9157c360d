package cn.yipanqi.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class PagesBrowserTests {

	private static final List<String> PAGES = List.of("/", "/records", "/records/new",
			"/records/new?type=catering_inspection", "/records/new?type=illegal_den", "/figures",
			"/figures/catering_visits?region=2399", "/figures/grading_rate?region=2399", "/plan");

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
	@ValueSource(ints = { 1440, 375 })
	void everyPageFitsItsWidth(int width) {
		Page page = browsers.page(width, 900);
		List<String> errors = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				errors.add(page.url() + ": " + message.text());
			}
		});
		page.navigate(address("/sign-in"));
		Browsers.screenshot(page, "sign-in");
		signIn(page, "office");
		for (String path : PAGES) {
			page.navigate(address(path));
			Browsers.screenshot(page, path.replaceAll("[^a-z_]+", "-"));
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width of %s", path).isEqualTo(width);
			assertThat(page.locator("h1").textContent()).as(path).isNotBlank();
		}
		assertThat(errors).isEmpty();
	}

	@Test
	void recordedInspectionMovesItsFigureAndItsCorrectionDoesNotHide() {
		Page page = browsers.page(1440, 900);
		page.navigate(address("/sign-in"));
		signIn(page, "office");
		int before = visits(page);
		page.navigate(address("/records/new?type=catering_inspection"));
		page.locator("#subject-search").pressSequentially("饭店");
		page.locator(".suggestion").first().click();
		page.locator("[name=unit]").selectOption(unitOf(page));
		page.locator("[name='fields.people']").fill("3");
		page.locator("[name='fields.licence_held']").selectOption("true");
		page.locator("[name='fields.result']").selectOption("none");
		submit(page);
		assertThat(errorsBesideFields(page)).contains("请填写");
		assertThat(page.locator("[name='fields.people']").inputValue()).isEqualTo("3");
		page.locator("[name=date]").fill("2007-09-26");
		submit(page);
		assertThat(page.locator(".alert-success").textContent()).contains("已登记");
		Browsers.screenshot(page, "record-filed");
		String record = page.url().substring(page.url().lastIndexOf('/') + 1);
		assertThat(visits(page)).isEqualTo(before + 1);
		page.navigate(address("/figures/catering_visits?region=2399&from=2007-09-26&to=2007-09-26"));
		assertThat(everyRecordBehind(page)).contains(record);
		page.navigate(address("/records/" + record + "/correct"));
		page.locator("[name='fields.result']").selectOption("corrected");
		page.locator("[name=reason]").fill("现场已当场改正");
		submit(page);
		assertThat(page.locator(".reason").textContent()).contains("现场已当场改正");
		assertThat(page.locator(".card-title").allTextContents()).contains("第 2 版", "第 1 版");
		Browsers.screenshot(page, "record-corrected");
		assertThat(visits(page)).isEqualTo(before + 1);
	}

	@Test
	void leaderReadsAndCannotWrite() {
		Page page = browsers.page(1440, 900);
		page.navigate(address("/sign-in"));
		signIn(page, "leader");
		page.navigate(address("/records"));
		assertThat(page.locator("a[href='/records/new']").count()).isZero();
		assertThat(page.navigate(address("/records/new")).status()).isEqualTo(403);
	}

	@Test
	void neighbouringCountyIsNotFound() {
		Page page = browsers.page(1440, 900);
		page.navigate(address("/sign-in"));
		signIn(page, "county");
		assertThat(page.navigate(address("/figures/dens?region=239902")).status()).isEqualTo(404);
		assertThat(page.navigate(address("/figures/dens")).status()).isEqualTo(200);
	}

	private static List<String> everyRecordBehind(Page page) {
		List<String> records = new ArrayList<>();
		while (true) {
			for (Locator row : page.locator("[data-record]").all()) {
				records.add(row.getAttribute("data-record"));
			}
			Locator next = page.locator("a[data-page]", new Page.LocatorOptions().setHasText("下一页"));
			if (next.count() == 0) {
				return records;
			}
			page.waitForNavigation(next::click);
		}
	}

	private static String unitOf(Page page) {
		return "health@" + page.locator("#region").inputValue().substring(0, 6);
	}

	private static List<String> errorsBesideFields(Page page) {
		page.locator(".field .invalid-feedback").first().waitFor();
		return page.locator(".field .invalid-feedback").allTextContents();
	}

	private static void submit(Page page) {
		page.locator(".form-actions button").click();
	}

	private int visits(Page page) {
		page.navigate(address("/figures/catering_visits?region=2399"));
		return (int) Double.parseDouble(page.locator("[data-figure]").getAttribute("data-value"));
	}

	private static void signIn(Page page, String account) {
		page.locator("#username").fill(account);
		page.locator("#password").fill("yipanqi-2007");
		page.locator("form.card-body button").click();
		page.waitForURL("**/");
	}

	private String address(String path) {
		return "http://localhost:" + this.port + path;
	}

}
