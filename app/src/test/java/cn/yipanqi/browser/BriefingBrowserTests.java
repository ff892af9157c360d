package cn.yipanqi.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTest;
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
class BriefingBrowserTests extends OpenBrowser {

	private static final String PEOPLE = "[data-stated][data-indicator='health_people']";

	@TempDir
	private Path folder;

	@Test
	void numberOfAnIssuedReportOpensDownToTheInspectionAndOutlivesItsCorrection() {
		Page page = browsers.signedIn(address(""), "office");
		page.navigate(address("/briefings/draft/progress_report"));
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
		Browsers.look(page, "briefing-issued", "zh-CN");
		assertThat(page.locator(".trace-panel").textContent()).contains(String.valueOf(before + 7));
		page.navigate(address(page.locator(PEOPLE).first().getAttribute("href")));
		assertThat(Browsers.everyRecordBehind(page)).contains(record);
		byte[] document = download(page, issued);
		correct(page, record, 2);
		page.navigate(issued);
		assertThat(stated(page)).isEqualTo(before + 7);
		Locator change = page.locator("[data-change][data-indicator='health_people']");
		assertThat(change.first().textContent()).contains(String.valueOf(before + 7), String.valueOf(before + 2), "-5");
		assertThat(page.locator(PEOPLE + ".is-changed").count()).isPositive();
		Browsers.look(page, "briefing-changed", "zh-CN");
		assertThat(download(page, issued)).isEqualTo(document);
		page.navigate(address("/briefings"));
		assertThat(page.locator(".record-row").count()).isPositive();
	}

	@Test
	void misspeltTagOfAnUploadedTemplateIsShownWithItsPlace() {
		Page page = browsers.signedIn(address(""), "office");
		page.navigate(address("/briefings/templates/progress_report"));
		page.locator("[type=file]").setInputFiles(Path.of("src/test/resources/templates/misspelt.docx"));
		page.locator(".filters .btn-primary").click();
		page.locator("[data-problem]").first().waitFor();
		assertThat(page.locator("[data-problem]").allTextContents()).singleElement()
			.asString()
			.contains("第 2 段", "{{figure peopel}}", "是否为“people”");
		Browsers.look(page, "briefing-template-misspelt", "zh-CN");
	}

	@Test
	void pagesAreFitToRead() {
		Page page = browsers.signedIn(address(""), "leader");
		List<String> errors = Browsers.errors(page);
		Map.of("briefings", "/briefings", "briefing-draft", "/briefings/draft/progress_report", "briefing-template",
				"/briefings/templates/progress_report")
			.forEach((name, path) -> {
				page.navigate(address(path + "?lang=en"));
				Browsers.look(page, name, "en");
				page.navigate(address(path + "?lang=zh-CN"));
				Browsers.look(page, name, "zh-CN");
			});
		page.setViewportSize(Browsers.PHONE, 800);
		page.navigate(address("/briefings/draft/progress_report"));
		page.locator("[data-stated]").first().click();
		page.locator(".trace-panel").waitFor();
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/briefing-trace-375.png")));
		page.locator("[data-close]").click();
		assertThat(page.locator(".trace-panel").count()).isZero();
		assertThat(page.locator(".issue").count()).isZero();
		assertThat(errors).isEmpty();
	}

	private String inspect(Page page, int people) {
		FilingPage filing = new FilingPage(page, address("/records/new?type=catering_inspection"));
		filing.chooseSubject("饭店");
		filing.choose("unit", "health@2399");
		filing.fill("date", "2007-09-25");
		filing.fill("fields.people", String.valueOf(people));
		filing.press("fields.licence_held", "true");
		filing.press("fields.result", "none");
		filing.filed();
		return filing.record();
	}

	private void correct(Page page, String record, int people) {
		FilingPage correction = new FilingPage(page, address("/records/" + record + "/correct"));
		correction.fill("fields.people", String.valueOf(people));
		correction.fill("reason", "人数有误");
		correction.filed();
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

}
