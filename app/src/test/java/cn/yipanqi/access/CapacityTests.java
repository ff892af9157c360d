package cn.yipanqi.access;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In which capacity somebody acts, and where that leads.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class CapacityTests {

	private static final String PASSWORD = "yipanqi-2007";

	private static int number;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Grants grants;

	@Autowired
	private JdbcClient jdbc;

	private String name;

	private Visitor visitor;

	@BeforeEach
	void makeAccount(@Autowired Organization organization, @Autowired Pack pack, @Autowired MockMvcTester mvc) {
		organization.load(pack.territory());
		this.name = "acting" + number++;
		this.accounts.create(this.name, "两个身份", InitialPassword.lasting(PASSWORD), "test");
		this.visitor = new Visitor(mvc);
	}

	@Test
	void accountWithTwoGrantsChangesFromOneToTheOther() {
		grant(Role.LEADER, new Scope("239901", null));
		long second = grant(Role.LIAISON, new Scope("239902", "health"));
		this.visitor.signIn(this.name, PASSWORD);
		assertThat(page("/records")).contains("领导 · 临江县", "联络员", "卫生").doesNotContain("/records/new");
		assertThat(Visitor.target(this.visitor.post("/capacity", "grant", String.valueOf(second)))).isEqualTo("/");
		assertThat(page("/records")).contains("/records/new");
		assertThat(this.visitor.get("/?region=239901")).hasStatus(404);
		assertThat(this.visitor.get("/?region=239902")).hasStatus(200);
		assertThat(this.jdbc.sql("select role from audit where account = ? and action = 'capacity'")
			.param(this.name)
			.query(String.class)
			.list()).containsExactly("LIAISON");
	}

	@Test
	void capacityThatEndsGivesWayToAnother() {
		grant(Role.LEADER, new Scope("239901", null));
		long second = grant(Role.LIAISON, new Scope("239902", null));
		this.visitor.signIn(this.name, PASSWORD);
		this.visitor.post("/capacity", "grant", String.valueOf(second));
		this.grants.revoke(second, "security");
		assertThat(this.visitor.get("/records/new")).hasStatus(403);
		assertThat(this.visitor.get("/?region=239901")).hasStatus(200);
	}

	@Test
	void grantOfSomebodyElseIsNotFound() {
		grant(Role.LEADER, new Scope("239901", null));
		this.accounts.create("other" + this.name, "别人", InitialPassword.lasting(PASSWORD), Role.OFFICE,
				new Scope("2399", null), "test");
		long other = this.grants.of("other" + this.name).get(0).id();
		this.visitor.signIn(this.name, PASSWORD);
		assertThat(this.visitor.post("/capacity", "grant", String.valueOf(other))).hasStatus(404);
		assertThat(this.visitor.get("/?region=2399")).hasStatus(404);
	}

	@Test
	void administratorBeginsAtTheAccountsAndSeesNoBusiness() {
		grant(Role.SYSTEM_ADMINISTRATOR, new Scope("2399", null));
		this.visitor.signIn(this.name, PASSWORD);
		assertThat(Visitor.target(this.visitor.get("/"))).isEqualTo("/accounts");
		assertThat(page("/accounts")).contains("href=\"/accounts\"")
			.doesNotContain("href=\"/records\"", "href=\"/figures\"", "href=\"/audit\"");
		assertThat(this.visitor.get("/records")).hasStatus(403);
	}

	@Test
	void whoHoldsNothingIsToldWhomToAsk() {
		this.accounts.create("granter" + this.name, "安全管理员老陈", InitialPassword.lasting(PASSWORD),
				Role.SECURITY_ADMINISTRATOR, new Scope("2399", null), "test");
		this.visitor.signIn(this.name, PASSWORD);
		assertThat(Visitor.target(this.visitor.get("/"))).isEqualTo("/capacity");
		assertThat(page("/capacity")).contains(this.name, "安全管理员老陈").doesNotContain("href=\"/records\"");
		grant(Role.LEADER, new Scope("2399", null));
		assertThat(Visitor.target(this.visitor.get("/capacity"))).isEqualTo("/");
	}

	private long grant(Role role, Scope scope) {
		return this.grants.add(this.name, role, scope, "test").id();
	}

	private String page(String path) {
		var result = this.visitor.get(path);
		assertThat(result).hasStatus(200);
		return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
	}

}
