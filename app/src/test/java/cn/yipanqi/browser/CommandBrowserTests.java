package cn.yipanqi.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The chart on the wall, its lists and its forms, in the made-up city.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=2000" })
@ActiveProfiles("demo")
class CommandBrowserTests extends OpenBrowser {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "en" })
	void everyPageIsFitToRead(String language) {
		Page page = browsers.signedIn(address(""), "office");
		page.navigate(address("/organization?lang=" + language));
		List<String> errors = Browsers.errors(page);
		String leader = page.locator(".wall-top .wall-head .holder-name").getAttribute("href");
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("command", "/organization");
		pages.put("command-county", "/organization/239902");
		pages.put("command-before", "/organization?on=2007-01-01");
		pages.put("command-lists", "/organization/table?ended=true");
		pages.put("command-bodies", "/organization/table?what=bodies&kind=OFFICE");
		pages.put("command-none", "/organization/table?text=查无此人");
		pages.put("command-person", leader);
		pages.put("command-person-change", leader + "/change");
		pages.put("command-body-new", "/organization/bodies/new?region=239901");
		pages.put("command-body", "/organization/bodies/1");
		pages.put("command-appoint", "/organization/duties/new?body=1&kind=HEAD");
		pages.put("command-duty", "/organization/duties/1");
		pages.put("command-workbook", "/organization/workbook");
		pages.forEach((name, path) -> {
			assertThat(page.navigate(address(path)).status()).as(path).isEqualTo(200);
			Browsers.look(page, name, language);
		});
		assertThat(errors).isEmpty();
	}

	@Test
	void chartPrintsOnOneLandscapePage() {
		Page page = browsers.signedIn(address(""), "leader");
		page.navigate(address("/organization"));
		page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		byte[] pdf = page.pdf(new Page.PdfOptions().setPath(Path.of("target/screenshots/command.pdf"))
			.setPreferCSSPageSize(true)
			.setPrintBackground(true));
		String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
		assertThat(text.split("/Type /Page\n", -1)).hasSizeLessThanOrEqualTo(3);
		assertThat(text).containsPattern("/MediaBox \\[0 0 84[12][.0-9]* 59[45]");
	}

	@Test
	void leaderIsReplacedAndTheFormerOneStays() {
		Page page = browsers.signedIn(address(""), "office");
		page.navigate(address("/organization/239903"));
		String former = page.locator(".wall-top .wall-head .holder-name").textContent();
		page.locator(".wall-top .wall-edit").first().click();
		assertThat(page.locator(".reason").textContent()).contains(former);
		page.locator("#from").fill("2007-09-20");
		page.locator("#name").fill("欧阳新任");
		page.locator("#workplace").fill("云西区政府");
		page.locator("#post").fill("区长");
		page.locator("[data-submit]").click();
		assertThat(page.url()).contains("/duties/new");
		page.locator("#reason").fill("人事调整");
		page.locator("[data-submit]").click();
		page.waitForURL("**/organization/239903");
		assertThat(page.locator(".wall-top .wall-head .holder-name").textContent()).isEqualTo("欧阳新任");
		page.navigate(address("/organization/239903?on=2007-09-19"));
		assertThat(page.locator(".wall-top .wall-head .holder-name").textContent()).isEqualTo(former);
		page.navigate(address("/organization/table?region=239903&ended=true&text=" + former));
		assertThat(page.locator("main").textContent()).contains(former, "2007-09-19");
	}

	@Test
	void readersSeeNoTelephoneNumbers() {
		Page office = browsers.signedIn(address(""), "office");
		office.navigate(address("/organization"));
		String leader = office.locator(".wall-top .wall-head .holder-name").getAttribute("href");
		office.navigate(address(leader));
		assertThat(office.locator(".phone").textContent()).matches("139\\*{4}[0-9]{4}");
		office.locator(".reveal [data-submit]").click();
		office.waitForURL("**/reveal");
		assertThat(office.locator(".phone").textContent()).matches("139[0-9]{8}");
		Browsers.look(office, "command-person-revealed", "zh-CN");
		for (String account : List.of("leader", "county", "auditor")) {
			Page page = browsers.signedIn(address(""), account);
			page.navigate(address(leader));
			assertThat(page.locator("main").textContent()).doesNotContainPattern("139[0-9*]{4,8}");
			assertThat(page.navigate(address(leader + "/change")).status()).isEqualTo(403);
		}
	}

	@Test
	void workbookGoesOutAndComesInAgainUnchanged() throws Exception {
		Page page = browsers.signedIn(address(""), "office");
		page.navigate(address("/organization/workbook"));
		Download download = page.waitForDownload(() -> page.locator("a[href='/organization/workbook/file']").click());
		Path file = this.folder.resolve(download.suggestedFilename());
		download.saveAs(file);
		check(page, file);
		assertThat(page.locator("main").textContent()).contains("完全一致");
		Browsers.look(page, "command-import-same", "zh-CN");
		Path changed = successor(file);
		check(page, changed);
		assertThat(page.locator("[data-ending]").allTextContents()).singleElement()
			.asString()
			.contains("将结束", "组长职务", "2007-09-24");
		Browsers.look(page, "command-import-checked", "zh-CN");
		page.locator("[data-submit]").click();
		page.waitForURL("**/organization");
		assertThat(page.locator(".wall-top .wall-head .holder-name").textContent()).isEqualTo("司马继任");
		Path wrong = broken(file);
		check(page, wrong);
		assertThat(page.locator("main").textContent()).contains("有 3 处需要修改", "九月初", "云北区", "副书记");
		Browsers.look(page, "command-import-refused", "zh-CN");
	}

	private void check(Page page, Path file) {
		page.navigate(address("/organization/workbook"));
		page.locator("[type=file]").setInputFiles(file);
		page.locator(".filters .btn-primary").click();
		page.waitForURL("**/check");
	}

	private static Path successor(Path file) throws IOException {
		return edited(file, "successor.xlsx", (sheet) -> {
			Row former = sheet.getRow(1);
			Row row = sheet.createRow(sheet.getLastRowNum() + 1);
			for (int column : new int[] { 1, 2, 3 }) {
				row.createCell(column).setCellValue(former.getCell(column).getStringCellValue());
			}
			row.createCell(5).setCellValue("司马继任");
			row.createCell(6).setCellValue("云江市政府");
			row.createCell(7).setCellValue("副市长");
			row.createCell(10).setCellValue("2007年9月25日");
		});
	}

	private static Path broken(Path file) throws IOException {
		return edited(file, "broken.xlsx", (sheet) -> {
			sheet.getRow(2).getCell(3).setCellValue("副书记");
			sheet.getRow(3).getCell(10).setCellValue("九月初");
			sheet.getRow(4).getCell(1).setCellValue("云北区");
		});
	}

	private static Path edited(Path file, String name, Consumer<Sheet> change) throws IOException {
		Path changed = file.resolveSibling(name);
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file));
				OutputStream out = Files.newOutputStream(changed)) {
			change.accept(workbook.getSheetAt(3));
			workbook.write(out);
		}
		return changed;
	}

}
