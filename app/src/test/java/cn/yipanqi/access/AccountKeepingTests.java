package cn.yipanqi.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import cn.yipanqi.access.AccountKeeping.Keeper;
import cn.yipanqi.access.KeepingRefusedException.Reason;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What administrators may do with accounts, and what they may not.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class AccountKeepingTests {

	private static final Scope CITY = new Scope("2399", null);

	private static final Scope COUNTY = new Scope("239901", null);

	private static final Keeper SYSTEM = new Keeper("keeping-system", CITY);

	private static final Keeper SECURITY = new Keeper("keeping-security", CITY);

	private static final Keeper COUNTY_SECURITY = new Keeper("keeping-county", COUNTY);

	private static int number;

	@Autowired
	private AccountKeeping keeping;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Grants grants;

	@Autowired
	private AccountList list;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private String name;

	@BeforeEach
	void makeAdministrators(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		make(SYSTEM.account(), Role.SYSTEM_ADMINISTRATOR, CITY);
		make(SECURITY.account(), Role.SECURITY_ADMINISTRATOR, CITY);
		make(COUNTY_SECURITY.account(), Role.SECURITY_ADMINISTRATOR, COUNTY);
		this.name = "kept" + number++;
	}

	@Test
	void newAccountHoldsNothingAndMustReplaceItsPassword() {
		String password = this.keeping.create(this.name, " 新同志 ", SYSTEM);
		assertThat(this.list.find(this.name, CITY)).hasValue(new AccountList.Line(this.name, "新同志", true, List.of()));
		Visitor visitor = new Visitor(this.mvc);
		assertThat(Visitor.target(visitor.signIn(this.name, password))).isEqualTo("/sign-in/password");
		assertThat(audit()).containsExactly("account-create false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a/b", "../x", "a b", "<b>", ".a", "console", "a?b", "名\n字", "a%2fb" })
	void nameThatCannotBeTypedOrLinkedIsRefused(String bad) {
		assertThatThrownBy(() -> this.keeping.create(bad, "某", SYSTEM)).satisfies(refusedFor(Reason.NAME));
	}

	@Test
	void takenNameAndEmptyOnesAreRefused() {
		this.keeping.create(this.name, "某", SYSTEM);
		assertThatThrownBy(() -> this.keeping.create(this.name, "某", SYSTEM)).satisfies(refusedFor(Reason.NAME_TAKEN));
		assertThatThrownBy(() -> this.keeping.rename(this.name, " ", SYSTEM))
			.satisfies(refusedFor(Reason.DISPLAY_NAME));
		assertThatThrownBy(() -> this.keeping.rename(this.name, "长".repeat(61), SYSTEM))
			.satisfies(refusedFor(Reason.DISPLAY_NAME));
		assertThat(audit()).containsExactly("account-create false", "account-create true", "account-rename true",
				"account-rename true");
	}

	@Test
	void disabledAccountIsOutAtOnceAndItsSessionStaysOut() {
		make(this.name, Role.LEADER, CITY);
		Visitor visitor = new Visitor(this.mvc);
		visitor.signIn(this.name, "yipanqi-2007");
		assertThat(visitor.isSignedIn()).isTrue();
		this.keeping.enable(this.name, false, SYSTEM);
		assertThat(visitor.isSignedIn()).isFalse();
		this.keeping.enable(this.name, true, SYSTEM);
		assertThat(visitor.isSignedIn()).isFalse();
		assertThat(Visitor.target(visitor.signIn(this.name, "yipanqi-2007"))).isEqualTo("/");
	}

	@Test
	void nobodyDecidesOnTheirOwnAccount() {
		long grant = this.grants.of(SECURITY.account()).get(0).id();
		assertThatThrownBy(() -> this.keeping.enable(SYSTEM.account(), false, SYSTEM))
			.satisfies(refusedFor(Reason.OWN_ACCOUNT));
		assertThatThrownBy(() -> this.keeping.resetPassword(SYSTEM.account(), SYSTEM))
			.satisfies(refusedFor(Reason.OWN_ACCOUNT));
		assertThatThrownBy(() -> this.keeping.revoke(SECURITY.account(), grant, SECURITY))
			.satisfies(refusedFor(Reason.OWN_ACCOUNT));
		assertThatThrownBy(() -> this.keeping.grant(SECURITY.account(), Role.SECURITY_ADMINISTRATOR, COUNTY, SECURITY))
			.satisfies(refusedFor(Reason.OWN_ACCOUNT));
	}

	@Test
	void lastAdministratorStays() {
		Keeper other = new Keeper("other-system", CITY);
		Keeper guard = new Keeper("other-security", CITY);
		alone(Role.SYSTEM_ADMINISTRATOR, SYSTEM.account());
		alone(Role.SECURITY_ADMINISTRATOR, SECURITY.account());
		long grant = this.grants.of(SECURITY.account()).get(0).id();
		assertThatThrownBy(() -> this.keeping.enable(SYSTEM.account(), false, other))
			.satisfies(refusedFor(Reason.LAST_ADMINISTRATOR));
		assertThatThrownBy(() -> this.keeping.enable(SECURITY.account(), false, other))
			.satisfies(refusedFor(Reason.LAST_ADMINISTRATOR));
		assertThatThrownBy(() -> this.keeping.revoke(SECURITY.account(), grant, guard))
			.satisfies(refusedFor(Reason.LAST_ADMINISTRATOR));
		this.keeping.enable(COUNTY_SECURITY.account(), false, other);
		this.keeping.enable(COUNTY_SECURITY.account(), true, other);
		make(this.name, Role.SECURITY_ADMINISTRATOR, CITY);
		this.keeping.enable(SECURITY.account(), false, other);
		this.keeping.enable(SECURITY.account(), true, other);
	}

	@Test
	void lastAuditorStays() {
		Keeper system = new Keeper("other-system", CITY);
		make(this.name, Role.AUDITOR, CITY);
		alone(Role.AUDITOR, this.name);
		long grant = this.grants.of(this.name).get(0).id();
		assertThatThrownBy(() -> this.keeping.enable(this.name, false, system))
			.satisfies(refusedFor(Reason.LAST_ADMINISTRATOR));
		assertThatThrownBy(() -> this.keeping.revoke(this.name, grant, SECURITY))
			.satisfies(refusedFor(Reason.LAST_ADMINISTRATOR));
		make(this.name + "-county", Role.AUDITOR, COUNTY);
		assertThatThrownBy(() -> this.keeping.enable(this.name, false, system))
			.satisfies(refusedFor(Reason.LAST_ADMINISTRATOR));
		make(this.name + "-second", Role.AUDITOR, CITY);
		this.keeping.enable(this.name, false, system);
	}

	@Test
	void twoAdministratorsCannotRemoveEachOtherAtOnce() throws Exception {
		alone(Role.SYSTEM_ADMINISTRATOR, SYSTEM.account());
		make(this.name, Role.SYSTEM_ADMINISTRATOR, CITY);
		Keeper second = new Keeper(this.name, CITY);
		var threads = Executors.newFixedThreadPool(2);
		try {
			Callable<Optional<Reason>> left = () -> disable(SYSTEM.account(), second);
			Callable<Optional<Reason>> right = () -> disable(this.name, SYSTEM);
			var results = threads.invokeAll(List.of(left, right));
			assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(Optional.empty(),
					Optional.of(Reason.LAST_ADMINISTRATOR));
		}
		finally {
			threads.shutdownNow();
			this.jdbc.sql("update account set enabled = true").update();
		}
	}

	@Test
	void administrationsExcludeEachOther() {
		make(this.name, Role.LEADER, CITY);
		for (Role role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)) {
			assertThatThrownBy(() -> this.keeping.grant(this.name, role, CITY, SECURITY)).isInstanceOfSatisfying(
					GrantRefusedException.class,
					(ex) -> assertThat(ex.reason()).isEqualTo(GrantRefusedException.Reason.SEPARATE_ADMINISTRATION));
		}
		assertThat(audit()).filteredOn("grant true"::equals).hasSize(3);
	}

	@Test
	void countyReachesOnlyWhatLiesWithin() {
		make(this.name, Role.LEADER, COUNTY);
		make(this.name + "-city", Role.LEADER, CITY);
		make(this.name + "-both", Role.LEADER, COUNTY);
		this.grants.add(this.name + "-both", Role.LEADER, new Scope("239902", null), "test");
		make(this.name + "-none", Role.LEADER, COUNTY);
		this.grants.revoke(this.grants.of(this.name + "-none").get(0).id(), "test");
		assertThat(this.list.list(new AccountList.Query(this.name, null, false), COUNTY, 100, 0))
			.extracting(AccountList.Line::name)
			.contains(this.name, this.name + "-none")
			.doesNotContain(this.name + "-city", this.name + "-both");
		assertThatThrownBy(() -> this.keeping.grant(this.name, Role.LEADER, CITY, COUNTY_SECURITY))
			.isInstanceOf(OutOfScopeException.class);
		assertThatThrownBy(() -> this.keeping.grant(this.name, Role.LEADER, new Scope("239902", null), COUNTY_SECURITY))
			.isInstanceOf(OutOfScopeException.class);
		assertThatThrownBy(() -> this.keeping.grant(this.name + "-city", Role.LEADER, COUNTY, COUNTY_SECURITY))
			.isInstanceOf(OutOfScopeException.class);
		long theirs = this.grants.of(this.name + "-city").get(0).id();
		assertThatThrownBy(() -> this.keeping.revoke(this.name, theirs, COUNTY_SECURITY))
			.isInstanceOf(OutOfScopeException.class);
		this.keeping.grant(this.name + "-none", Role.INSPECTOR, new Scope("239901", "health"), COUNTY_SECURITY);
		assertThat(this.grants.of(this.name + "-none")).hasSize(1);
	}

	@Test
	void pagesMakeAnAccountAndGrantToIt() {
		String made = page(SYSTEM, "/accounts", "name", this.name, "displayName", "新同志");
		assertThat(made).contains("data-password", "只显示");
		assertThat(page(SYSTEM, "/accounts", "name", this.name, "displayName", "新同志")).contains("已经有人使用", "新同志");
		Reader security = this.accounts.loadUserByUsername(SECURITY.account());
		assertThat(
				this.mvc.get().uri("/accounts/" + this.name).with(SecurityMockMvcRequestPostProcessors.user(security)))
			.bodyText()
			.contains("没有授权", "三类管理员");
		assertThat(this.mvc.post()
			.uri("/accounts/" + this.name + "/grants")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.user(security))
			.param("role", "LIAISON")
			.param("region", "239901")
			.param("part", "department/health")).hasStatus(302);
		assertThat(this.grants.of(this.name)).singleElement()
			.satisfies((grant) -> assertThat(grant.scope()).isEqualTo(new Scope("239901", "health")));
		assertThat(this.jdbc.sql("select password from account where name = ?")
			.param(this.name)
			.query(String.class)
			.single()).doesNotContain(made.replaceAll("(?s).*data-password>([^<]*)<.*", "$1"));
	}

	private String page(Keeper by, String path, String... fields) {
		var request = this.mvc.post()
			.uri(path)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.user(this.accounts.loadUserByUsername(by.account())));
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return new String(request.exchange().getResponse().getContentAsByteArray(),
				java.nio.charset.StandardCharsets.UTF_8);
	}

	private Optional<Reason> disable(String account, Keeper by) {
		try {
			this.keeping.enable(account, false, by);
			return Optional.empty();
		}
		catch (KeepingRefusedException ex) {
			return Optional.of(ex.reason());
		}
	}

	/**
	 * Leaves an account as the only one with a role in the city.
	 */
	private void alone(Role role, String account) {
		this.jdbc.sql("""
				update account_grant set revoked_at = now(), revoked_by = 'test'
				where role = ? and region = '2399' and account <> ? and revoked_at is null
				""").param(role.name()).param(account).update();
	}

	private void make(String account, Role role, Scope scope) {
		this.accounts.create(account, account, InitialPassword.lasting("yipanqi-2007"), role, scope, "test");
	}

	private List<String> audit() {
		return this.jdbc.sql("select action || ' ' || refused from audit where object = ? order by id")
			.param("account/" + this.name)
			.query(String.class)
			.list();
	}

	private static org.assertj.core.api.ThrowingConsumer<Throwable> refusedFor(Reason reason) {
		return (thrown) -> assertThat(thrown).isInstanceOfSatisfying(KeepingRefusedException.class,
				(ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

}
