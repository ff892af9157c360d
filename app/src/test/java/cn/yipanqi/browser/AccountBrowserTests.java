package cn.yipanqi.browser;

import java.util.List;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person's first day: a password of their own, a code generator, a token.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000" })
@ActiveProfiles("demo")
class AccountBrowserTests extends OpenBrowser {

	@Test
	void newcomerChoosesAPasswordAndKeepsHerAccount(@Autowired Accounts accounts) {
		accounts.create("liuyang", "刘洋", "Issued-by-hand-1", Role.OFFICE, new Scope("2399", null), "test");
		Page page = browsers.page(Browsers.DESK);
		List<String> errors = Browsers.errors(page);
		page.navigate(address("/sign-in"));
		signIn(page, "wrong");
		Browsers.look(page, "sign-in-failed", "zh-CN");
		signIn(page, "Issued-by-hand-1");
		page.waitForURL("**/sign-in/password");
		page.locator("#text").fill("123456");
		page.locator("#repeated").fill("1234567");
		page.locator("main form button").click();
		page.locator("[role=alert]").waitFor();
		Browsers.look(page, "new-password", "zh-CN");
		page.locator("#text").fill("Willow-Bridge-4");
		page.locator("#repeated").fill("Willow-Bridge-4");
		page.locator("main form button").click();
		page.waitForURL(address("/"));
		assertThat(page.context().cookies(address("")).stream().filter((cookie) -> cookie.name.equals("JSESSIONID")))
			.singleElement()
			.satisfies((cookie) -> assertThat(cookie.sameSite.name()).isEqualTo("STRICT"));
		page.locator(".who").click();
		page.locator("#tokens [name=name]").fill("每日对账");
		page.locator("#tokens .btn-primary").click();
		page.locator("[data-token]").waitFor();
		String token = page.locator("[data-token]").textContent();
		Browsers.look(page, "account", "zh-CN");
		page.navigate(address("/account?lang=en"));
		Browsers.look(page, "account", "en");
		page.navigate(address("/account/code?lang=zh-CN"));
		assertThat((Integer) page.evaluate("document.querySelector('.qr').naturalWidth")).isPositive();
		Browsers.look(page, "code-set-up", "zh-CN");
		assertThat(page.request()
			.get(address("/api/v1/me"), RequestOptions.create().setHeader("Authorization", "Bearer " + token))
			.text()).contains("\"account\":\"liuyang\"");
		assertThat(errors).isEmpty();
	}

	@Test
	void whoeverFillsInALongFormIsNotIdle() {
		Page page = browsers.signedIn(address(""), "office");
		page.clock().install();
		page.navigate(address("/records/new?type=catering_inspection"));
		page.locator("[name='fields.people']").fill("1");
		page.clock().fastForward(360_000);
		Response kept = page.waitForResponse("**/account/here", () -> page.locator("[name='fields.people']").fill("2"));
		assertThat(kept.status()).isEqualTo(204);
	}

	@Test
	void pagesCarryTheirHeaders() {
		Page page = browsers.signedIn(address(""), "leader");
		assertThat(page.navigate(address("/figures")).headers()).containsEntry("x-content-type-options", "nosniff")
			.containsEntry("referrer-policy", "same-origin")
			.containsEntry("cross-origin-opener-policy", "same-origin")
			.hasEntrySatisfying("permissions-policy", (value) -> assertThat(value).contains("camera=()"))
			.hasEntrySatisfying("cache-control", (value) -> assertThat(value).contains("no-store"))
			.hasEntrySatisfying("content-security-policy",
					(value) -> assertThat(value).contains("script-src 'self'").doesNotContain("unsafe"));
	}

	private static void signIn(Page page, String password) {
		page.locator("#username").fill("liuyang");
		page.locator("#password").fill(password);
		page.locator("form.card-body button").click();
		page.waitForLoadState();
	}

}
