package cn.yipanqi.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class SummaryBrowserTests extends OpenBrowser {

	private static final String SHEET = "/summaries/sheet?type=catering_monthly&unit=health@239907&last=2007-08-31";

	private Page page;

	private List<String> errors;

	@BeforeEach
	void signIn() {
		this.page = browsers.signedIn(address(""), "office");
		this.errors = Browsers.errors(this.page);
	}

	@Test
	void sheetIsFilledFromTheDetailsAndCorrectedAndComparedWithThem() {
		this.page.navigate(address("/records/new?type=catering_monthly"));
		assertThat(this.page.url()).contains("/summaries/sheet");
		Browsers.look(this.page, "summary-choose", "zh-CN");
		this.page.navigate(address(SHEET));
		Browsers.look(this.page, "summary-sheet", "zh-CN");
		this.page.locator("[data-details-all]").click();
		int people = Integer.parseInt(input("health_people").inputValue());
		assertThat(people).isPositive();
		input("health_people").fill(String.valueOf(people + 10));
		input("health_vehicles").fill("三");
		input("health_goods_value").fill("1.25");
		this.page.locator("select[name='scale.health_goods_value']").selectOption("万元");
		submit();
		assertThat(this.page.locator(".field .invalid-feedback").allTextContents())
			.containsExactly("“三”不是数字（不要逗号、单位和空格）");
		assertThat(input("health_goods_value").inputValue()).isEqualTo("1.25");
		Browsers.look(this.page, "summary-sheet-refused", "zh-CN");
		input("health_vehicles").fill("");
		submit();
		assertThat(this.page.locator(".alert-success").textContent()).contains("已报送");
		assertThat(input("health_goods_value").inputValue()).isEqualTo("12500");
		assertThat(row("health_people").locator(".sheet-difference").textContent()).contains("+10", "按明细");
		Browsers.look(this.page, "summary-sheet-filed", "zh-CN");
		input("health_people").fill(String.valueOf(people + 7));
		submit();
		assertThat(this.page.locator(".form-problems").textContent()).contains("更正原因");
		this.page.locator("#reason").fill("多报三人次");
		submit();
		assertThat(row("health_people").locator(".sheet-difference").textContent()).contains("+7");
		this.page.navigate(address("/summaries?type=catering_monthly&last=2007-08-31&differences=true&region=239907"));
		assertThat(this.page.locator(".summary-table .differs").first().textContent()).contains("+7");
		this.page.navigate(address("/summaries?type=catering_monthly&last=2007-08-31"));
		Browsers.look(this.page, "summaries", "zh-CN");
		this.page.locator(".summary-unit:has-text('柳溪县') a[href^='/records/']").click();
		assertThat(this.page.locator(".record-detail").textContent()).contains("卫生部门出动执法人员（人次）", "多报三人次");
		Browsers.look(this.page, "summary-record", "zh-CN");
		this.page.navigate(address("/summaries?lang=en"));
		Browsers.look(this.page, "summaries", "en");
		this.page.navigate(address(SHEET));
		Browsers.look(this.page, "summary-sheet", "en");
		assertThat(this.errors).isEmpty();
	}

	@Test
	void secondClerkIsLedToTheSheetOfTheFirst() {
		String sheet = SHEET.replace("239907", "239908");
		Page second = browsers.signedIn(address(""), "office");
		second.navigate(address(sheet));
		this.page.navigate(address(sheet));
		input("catering_visits").fill("5");
		submit();
		second.locator("#totals\\.catering_visits").fill("6");
		second.locator(".record-form [data-submit]").click();
		assertThat(second.locator(".form-problems").textContent()).contains("已经有了");
		assertThat(second.locator("#reason").count()).isOne();
	}

	@Test
	void figureSaysHowMuchOfItIsTotals() {
		this.page.navigate(address("/figures/circulation_visits?region=239901&to=2007-08-12"));
		assertThat(this.page.locator("[data-figure]").getAttribute("data-value")).isEqualTo("26");
		assertThat(this.page.locator(".of-totals").textContent()).contains("其中含汇总数 26");
		assertThat(Browsers.everyRecordBehind(this.page)).hasSize(1);
		this.page.navigate(address("/figures/circulation_visits?region=239901&to=2007-08-12"));
		Browsers.look(this.page, "figure-of-totals", "zh-CN");
		assertThat(this.errors).isEmpty();
	}

	private void submit() {
		this.page.locator(".record-form [data-submit]").click();
		this.page.waitForLoadState();
	}

	private Locator input(String indicator) {
		return this.page.locator("[name='totals." + indicator + "']");
	}

	private Locator row(String indicator) {
		return this.page.locator("[data-row]").filter(new Locator.FilterOptions().setHas(input(indicator)));
	}

}
