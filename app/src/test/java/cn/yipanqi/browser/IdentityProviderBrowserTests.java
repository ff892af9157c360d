package cn.yipanqi.browser;

import java.util.List;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People whom the city's identity provider vouches for.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.load-territory=true", "spring.security.oauth2.client.registration.city.client-id=yipanqi",
				"spring.security.oauth2.client.registration.city.client-secret=secret",
				"spring.security.oauth2.client.registration.city.scope=openid" })
class IdentityProviderBrowserTests extends OpenBrowser {

	private static IdentityProvider provider;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void start(DynamicPropertyRegistry registry) {
		provider = new IdentityProvider();
		registry.add("spring.security.oauth2.client.provider.city.issuer-uri", provider::address);
	}

	@AfterAll
	static void closeProvider() {
		provider.close();
	}

	@BeforeEach
	void makeAccounts(@Autowired Accounts accounts) {
		provider.register(address(""));
		provider.say((claims) -> {
		});
		accounts.create("liwei", "李伟", InitialPassword.lasting("x"), Role.OFFICE, new Scope("2399", null), "test");
		accounts.create("asleep", "停用", InitialPassword.lasting("x"), Role.OFFICE, new Scope("2399", null), "test");
		this.jdbc.sql("update account set enabled = false where name = 'asleep'").update();
	}

	@Test
	void accountEntersAndLeavesThroughTheProvider() {
		Page page = browsers.page(Browsers.DESK);
		List<String> errors = Browsers.errors(page);
		page.navigate(address("/records?text=x"));
		Browsers.look(page, "sign-in-provider", "zh-CN");
		vouch(page, "liwei");
		page.waitForURL(address("/records?text=x"));
		assertThat(page.locator(".who").textContent()).isEqualTo("李伟");
		assertThat(page.context().cookies(address("")).stream().filter((cookie) -> cookie.name.equals("JSESSIONID")))
			.singleElement()
			.satisfies((cookie) -> {
				assertThat(cookie.httpOnly).isTrue();
				assertThat(cookie.sameSite.name()).isEqualTo("LAX");
			});
		page.locator(".whoami form button").click();
		page.waitForURL(address("/sign-in"));
		assertThat(errors).isEmpty();
		page.navigate(address("/records"));
		page.locator("a[href='/oauth2/authorization/city']").click();
		assertThat(page.locator("[name=username]").isVisible()).isTrue();
		assertThat(page.url()).startsWith(provider.address());
		assertThat(audit("liwei")).startsWith("sign-in provider", "sign-out");
	}

	@Test
	void personWithoutAnAccountIsToldSo() {
		Page page = refused("nobody");
		assertThat(page.locator("[role=alert]").textContent()).contains("没有与您对应的可用账号");
		assertThat(audit("nobody")).containsExactly("sign-in unknown");
	}

	@Test
	void disabledAccountStaysOutside() {
		Page page = refused("asleep");
		assertThat(page.locator("[role=alert]").textContent()).contains("没有与您对应的可用账号");
		assertThat(audit("asleep")).containsExactly("sign-in disabled");
	}

	@Test
	void answerToAnotherRequestIsNotTaken() {
		provider.say((claims) -> claims.claim("nonce", "another"));
		assertThat(refused("liwei").url()).endsWith("/sign-in?provider-failed");
	}

	@Test
	void anotherIssuerIsNotBelieved() {
		provider.say((claims) -> claims.issuer("http://localhost:9"));
		assertThat(refused("liwei").url()).endsWith("/sign-in?provider-failed");
	}

	@Test
	void accountIsNamedByItsClaimOnly() {
		provider.say((claims) -> claims.claims((all) -> all.remove("preferred_username")));
		assertThat(refused("liwei").url()).endsWith("/sign-in?no-account");
	}

	private Page refused(String person) {
		Page page = browsers.page(Browsers.DESK);
		page.navigate(address("/records"));
		vouch(page, person);
		page.waitForURL((url) -> url.startsWith(address("/sign-in?")));
		assertThat(page.request().get(address("/records")).url()).contains("/sign-in");
		return page;
	}

	private static void vouch(Page page, String person) {
		page.locator("a[href='/oauth2/authorization/city']").click();
		page.locator("[name=username]").fill(person);
		page.locator("[name=password]").fill(IdentityProvider.PASSWORD);
		page.locator("button[type=submit]").click();
	}

	private List<String> audit(String account) {
		return this.jdbc.sql("""
				select concat_ws(' ', action, detail ->> 'means', detail ->> 'reason') from audit
				where account = ? and action like 'sign-%' order by id
				""").param(account).query(String.class).list();
	}

}
