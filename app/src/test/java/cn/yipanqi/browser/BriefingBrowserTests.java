package cn.yipanqi.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main job from end to end: an inspection is recorded, the figure moves, the report
 * is issued, its number opens down to that inspection, and stays what it was when the
 * inspection is corrected.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class BriefingBrowserTests {

	private static final String PEOPLE = "[data-stated][data-indicator='health_people']";

	private static Browsers browsers;

	@LocalServerPort
	private int port;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() {
		browsers = new Browsers();
	}

	@AfterAll
	static void close() {
		browsers.close();
	}

	@Test
	void numberOfAnIssuedReportOpensDownToTheInspectionAndOutlivesItsCorrection() {
		Page page = browsers.page(1440, 900);
		page.navigate(address("/sign-in"));
		signIn(page, "office");
		page.navigate(address("/briefings/draft/progress_report"));
		Browsers.screenshot(page, "briefing-draft");
		int before = stated(page);
		String record = inspect(page, 7);
		page.navigate(address("/briefings/draft/progress_report"));
		assertThat(stated(page)).isEqualTo(before + 7);
		page.locator(".issue button").click();
		page.waitForURL("**/briefings/*");
		String issued = page.url();
		assertThat(page.locator(".alert-success").allTextContents().toString()).contains("已印发", "没有变化");
		assertThat(stated(page)).isEqualTo(before + 7);
		page.locator(PEOPLE).first().click();
		page.locator(".trace-panel").waitFor();
		Browsers.screenshot(page, "briefing-issued");
		assertThat(page.locator(".trace-panel").textContent()).contains(String.valueOf(before + 7));
		page.navigate(address(page.locator(PEOPLE).first().getAttribute("href")));
		assertThat(everyRecordBehind(page)).contains(record);
		byte[] document = download(page, issued);
		correct(page, record, 2);
		page.navigate(issued);
		assertThat(stated(page)).isEqualTo(before + 7);
		Locator change = page.locator("[data-change][data-indicator='health_people']");
		assertThat(change.first().textContent()).contains(String.valueOf(before + 7), String.valueOf(before + 2), "-5");
		assertThat(page.locator(PEOPLE + ".is-changed").count()).isPositive();
		Browsers.screenshot(page, "briefing-changed");
		assertThat(download(page, issued)).isEqualTo(document);
		page.navigate(address("/briefings"));
		Browsers.screenshot(page, "briefings");
		assertThat(page.locator(".record-row").count()).isPositive();
	}

	@Test
	void misspeltTagOfAnUploadedTemplateIsShownWithItsPlace() {
		Page page = browsers.page(1440, 900);
		page.navigate(address("/sign-in"));
		signIn(page, "office");
		page.navigate(address("/briefings/templates/progress_report"));
		Browsers.screenshot(page, "briefing-template");
		page.locator("[type=file]").setInputFiles(Path.of("src/test/resources/templates/misspelt.docx"));
		page.locator(".filters .btn-primary").click();
		page.locator("[data-problem]").first().waitFor();
		assertThat(page.locator("[data-problem]").allTextContents()).singleElement()
			.asString()
			.contains("第 2 段", "{{figure peopel}}", "是否为“people”");
		Browsers.screenshot(page, "briefing-template-misspelt");
	}

	@Test
	void pagesFitAPhone() {
		Page page = browsers.page(375, 800);
		page.navigate(address("/sign-in"));
		signIn(page, "leader");
		for (String path : List.of("/briefings", "/briefings/draft/progress_report",
				"/briefings/templates/progress_report")) {
			page.navigate(address(path));
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(375);
			Browsers.screenshot(page, path.replaceAll("[^a-z_]+", "-").substring(1));
		}
		page.navigate(address("/briefings/draft/progress_report"));
		page.locator("[data-stated]").first().click();
		page.locator(".trace-panel").waitFor();
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/briefing-trace-375.png")));
		assertThat(page.locator(".issue").count()).isZero();
	}

	private String inspect(Page page, int people) {
		page.navigate(address("/records/new?type=catering_inspection"));
		page.locator("#subject-search").pressSequentially("饭店");
		page.locator(".suggestion").first().click();
		page.locator("[name=unit]").selectOption("health@" + page.locator("#region").inputValue().substring(0, 6));
		page.locator("[name=date]").fill("2007-09-26");
		page.locator("[name='fields.people']").fill(String.valueOf(people));
		page.locator("[name='fields.licence_held']").selectOption("true");
		page.locator("[name='fields.result']").selectOption("none");
		page.locator(".form-actions button").click();
		page.locator(".alert-success").waitFor();
		return page.url().substring(page.url().lastIndexOf('/') + 1);
	}

	private void correct(Page page, String record, int people) {
		page.navigate(address("/records/" + record + "/correct"));
		page.locator("[name='fields.people']").fill(String.valueOf(people));
		page.locator("[name=reason]").fill("人数有误");
		page.locator(".form-actions button").click();
		page.locator(".alert-success").waitFor();
	}

	private static int stated(Page page) {
		return (int) Double.parseDouble(page.locator(PEOPLE).first().getAttribute("data-value"));
	}

	private byte[] download(Page page, String issued) {
		page.navigate(issued);
		Download download = page.waitForDownload(() -> page.locator(".paper-bar .btn-primary").click());
		assertThat(download.suggestedFilename()).endsWith("-20070927.docx").contains("进展情况汇报");
		Path file = this.folder.resolve(System.nanoTime() + ".docx");
		download.saveAs(file);
		try {
			return Files.readAllBytes(file);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static List<String> everyRecordBehind(Page page) {
		List<String> records = new java.util.ArrayList<>();
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
