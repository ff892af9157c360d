package cn.yipanqi.browser;

import java.util.List;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first day of a campaign that no Java knows: nothing is there but the pack, the
 * places and one inspector with a telephone.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=src/test/resources/packs/street-stalls", "yipanqi.now=2026-09-15T20:00:00",
				"yipanqi.city=stalls" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewCampaignBrowserTests extends OpenBrowser {

	private Page page;

	private List<String> errors;

	private int touches;

	@BeforeEach
	void signIn(@Autowired Organization organization, @Autowired Pack pack, @Autowired Accounts accounts) {
		organization.load(pack.territory());
		accounts.create("patrol", "巡查员", InitialPassword.lasting("yipanqi-2007"), Role.INSPECTOR,
				new Scope("330501", "market"), "test");
		this.page = browsers.signedIn(address(""), "patrol");
		this.page.setViewportSize(Browsers.PHONE, 800);
		this.errors = Browsers.errors(this.page);
	}

	@Test
	@Order(1)
	void stallIsRegisteredOrderedToRectifyAndPassedAndTheFiguresMove() {
		assertThat(figure("patrols")).isEqualTo("0");
		FilingPage patrol = new FilingPage(this.page, address("/records/new?type=patrol"));
		patrol.search("阿婆油炸粿");
		touch(".suggestion-new");
		this.page.locator("[data-spot]").waitFor();
		patrol.choose("new.region", "330501001");
		Browsers.look(this.page, "stall-on-the-spot", "zh-CN");
		touch("[data-register]");
		this.page.locator("#chosen strong").waitFor();
		patrol.press("fields.result", "ordered");
		patrol.filed();
		assertThat(List.of(figure("patrols"), figure("stalls_reached"), figure("orders"), figure("outstanding")))
			.containsExactly("1", "1", "1", "1");
		FilingPage recheck = new FilingPage(this.page, address("/records/new?type=recheck"));
		recheck.chooseSubject("油炸粿");
		recheck.press("fields.passed", "true");
		recheck.filed();
		this.page.locator(".record-detail .subject-link").click();
		this.page.locator(".subject-file").waitFor();
		assertThat(this.page.locator(".subject-file").textContent()).contains("阿婆油炸粿", "巡查", "复查", "监管对象登记",
				"2026-09-15 至 2026-09-15");
		Browsers.look(this.page, "stall-file", "zh-CN");
		assertThat(List.of(figure("patrols"), figure("outstanding"))).containsExactly("1", "0");
		assertThat(this.errors).isEmpty();
	}

	/**
	 * Beyond a patrol of a stall that is known, where the search is typed and the first
	 * found is touched.
	 */
	@Test
	void secondStallOfTheDayTakesAtMostFourTouchesMore() {
		patrolOfANewStall("水街馄饨担");
		this.touches = 0;
		patrolOfANewStall("桥头糖炒栗子");
		int unknown = this.touches;
		this.touches = 0;
		FilingPage known = new FilingPage(this.page, address("/records/new?type=patrol"));
		known.search("馄饨担");
		touch(".suggestion");
		this.page.locator("#chosen strong").waitFor();
		known.press("fields.result", "ordered");
		known.submit();
		assertThat(unknown - this.touches).isLessThanOrEqualTo(4);
		assertThat(this.errors).isEmpty();
	}

	private void patrolOfANewStall(String name) {
		FilingPage patrol = new FilingPage(this.page, address("/records/new?type=patrol"));
		patrol.search(name);
		touch(".suggestion-new");
		this.page.locator("[data-spot]").waitFor();
		if (patrol.value("new.region").equals("330501")) {
			patrol.choose("new.region", "330501001");
			this.touches++;
		}
		touch("[data-register]");
		this.page.locator("#chosen strong").waitFor();
		patrol.press("fields.result", "sound");
		patrol.filed();
	}

	private void touch(String what) {
		Locator found = this.page.locator(what).first();
		found.click();
		this.touches++;
	}

	private String figure(String indicator) {
		this.page.navigate(address("/figures/" + indicator));
		return this.page.locator("[data-figure]").first().getAttribute("data-value");
	}

}
