package cn.yipanqi.browser;

import java.util.List;

import cn.yipanqi.registry.UnlikeNames;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A shop that nobody knows is registered where it is found, on a telephone.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class SubjectBrowserTests extends OpenBrowser {

	private static final String TYPE = "/records/new?type=catering_inspection";

	private Page page;

	private List<String> errors;

	@BeforeEach
	void signIn() {
		this.page = browsers.signedIn(address(""), "inspector");
		this.page.setViewportSize(Browsers.PHONE, 800);
		this.errors = Browsers.errors(this.page);
	}

	@Test
	void shopIsRegisteredInspectedAndShownWithEverythingAboutIt() {
		String name = UnlikeNames.next();
		FilingPage filing = new FilingPage(this.page, address(TYPE));
		filing.search(name);
		this.page.locator(".suggestion-new").click();
		this.page.locator("[data-spot]").waitFor();
		assertThat(filing.value("new.name")).isEqualTo(name);
		filing.choose("new.kind", "small_restaurant");
		filing.choose("new.tier", "city");
		filing.choose("new.region", "239901001");
		Browsers.look(this.page, "subject-on-the-spot", "zh-CN");
		this.page.locator("[data-register]").click();
		this.page.locator("#chosen strong").waitFor();
		assertThat(this.page.locator("#chosen").textContent()).contains(name);
		assertThat(filing.value("region")).isEqualTo("239901001");
		filing.fill("fields.people", "2");
		filing.press("fields.licence_held", "false");
		filing.press("fields.result", "ordered");
		filing.submit();
		this.page.locator(".record-detail .subject-link").click();
		this.page.locator(".subject-file").waitFor();
		assertThat(this.page.locator(".subject-file").textContent()).contains(name, "小餐馆", "餐饮单位检查", "监管对象登记");
		Browsers.look(this.page, "subject-file", "zh-CN");
		this.page.setViewportSize(Browsers.DESK, 900);
		this.page.navigate(address("/subjects?text=" + name.substring(2, 6)));
		assertThat(this.page.locator(".subject-list a").allTextContents()).containsExactly(name);
		Browsers.look(this.page, "subjects", "zh-CN");
		assertThat(this.errors).isEmpty();
	}

	/**
	 * Beyond what an inspection of a shop that is known takes: offered, saved; kind, tier
	 * and place are those of the one before.
	 */
	@Test
	void secondShopOfTheDayTakesTwoTouchesMore() {
		FilingPage filing = new FilingPage(this.page, address(TYPE));
		filing.search(UnlikeNames.next());
		this.page.locator(".suggestion-new").click();
		this.page.locator("[data-spot]").waitFor();
		filing.choose("new.kind", "small_restaurant");
		filing.choose("new.tier", "city");
		filing.choose("new.region", "239901001");
		this.page.locator("[data-register]").click();
		this.page.locator("#chosen strong").waitFor();
		FilingPage second = new FilingPage(this.page, address(TYPE));
		second.search(UnlikeNames.next());
		this.page.locator(".suggestion-new").click();
		this.page.locator("[data-spot]").waitFor();
		this.page.locator("[data-register]").click();
		this.page.locator("#chosen strong").waitFor();
		assertThat(this.page.locator("#chosen").textContent()).contains("小餐馆", "城关镇");
		assertThat(this.errors).isEmpty();
	}

	@Test
	void shopOfTheSameNameIsOfferedFirst() {
		String name = UnlikeNames.next();
		for (int i = 0; i < 2; i++) {
			FilingPage filing = new FilingPage(this.page, address(TYPE));
			filing.search(name + "分号");
			this.page.locator(".suggestion-new").click();
			this.page.locator("[data-spot]").waitFor();
			filing.fill("new.name", name);
			filing.choose("new.kind", "small_restaurant");
			filing.choose("new.tier", "city");
			filing.choose("new.region", "239901001");
			this.page.locator("[data-register]").click();
			this.page.locator((i == 0) ? "#chosen strong" : ".doubles .suggestion").waitFor();
		}
		Browsers.look(this.page, "subject-doubles", "zh-CN");
		this.page.locator(".doubles .suggestion").click();
		assertThat(this.page.locator("#chosen").textContent()).contains(name);
		assertThat(this.errors).isEmpty();
	}

	@Test
	void pagesOfARegistrationAndAChangeAreClean() {
		this.page.navigate(address("/subjects/new"));
		Browsers.look(this.page, "subject-new", "zh-CN");
		this.page.navigate(address("/subjects?text=" + "饭店&lang=en"));
		this.page.locator(".subject-list a").first().click();
		this.page.locator(".subject-file").waitFor();
		Browsers.look(this.page, "subject-file-en", "en");
		this.page.navigate(this.page.url().replaceFirst("\\?.*", "") + "/change");
		Browsers.look(this.page, "subject-change", "en");
		assertThat(this.errors).isEmpty();
	}

}
