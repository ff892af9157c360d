package cn.yipanqi.access;

import java.time.Clock;
import java.time.Duration;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Programs that call with a token.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.sign-in.codes-for=leader" })
@AutoConfigureMockMvc
class TokensTests {

	private static final WatchedClock TIME = new WatchedClock();

	private static int number;

	@TestBean(name = "signInClock")
	private Clock signInClock;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Grants grants;

	@Autowired
	private Tokens tokens;

	@Autowired
	private JdbcClient jdbc;

	private Reader owner;

	private String token;

	static Clock signInClock() {
		return TIME;
	}

	@BeforeEach
	void makeToken(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		TIME.pass(Duration.ofHours(1));
		String name = "program" + number++;
		this.accounts.create(name, "程序", InitialPassword.lasting("Bamboo-Ferry-71"), Role.LEADER,
				new Scope("2399", null), "test");
		Grant second = this.grants.add(name, Role.LIAISON, new Scope("239901", "health"), "test");
		this.owner = this.accounts.loadUserByUsername(name);
		this.token = this.tokens.make(this.owner, second.id(), "数据交换", true, 90);
	}

	@Test
	void programActsInExactlyTheGrantOfItsToken() {
		assertThat(call("Bearer " + this.token)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"account": "%s", "role": "LIAISON", "readsOnly": true,
				"scope": {"region": "239901", "department": "health"}}""".formatted(this.owner.account()));
		assertThat(call("Bearer " + this.token).getRequest().getSession(false)).isNull();
		assertThat(this.tokens.of(this.owner.account())).singleElement()
			.satisfies((held) -> assertThat(held.lastUsed()).isNotNull());
	}

	@Test
	void tokenThatOnlyReadsGivesNoOtherPermission() {
		Reader reader = this.tokens.reader(this.token).orElseThrow();
		assertThat(reader.may(Permission.READ)).isTrue();
		assertThat(reader.may(Permission.WRITE)).isFalse();
		Grant grant = reader.grants().get(0);
		String writing = this.tokens.make(this.owner, grant.id(), "填报", false, 1);
		assertThat(this.tokens.reader(writing).orElseThrow().may(Permission.WRITE)).isTrue();
	}

	@Test
	void whatDoesNotCountIsRefusedAsAProblem() {
		String other = this.token.substring(0, this.token.length() - 1) + (this.token.endsWith("0") ? "1" : "0");
		for (String header : new String[] { "Bearer " + other, "Bearer x", "Bearer ", "Basic eDp5" }) {
			assertThat(call(header)).hasStatus(401)
				.hasContentType("application/problem+json")
				.hasHeader("WWW-Authenticate", "Bearer")
				.bodyJson()
				.extractingPath("$.status")
				.isEqualTo(401);
		}
		assertThat(this.mvc.get().uri("/api/v1/me")).hasStatus(401);
		assertThat(this.mvc.get().uri("/api/nothing")).hasStatus(401);
	}

	@Test
	void revokedGrantEndsIt() {
		this.grants.revoke(this.tokens.of(this.owner.account()).get(0).grant(), "security");
		assertThat(call("Bearer " + this.token)).hasStatus(401);
	}

	@Test
	void disabledAccountEndsIt() {
		this.jdbc.sql("update account set enabled = false where name = ?").param(this.owner.account()).update();
		assertThat(call("Bearer " + this.token)).hasStatus(401);
	}

	@Test
	void ownerEndsItAndNobodyElse() {
		String id = this.tokens.of(this.owner.account()).get(0).id();
		assertThat(this.tokens.revoke("somebody", id, "somebody")).isFalse();
		assertThat(call("Bearer " + this.token)).hasStatusOk();
		assertThat(this.tokens.revoke(this.owner.account(), id, this.owner.account())).isTrue();
		assertThat(call("Bearer " + this.token)).hasStatus(401);
	}

	@Test
	void timeEndsIt() {
		TIME.pass(Duration.ofDays(89));
		assertThat(call("Bearer " + this.token)).hasStatusOk();
		TIME.pass(Duration.ofDays(2));
		assertThat(call("Bearer " + this.token)).hasStatus(401);
	}

	@Test
	void secretIsNotKept() {
		String secret = this.token.substring(this.token.lastIndexOf('_') + 1);
		assertThat(this.jdbc.sql("select count(*) from api_token t where t::text like '%' || ? || '%'")
			.param(secret)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void administratorsHaveNone() {
		this.accounts.create("sys" + this.owner.account(), "系统管理员", "x", Role.SYSTEM_ADMINISTRATOR,
				new Scope("2399", null), "test");
		Reader administrator = this.accounts.loadUserByUsername("sys" + this.owner.account());
		long grant = administrator.grants().get(0).id();
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.make(administrator, grant, "x", true, 90));
	}

	@Test
	void othersGrantAndTooLongALifeAreRefused() {
		long own = this.owner.grants().get(0).id();
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.make(this.owner, own + 1000, "x", true, 90));
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.make(this.owner, own, "x", true, 366));
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.make(this.owner, own, "", true, 90));
	}

	@Test
	void guessingIsLimited() {
		for (int i = 0; i < 30; i++) {
			call("Bearer guess" + i, "10.8.8.8");
		}
		assertThat(call("Bearer " + this.token, "10.8.8.8")).hasStatus(429).hasHeader("Retry-After", "60");
	}

	private MvcTestResult call(String authorization) {
		return call(authorization, "10.7.7." + number);
	}

	private MvcTestResult call(String authorization, String address) {
		return this.mvc.get().uri("/api/v1/me").header("Authorization", authorization).with((request) -> {
			request.setRemoteAddr(address);
			return request;
		}).exchange();
	}

}
