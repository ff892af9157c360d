package cn.yipanqi.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class FilingBrowserTests extends OpenBrowser {

	private Page page;

	private List<String> errors;

	@BeforeEach
	void signIn() {
		this.page = browsers.signedIn(address(""), "office");
		this.errors = Browsers.errors(this.page);
	}

	@Test
	void everyMistakeIsNamedAndNothingTypedIsLost() {
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=illegal_den"));
		filing.fill("fields.people", "三人");
		filing.addLine();
		filing.addLine();
		filing.fill("lines[1].fields.brand", "中华");
		filing.fill("lines[1].fields.value", "1.2万");
		assertThat(filing.refused()).containsExactly("请填写", "请填写", "请填写", "请填写", "“三人”不是数字（不要逗号、单位和空格）", "请填写",
				"“1.2万”不是数字（不要逗号、单位和空格）");
		assertThat(this.page.locator(".form-problems a").allTextContents()).contains("出动执法人员：“三人”不是数字（不要逗号、单位和空格）",
				"查获物品 第 1 行 · 物品类别：请填写");
		assertThat(filing.value("fields.people")).isEqualTo("三人");
		assertThat(filing.value("lines[0].fields.brand")).isEqualTo("中华");
		this.page.locator("#region:focus").waitFor();
		Browsers.look(this.page, "form-refused", "zh-CN");
		assertThat(this.errors).isEmpty();
	}

	@Test
	void moreThanTwentyLinesSurviveAMistake() {
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=illegal_den"));
		for (int i = 0; i < 22; i++) {
			filing.addLine();
			filing.fill("lines[" + i + "].fields.brand", "品牌" + i);
		}
		filing.refused();
		assertThat(filing.value("lines[21].fields.brand")).isEqualTo("品牌21");
	}

	@Test
	void brokenRuleIsSaidInTheLanguageOfTheReader() {
		this.page.navigate(address("/?lang=en"));
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=catering_inspection"));
		filing.chooseSubject("饭店");
		filing.choose("unit", "health@2399");
		filing.fill("fields.people", "1");
		filing.fill("fields.vehicles", "2");
		filing.press("fields.licence_held", "true");
		filing.press("fields.result", "none");
		assertThat(filing.refused()).isEmpty();
		assertThat(this.page.locator(".form-problems li").allTextContents())
			.containsExactly("There cannot be more vehicles than officers");
		Browsers.look(this.page, "form-rule-broken", "en");
	}

	@Test
	void subjectIsFoundByNameAndByLicence() {
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=catering_inspection"));
		filing.search("饭店");
		Browsers.look(this.page, "form-subject-search", "zh-CN");
		String licence = this.page.locator(".suggestion").first().textContent().replaceAll("(?s).*证号 (\\S+).*", "$1");
		filing.search(licence);
		this.page.waitForCondition(() -> this.page.locator(".suggestion").count() == 1);
		filing.search("查无此店");
		assertThat(this.page.locator("#suggestions [role=status]").textContent()).contains("没有找到");
	}

	@Test
	void unitAndCountyOfAnInspectorAreFilledIn() {
		Page inspector = browsers.signedIn(address(""), "inspector");
		FilingPage filing = new FilingPage(inspector, address("/records/new?type=catering_inspection"));
		assertThat(filing.value("unit")).isEqualTo("health@239901");
		assertThat(filing.value("region")).isEqualTo("239901");
		assertThat(filing.value("date")).isEqualTo("2007-09-27");
	}

	@Test
	void unitOfACitysLiaisonStaysWhenAShopInACountyIsChosen() {
		Page liaison = browsers.signedIn(address(""), "liaison");
		FilingPage filing = new FilingPage(liaison, address("/records/new?type=circulation_inspection"));
		assertThat(filing.value("unit")).isEqualTo("aic@2399");
		filing.chooseSubject("食杂店");
		assertThat(filing.value("region")).startsWith("2399").hasSizeGreaterThan(4);
		assertThat(filing.value("unit")).isEqualTo("aic@2399");
		filing.fill("fields.people", "2");
		filing.press("fields.result", "none");
		filing.filed();
		assertThat(liaison.locator("dl.values").first().textContent()).contains("食杂店");
		assertThat(liaison.locator("main").textContent()).contains("云江市工商局");
	}

	@Test
	void whoActsForSeveralUnitsChoosesOne() {
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=catering_inspection"));
		filing.chooseSubject("饭店");
		assertThat(filing.value("region")).startsWith("2399").hasSizeGreaterThan(4);
		assertThat(filing.value("unit")).isEmpty();
		filing.choose("unit", "health@2399");
		filing.chooseSubject("饭店");
		assertThat(filing.value("unit")).isEqualTo("health@2399");
	}

	@Test
	void possibleRepeatIsAskedAboutAndFiledWhenItIsTicked() {
		inspect("2", "2007-09-19").filed();
		String number = this.page.locator(".card-side").first().textContent().replaceAll("(?s).*编号 (\\d+).*", "$1");
		FilingPage again = inspect("3", "2007-09-19");
		again.asked();
		assertThat(this.page.locator(".repeats strong").textContent()).contains("编号 " + number + " 已经登记");
		assertThat(this.page.locator(".repeats tbody tr").allTextContents()).singleElement()
			.satisfies((row) -> assertThat(row).containsSubsequence("出动执法人员", "2人次", "3人次"));
		this.page.locator("#confirm:focus").waitFor();
		assertThat(again.value("fields.people")).isEqualTo("3");
		Browsers.look(this.page, "form-repeat", "zh-CN");
		Page other = this.page.context().waitForPage(() -> this.page.locator(".repeats a").click());
		assertThat(other.locator(".card-side").first().textContent()).contains("编号 " + number);
		other.close();
		this.page.locator("#confirm").focus();
		this.page.keyboard().press("Space");
		this.page.keyboard().press("Tab");
		this.page.keyboard().press("Enter");
		this.page.locator(".record-detail").waitFor();
		assertThat(this.errors).isEmpty();
	}

	@Test
	void questionIsAskedInEnglish() {
		this.page.navigate(address("/?lang=en"));
		inspect("2", "2007-09-18").filed();
		inspect("2", "2007-09-18").asked();
		assertThat(this.page.locator(".repeats").textContent()).contains("has been filed already",
				"Says the same as what you typed");
		Browsers.look(this.page, "form-repeat", "en");
	}

	private FilingPage inspect(String people, String date) {
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=catering_inspection"));
		filing.chooseSubject("饭店");
		filing.choose("unit", "health@2399");
		filing.fill("date", date);
		filing.fill("fields.people", people);
		filing.press("fields.licence_held", "true");
		filing.press("fields.result", "none");
		return filing;
	}

	@Test
	void personalDataIsMaskedShownOnceAndKeptByACorrection() {
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=case_filed"));
		filing.choose("region", "239901");
		filing.choose("unit", "aic@239901");
		filing.fill("fields.case_number", "云工商案〔2007〕浏览器1号");
		filing.choose("fields.cause", "other");
		filing.press("fields.den_related", "false");
		filing.fill("fields.party_identity", "11010519491231002X");
		filing.fill("fields.party_phone", "138 1234 5678");
		filing.filed();
		String record = filing.record();
		assertThat(this.page.locator("dl.values").first().textContent()).contains("138****5678", "110105**********2X");
		Browsers.look(this.page, "record-masked", "zh-CN");
		this.page.locator("form.reveal button").click();
		this.page.locator("p.reveal").waitFor();
		assertThat(this.page.locator("dl.values").first().textContent()).contains("13812345678", "11010519491231002X");
		Browsers.look(this.page, "record-revealed", "zh-CN");
		FilingPage correction = new FilingPage(this.page, address("/records/" + record + "/correct"));
		assertThat(correction.value("fields.party_phone")).isEmpty();
		Browsers.look(this.page, "form-sensitive", "zh-CN");
		correction.fill("fields.suspects", "2");
		correction.fill("reason", "补填涉案人员");
		correction.filed();
		assertThat(this.page.locator(".change-table tbody tr").allTextContents()).singleElement()
			.satisfies((change) -> assertThat(change).contains("涉案人员"));
		assertThat(this.page.locator("dl.values").first().textContent()).contains("138****5678");
		assertThat(this.errors).isEmpty();
	}

	@Test
	void jointOperationIsCorrectedLineByLineAndCancelled() {
		FilingPage filing = new FilingPage(this.page, address("/records/new?type=joint_operation"));
		filing.choose("region", "239901");
		filing.choose("unit", "health@239901");
		filing.fill("fields.title", "校园周边联合整治");
		filing.press("fields.kind", "departments");
		filing.choose("lines[200].unit", "health@239901");
		filing.fill("lines[200].fields.people", "5");
		filing.addLine();
		filing.choose("lines[0].unit", "aic@239901");
		filing.fill("lines[0].fields.people", "3");
		filing.filed();
		assertThat(this.page.locator(".line-table tfoot").textContent()).contains("合计", "8");
		String record = filing.record();
		FilingPage correction = new FilingPage(this.page, address("/records/" + record + "/correct"));
		correction.fill("lines[0].fields.people", "4");
		correction.fill("reason", "漏报一人");
		correction.filed();
		assertThat(this.page.locator(".change-table tbody tr").allTextContents()).singleElement()
			.satisfies((change) -> assertThat(change).containsSubsequence("参加单位 第 1 行 · 出动执法人员", "3人次", "4人次"));
		this.page.locator(".cancel summary").click();
		Browsers.look(this.page, "record-with-lines", "zh-CN");
		this.page.locator("#cancel-reason").fill("与牵头单位重复填报");
		this.page.locator(".cancel [data-submit]").click();
		this.page.locator(".is-void").waitFor();
		assertThat(this.page.locator(".alert-warning").textContent()).contains("与牵头单位重复填报");
		Browsers.look(this.page, "record-cancelled", "zh-CN");
		this.page.navigate(address("/records?text=校园周边联合整治"));
		assertThat(this.page.locator(".records-table tbody tr").textContent()).contains("已作废", "专项整治办公室");
		Browsers.look(this.page, "records-cancelled", "zh-CN");
		assertThat(this.errors).isEmpty();
	}

	@Test
	void filterIsFoldedOnAPhone() {
		this.page.setViewportSize(Browsers.PHONE, 812);
		this.page.navigate(address("/records?type=illegal_den"));
		assertThat(this.page.locator("#record-filters").isVisible()).isFalse();
		assertThat(this.page.locator("[data-fold]").textContent()).isEqualTo("筛选（1 项）");
		this.page.locator("[data-fold]").click();
		assertThat(this.page.locator("#record-filters").isVisible()).isTrue();
		Browsers.screenshot(this.page, "records-filter-open");
	}

}
