package cn.yipanqi.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
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
 * A workbook taken, filled in, checked, mended and filed, as a clerk of a county does.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=2000" })
@ActiveProfiles("demo")
class IntakeBrowserTests extends OpenBrowser {

	@TempDir
	private Path folder;

	@Test
	void workbookIsTakenFilledCheckedMendedAndFiled() throws IOException {
		Page page = browsers.signedIn(address(""), "office");
		List<String> errors = Browsers.errors(page);
		Path blank = take(page);
		upload(page, filled(blank, true));
		assertThat(page.locator("[data-accepted]").textContent()).isEqualTo("38");
		assertThat(page.locator("[data-rejected]").textContent()).isEqualTo("2");
		assertThat(page.locator("[data-bad]").allTextContents()).hasSize(2)
			.anySatisfy((row) -> assertThat(row).contains("九月初"))
			.anySatisfy((row) -> assertThat(row).contains("约三人"));
		Browsers.look(page, "intake-checked", "zh-CN");
		Download marked = page.waitForDownload(() -> page.locator("[data-marked]").click());
		Path file = this.folder.resolve("marked.xlsx");
		marked.saveAs(file);
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
			assertThat(workbook.getSheetAt(0).getCellComments()).hasSize(2);
		}
		upload(page, filled(blank, false));
		assertThat(page.locator("[data-accepted]").textContent()).isEqualTo("40");
		page.locator("[data-submit]").click();
		page.waitForSelector("[data-filed]");
		assertThat(page.locator("[data-accepted]").textContent()).isEqualTo("40");
		Browsers.look(page, "intake-filed", "zh-CN");
		upload(page, filled(blank, false));
		assertThat(page.locator("[data-already]").textContent()).isEqualTo("40");
		assertThat(page.locator("main").textContent()).contains("没有新的可以入账");
		Browsers.look(page, "intake-again", "zh-CN");
		assertThat(errors).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "en" })
	void everyPageIsFitToRead(String language) throws IOException {
		Page page = browsers.signedIn(address(""), "county");
		page.navigate(address("/intake?lang=" + language));
		List<String> errors = Browsers.errors(page);
		Browsers.look(page, "intake", language);
		page.navigate(address("/intake?type=illegal_den"));
		Browsers.look(page, "intake-type", language);
		Path page2 = this.folder.resolve("网页.xls");
		Files.writeString(page2, "<html><table></table></html>");
		page.locator("[type=file]").setInputFiles(page2);
		page.locator("[data-submit]").click();
		page.waitForSelector(".alert-danger");
		Browsers.look(page, "intake-refused", language);
		assertThat(errors).isEmpty();
	}

	private Path take(Page page) {
		page.navigate(address("/intake?type=meeting"));
		page.locator("select[name=unit]").first().selectOption("government@239901");
		Download download = page.waitForDownload(() -> page.locator("[data-take]").click());
		assertThat(download.suggestedFilename()).endsWith(".xlsx").contains("会议");
		Path file = this.folder.resolve("blank.xlsx");
		download.saveAs(file);
		return file;
	}

	private void upload(Page page, Path file) {
		page.navigate(address("/intake"));
		page.locator("[type=file]").setInputFiles(file);
		page.locator("[data-submit]").click();
		page.waitForSelector("[data-accepted]");
	}

	private Path filled(Path blank, boolean withMistakes) throws IOException {
		Path file = this.folder.resolve(withMistakes ? "九月会议.xlsx" : "九月会议（改）.xlsx");
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(blank));
				OutputStream out = Files.newOutputStream(file)) {
			Sheet sheet = workbook.getSheetAt(0);
			for (int i = 0; i < 40; i++) {
				Row row = sheet.createRow(i + 1);
				put(row, "日期 *", (withMistakes && i == 7) ? "九月初" : "9月" + (1 + i % 20) + "日");
				put(row, "发生地 *", "临江县");
				put(row, "会议类型 *", "传达学习会议");
				put(row, "会议名称 *", "第" + i + "次学习会");
				put(row, "参会人数（人）", (withMistakes && i == 20) ? "约三人" : String.valueOf(20 + i));
			}
			workbook.write(out);
		}
		return file;
	}

	private static void put(Row row, String heading, String value) {
		row.getSheet().getRow(0).forEach((cell) -> {
			if (cell.getStringCellValue().equals(heading)) {
				row.createCell(cell.getColumnIndex()).setCellValue(value);
			}
		});
	}

}
