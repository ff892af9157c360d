package cn.yipanqi.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class PagesBrowserTests extends OpenBrowser {

	private static final Map<String, String> PAGES = new LinkedHashMap<>();

	static {
		PAGES.put("overview", "/");
		PAGES.put("overview-county", "/?region=239901");
		PAGES.put("records", "/records");
		PAGES.put("records-filtered", "/records?type=illegal_den&from=2007-08-20&state=valid");
		PAGES.put("records-none", "/records?text=没有这样的记录");
		PAGES.put("record-types", "/records/new");
		PAGES.put("form-inspection", "/records/new?type=catering_inspection");
		PAGES.put("form-den", "/records/new?type=illegal_den");
		PAGES.put("form-joint-operation", "/records/new?type=joint_operation");
		PAGES.put("figures", "/figures");
		PAGES.put("figures-found", "/figures?text=货值");
		PAGES.put("figure-count", "/figures/catering_visits?region=2399");
		PAGES.put("figure-sum", "/figures/goods_value?region=2399");
		PAGES.put("figure-distinct", "/figures/subjects_inspected?region=2399");
		PAGES.put("figure-stock", "/figures/catering_graded?region=2399");
		PAGES.put("figure-ratio", "/figures/grading_rate?region=2399");
		PAGES.put("figure-county", "/figures/goods_value?region=239901");
		PAGES.put("figure-window-as-of",
				"/figures/people?region=239901&from=2007-09-01&to=2007-09-15&asOf=2007-09-10T12:00");
		PAGES.put("figure-records-page", "/figures/people?region=2399&page=3");
		PAGES.put("plan", "/plan");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "en" })
	void everyPageIsFitToRead(String language) {
		Page page = browsers.page(Browsers.DESK);
		List<String> errors = Browsers.errors(page);
		page.navigate(address("/sign-in?lang=" + language));
		Browsers.look(page, "sign-in", language);
		Browsers.signIn(page, "office");
		PAGES.forEach((name, path) -> {
			assertThat(page.navigate(address(path)).status()).as(path).isEqualTo(200);
			Browsers.look(page, name, language);
		});
		assertThat(errors).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "error-not-found,/figures/nothing,404,没有找到",
			"error-no-record,/records/00000000-0000-0000-0000-000000000000,404,没有找到",
			"error-date,/records?from=2007-13-45,400,地址里的内容有误", "error-moment,/figures/people?asOf=noon,400,地址里的内容有误",
			"error-unknown-region,/figures/people?region=239999,404,没有找到", "error-forbidden,/records/new,403,无权" })
	void whatCannotBeShownSaysWhy(String name, String path, int status, String words) {
		Page page = signedIn("leader");
		assertThat(page.navigate(address(path)).status()).isEqualTo(status);
		assertThat(page.locator("main").textContent()).contains(words);
		assertThat(page.locator("nav a").count()).isPositive();
		Browsers.look(page, name, "zh-CN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "office", "leader", "liaison", "county", "inspector", "auditor" })
	void everyAccountHasItsPages(String account) {
		Page page = signedIn(account);
		for (String path : List.of("/", "/records", "/figures", "/figures/people", "/plan")) {
			assertThat(page.request().get(address(path)).status()).as("%s at %s", account, path).isEqualTo(200);
		}
		page.navigate(address("/"));
		Browsers.look(page, "overview-of-" + account, "zh-CN");
	}

	@Test
	void regionsAreSortedByAPressOnTheHead() {
		Page page = signedIn("leader");
		Locator head = page.locator("[data-sortable] thead th").nth(2);
		head.locator("button").click();
		assertThat(head.getAttribute("aria-sort")).isEqualTo("descending");
		List<Double> sorted = page.locator("[data-sortable] tbody td:nth-child(3)")
			.all()
			.stream()
			.map((cell) -> Double.valueOf(cell.getAttribute("data-value")))
			.toList();
		assertThat(sorted).hasSizeGreaterThan(3).isSortedAccordingTo((left, right) -> right.compareTo(left));
	}

	@Test
	void languageChangesAndTheQuestionStays() {
		Page page = signedIn("auditor");
		page.navigate(address("/records?type=illegal_den&page=0"));
		page.locator(".lang").click();
		page.waitForURL("**lang=en**");
		assertThat(page.locator("[name=type]").inputValue()).isEqualTo("illegal_den");
		assertThat(page.locator("h1").textContent()).isEqualTo("Records");
	}

	@Test
	void recordedInspectionMovesItsFigureAndItsCorrectionDoesNotHide() {
		Page page = signedIn("office");
		int before = visits(page);
		FilingPage filing = new FilingPage(page, address("/records/new?type=catering_inspection"));
		filing.chooseSubject("饭店");
		filing.choose("unit", "health@2399");
		filing.fill("fields.people", "3");
		filing.press("fields.licence_held", "true");
		filing.press("fields.result", "none");
		filing.fill("date", "");
		assertThat(filing.refused()).containsExactly("请填写");
		assertThat(filing.value("fields.people")).isEqualTo("3");
		filing.fill("date", "2007-09-26");
		filing.filed();
		assertThat(page.locator(".alert-success").textContent()).contains("已登记");
		Browsers.look(page, "record-filed", "zh-CN");
		String record = filing.record();
		assertThat(visits(page)).isEqualTo(before + 1);
		page.navigate(address("/figures/catering_visits?region=2399&from=2007-09-26&to=2007-09-26"));
		assertThat(Browsers.everyRecordBehind(page)).contains(record);
		FilingPage correction = new FilingPage(page, address("/records/" + record + "/correct"));
		correction.press("fields.result", "corrected");
		assertThat(correction.refused()).containsExactly("请填写");
		Browsers.look(page, "form-correction-refused", "zh-CN");
		correction.fill("reason", "现场已当场改正");
		correction.filed();
		assertThat(page.locator(".reason").textContent()).contains("现场已当场改正");
		assertThat(page.locator(".change-table tbody tr").allTextContents()).singleElement()
			.satisfies((change) -> assertThat(change).containsSubsequence("检查结果", "未发现问题", "当场改正"));
		Browsers.look(page, "record-corrected", "zh-CN");
		assertThat(visits(page)).isEqualTo(before + 1);
	}

	@Test
	void leaderReadsAndCannotWrite() {
		Page page = signedIn("leader");
		page.navigate(address("/records"));
		assertThat(page.locator("a[href='/records/new']").count()).isZero();
		assertThat(page.navigate(address("/records/new")).status()).isEqualTo(403);
	}

	@Test
	void neighbouringCountyIsNotFound() {
		Page page = signedIn("county");
		assertThat(page.navigate(address("/figures/dens?region=239902")).status()).isEqualTo(404);
		assertThat(page.navigate(address("/?region=239902")).status()).isEqualTo(404);
		assertThat(page.navigate(address("/figures/dens")).status()).isEqualTo(200);
	}

	private int visits(Page page) {
		page.navigate(address("/figures/catering_visits?region=2399"));
		return (int) Double.parseDouble(page.locator("[data-figure]").getAttribute("data-value"));
	}

	private Page signedIn(String account) {
		return browsers.signedIn(address(""), account);
	}

}
