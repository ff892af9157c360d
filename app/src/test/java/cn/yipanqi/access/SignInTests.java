package cn.yipanqi.access;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in, as a browser sees it.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.sign-in.codes-for=leader" })
@AutoConfigureMockMvc
class SignInTests {

	private static final String PASSWORD = "Bamboo-Ferry-71";

	private static final WatchedClock TIME = new WatchedClock();

	private static int number;

	@TestBean(name = "signInClock")
	private Clock signInClock;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Accounts accounts;

	@Autowired
	private JdbcClient jdbc;

	private String name;

	private Visitor visitor;

	static Clock signInClock() {
		return TIME;
	}

	@BeforeEach
	void makeAccount(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		TIME.pass(Duration.ofHours(1));
		this.name = "clerk" + number++;
		this.accounts.create(this.name, "科员", InitialPassword.lasting(PASSWORD), Role.OFFICE, new Scope("2399", null),
				"test");
		this.visitor = new Visitor(this.mvc);
	}

	@Test
	void rightPasswordLetsInToThePageThatWasAskedFor() {
		assertThat(Visitor.target(this.visitor.navigate("/records?text=x"))).endsWith("/sign-in");
		assertThat(Visitor.target(this.visitor.signIn(this.name, PASSWORD))).endsWith("/records?text=x");
		assertThat(this.visitor.isSignedIn()).isTrue();
		assertThat(audit()).containsExactly("sign-in password null false 10.1.2.3");
	}

	@Test
	void sessionHasAnotherNumberAfterSigningIn() {
		this.visitor.get("/sign-in");
		String before = this.visitor.sessionId();
		this.visitor.signIn(this.name, PASSWORD);
		assertThat(this.visitor.sessionId()).isNotEqualTo(before);
	}

	@Test
	void sameIsSaidWhetherTheAccountExistsIsDisabledOrHasAnotherPassword() {
		this.accounts.create("asleep" + this.name, "停用", InitialPassword.lasting(PASSWORD), "test");
		this.jdbc.sql("update account set enabled = false where name = ?").param("asleep" + this.name).update();
		String wrong = refusal(this.name, "wrong");
		assertThat(refusal("nobody" + this.name, "wrong")).isEqualTo(wrong);
		assertThat(refusal("asleep" + this.name, PASSWORD)).isEqualTo(wrong);
		assertThat(audit()).containsExactly("sign-in null password true 10.1.2.3");
		this.name = "nobody" + this.name;
		assertThat(audit()).containsExactly("sign-in null unknown true 10.1.2.3");
	}

	@Test
	void fiveFailuresLockUntilTimeHasPassed() {
		for (int i = 0; i < 5; i++) {
			refusal(this.name, "wrong" + i);
		}
		String locked = refusal(this.name, PASSWORD);
		assertThat(locked).contains("锁定");
		assertThat(audit()).endsWith("lock null null false 10.1.2.3", "sign-in null locked true 10.1.2.3");
		TIME.pass(Duration.ofMinutes(14));
		refusal(this.name, PASSWORD);
		TIME.pass(Duration.ofMinutes(2));
		assertThat(Visitor.target(this.visitor.signIn(this.name, PASSWORD))).isEqualTo("/");
	}

	@Test
	void nameWithoutAnAccountIsLockedJustTheSame(@Autowired SignInGuard guard) {
		for (int i = 0; i < 6; i++) {
			refusal("nobody" + this.name, "wrong");
		}
		assertThat(guard.locked()).extracting(SignInGuard.Locked::name).contains("nobody" + this.name);
		assertThat(guard.unlock("nobody" + this.name, "security")).isTrue();
		assertThat(guard.locked()).extracting(SignInGuard.Locked::name).doesNotContain("nobody" + this.name);
	}

	@Test
	void successForgetsFailures() {
		for (int i = 0; i < 12; i++) {
			this.visitor = new Visitor(this.mvc);
			if (i % 4 == 3) {
				assertThat(Visitor.target(this.visitor.signIn(this.name, PASSWORD))).isEqualTo("/");
			}
			else {
				refusal(this.name, "wrong");
			}
		}
	}

	@Test
	void volleyOfGuessesGetsNoFurtherThanARow(@Autowired SignInGuard guard) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			Callable<Boolean> guess = () -> guard.attempt(this.name).locked();
			List<Callable<Boolean>> guesses = Collections.nCopies(40, guess);
			int looked = 0;
			for (var result : threads.invokeAll(guesses)) {
				looked += result.get() ? 0 : 1;
			}
			assertThat(looked).isEqualTo(5);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void addressThatFailsTooOftenWaitsAndOthersDoNot() {
		Visitor guesser = new Visitor(this.mvc, "10.9.9.9");
		for (int i = 0; i < 30; i++) {
			guesser.signIn("nobody" + this.name + i, "wrong");
		}
		assertThat(guesser.signIn(this.name, PASSWORD)).hasStatus(429);
		assertThat(Visitor.target(this.visitor.signIn(this.name, PASSWORD))).isEqualTo("/");
		TIME.pass(Duration.ofMinutes(1));
		assertThat(Visitor.target(guesser.signIn(this.name, PASSWORD))).isEqualTo("/");
	}

	@Test
	void subnetOfVersionSixSharesItsAttempts() {
		for (int i = 0; i < 30; i++) {
			new Visitor(this.mvc, "2001:db8:1:2::" + i).signIn("nobody" + this.name + i, "wrong");
		}
		assertThat(new Visitor(this.mvc, "2001:db8:1:2::abcd").signIn(this.name, PASSWORD)).hasStatus(429);
		assertThat(new Visitor(this.mvc, "2001:db8:1:3::1").signIn(this.name, PASSWORD)).hasStatus(302);
	}

	@Test
	void passwordThatSomeoneElseHasSetIsReplacedFirst() {
		this.accounts.create("new" + this.name, "新人", PASSWORD, Role.OFFICE, new Scope("2399", null), "test");
		assertThat(Visitor.target(this.visitor.signIn("new" + this.name, PASSWORD))).isEqualTo("/sign-in/password");
		assertThat(this.visitor.isSignedIn()).isFalse();
		assertThat(this.visitor.get("/sign-in/password")).bodyText().contains("至少 10 个字符");
		assertThat(Visitor.target(replace(PASSWORD, PASSWORD))).isEqualTo("/sign-in/password");
		assertThat(Visitor.target(replace("Willow-Bridge-4", "Willow-Bridge-5"))).isEqualTo("/sign-in/password");
		assertThat(this.visitor.isSignedIn()).isFalse();
		assertThat(Visitor.target(replace("Willow-Bridge-4", "Willow-Bridge-4"))).isEqualTo("/");
		assertThat(this.visitor.isSignedIn()).isTrue();
		assertThat(Visitor.target(new Visitor(this.mvc).signIn("new" + this.name, "Willow-Bridge-4"))).isEqualTo("/");
	}

	@Test
	void passwordExpiresAfterNinetyDays() {
		TIME.pass(Duration.ofDays(91));
		assertThat(Visitor.target(this.visitor.signIn(this.name, PASSWORD))).isEqualTo("/sign-in/password");
		assertThat(Visitor.target(replace("Willow-Bridge-4", "Willow-Bridge-4"))).isEqualTo("/");
	}

	@Test
	void stepBeforeSignInIsNotLeftOpen() {
		assertThat(Visitor.target(this.visitor.get("/sign-in/password"))).isEqualTo("/sign-in");
		assertThat(Visitor.target(replace("Willow-Bridge-4", "Willow-Bridge-4"))).isEqualTo("/sign-in");
		this.accounts.create("new" + this.name, "新人", PASSWORD, Role.OFFICE, new Scope("2399", null), "test");
		this.visitor.signIn("new" + this.name, PASSWORD);
		TIME.pass(Duration.ofMinutes(11));
		assertThat(Visitor.target(replace("Willow-Bridge-4", "Willow-Bridge-4"))).isEqualTo("/sign-in");
	}

	@Test
	void resetPasswordEndsWhatWasOnItsWay(@Autowired Passwords passwords) {
		this.accounts.create("new" + this.name, "新人", PASSWORD, Role.OFFICE, new Scope("2399", null), "test");
		this.visitor.signIn("new" + this.name, PASSWORD);
		String issued = passwords.reset("new" + this.name, "system").orElseThrow();
		assertThat(Visitor.target(replace("Willow-Bridge-4", "Willow-Bridge-4"))).isEqualTo("/sign-in");
		assertThat(Visitor.target(this.visitor.signIn("new" + this.name, issued))).isEqualTo("/sign-in/password");
	}

	@Test
	void lastFivePasswordsAreNotTakenAgain(@Autowired Passwords passwords) {
		for (int i = 1; i <= 4; i++) {
			assertThat(passwords.change(this.name, "Willow-Bridge-" + i, "Willow-Bridge-" + i)).isEmpty();
		}
		assertThat(passwords.change(this.name, PASSWORD, PASSWORD)).containsExactly(PasswordFault.FORMER);
		assertThat(passwords.change(this.name, "Willow-Bridge-4", "Willow-Bridge-4"))
			.containsExactly(PasswordFault.FORMER);
		passwords.change(this.name, "Willow-Bridge-5", "Willow-Bridge-5");
		assertThat(passwords.change(this.name, PASSWORD, PASSWORD)).isEmpty();
	}

	@Test
	void cookieAndPageKeepToHttpsWhereTheyAreServedSo() {
		assertThat(this.mvc.get().uri("/sign-in").secure(true)).hasHeader("Strict-Transport-Security",
				"max-age=31536000 ; includeSubDomains");
		assertThat(this.mvc.get().uri("/sign-in")).doesNotContainHeader("Strict-Transport-Security");
	}

	@Test
	void olderHashIsReplacedAndTheSessionsStay() {
		String bcrypt = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
		this.jdbc.sql("update account set password = ? where name = ?").params(bcrypt, this.name).update();
		this.visitor.signIn(this.name, PASSWORD);
		assertThat(stored()).startsWith("{argon2}$argon2id$");
		new Visitor(this.mvc).signIn(this.name, PASSWORD);
		assertThat(this.visitor.isSignedIn()).isTrue();
	}

	@Test
	void changedPasswordEndsTheOtherSessions() {
		Visitor other = new Visitor(this.mvc);
		other.signIn(this.name, PASSWORD);
		this.visitor.signIn(this.name, PASSWORD);
		this.visitor.post("/account/password", "present", "wrong", "text", "Willow-Bridge-4", "repeated",
				"Willow-Bridge-4");
		assertThat(other.isSignedIn()).isTrue();
		this.visitor.post("/account/password", "present", PASSWORD, "text", "Willow-Bridge-4", "repeated",
				"Willow-Bridge-4");
		assertThat(other.isSignedIn()).isFalse();
		assertThat(this.visitor.isSignedIn()).isTrue();
		assertThat(this.visitor.get("/account")).bodyText().contains("最近登录", "10.1.2.3");
	}

	@Test
	void sessionLastsTwelveHoursAtMost() {
		this.visitor.signIn(this.name, PASSWORD);
		TIME.pass(Duration.ofHours(11));
		assertThat(this.visitor.isSignedIn()).isTrue();
		TIME.pass(Duration.ofMinutes(61));
		assertThat(this.visitor.isSignedIn()).isFalse();
		this.visitor.signIn(this.name, PASSWORD);
		assertThat(this.visitor.isSignedIn()).isTrue();
	}

	@Test
	void signingOutIsNoted() {
		this.visitor.signIn(this.name, PASSWORD);
		this.visitor.post("/sign-out");
		assertThat(audit()).endsWith("sign-out null null false 10.1.2.3");
	}

	@Test
	void codeIsAskedForAfterThePasswordAndTakenOnce(@Autowired OneTimeCodes codes) {
		String secret = codes.newSecret();
		List<String> recovery = codes.setUp(this.name, secret, code(secret)).orElseThrow();
		TIME.pass(Duration.ofSeconds(60));
		assertThat(this.jdbc.sql("select secret from one_time_code where account = ?")
			.param(this.name)
			.query(String.class)
			.single()).startsWith("sm4_").doesNotContain(secret);
		assertThat(Visitor.target(this.visitor.signIn(this.name, PASSWORD))).isEqualTo("/sign-in/code");
		assertThat(this.visitor.isSignedIn()).isFalse();
		assertThat(this.visitor.get("/sign-in/code")).hasStatusOk();
		assertThat(enter(this.visitor, wrongCode(secret))).isEqualTo("/sign-in/code?error");
		assertThat(enter(this.visitor, code(secret))).isEqualTo("/");
		assertThat(this.visitor.isSignedIn()).isTrue();
		Visitor second = new Visitor(this.mvc);
		second.signIn(this.name, PASSWORD);
		assertThat(enter(second, code(secret))).isEqualTo("/sign-in/code?error");
		assertThat(enter(second, recovery.get(0).toLowerCase(Locale.ROOT))).isEqualTo("/");
		Visitor third = new Visitor(this.mvc);
		third.signIn(this.name, PASSWORD);
		assertThat(enter(third, recovery.get(0))).isEqualTo("/sign-in/code?error");
	}

	@Test
	void wrongCodesLockTheAccount(@Autowired OneTimeCodes codes) {
		String secret = codes.newSecret();
		codes.setUp(this.name, secret, code(secret));
		TIME.pass(Duration.ofSeconds(60));
		this.visitor.signIn(this.name, PASSWORD);
		for (int i = 0; i < 4; i++) {
			assertThat(enter(this.visitor, "abcdef")).isEqualTo("/sign-in/code?error");
		}
		assertThat(enter(this.visitor, code(secret))).isEqualTo("/sign-in?error");
		assertThat(this.visitor.isSignedIn()).isFalse();
	}

	@Test
	void roleThatNeedsCodesSetsThemUpFirst() {
		this.accounts.create("head" + this.name, "领导", InitialPassword.lasting(PASSWORD), Role.LEADER,
				new Scope("2399", null), "test");
		assertThat(Visitor.target(this.visitor.signIn("head" + this.name, PASSWORD))).isEqualTo("/sign-in/code-set-up");
		String page = body("/sign-in/code-set-up");
		String secret = page.replaceAll("(?s).*<code class=\"secret\">([A-Z2-7 ]+)</code>.*", "$1").replace(" ", "");
		assertThat(this.visitor.get("/sign-in/code-picture")).hasContentType("image/svg+xml")
			.bodyText()
			.startsWith("<svg");
		assertThat(Visitor.target(this.visitor.post("/sign-in/code-set-up", "code", "123")))
			.isEqualTo("/sign-in/code-set-up?error");
		assertThat(this.visitor.isSignedIn()).isFalse();
		assertThat(this.visitor.post("/sign-in/code-set-up", "code", code(secret))).bodyText().contains("恢复码");
		assertThat(Visitor.target(this.visitor.post("/sign-in/continue"))).isEqualTo("/");
		assertThat(this.visitor.isSignedIn()).isTrue();
	}

	private String refusal(String account, String password) {
		assertThat(Visitor.target(this.visitor.signIn(account, password))).isEqualTo("/sign-in?error");
		assertThat(this.visitor.isSignedIn()).isFalse();
		return body("/sign-in?error=").replace(account, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
	}

	private String body(String path) {
		try {
			return this.visitor.get(path).getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MvcTestResult replace(String text, String repeated) {
		return this.visitor.post("/sign-in/password", "text", text, "repeated", repeated);
	}

	private static String enter(Visitor visitor, String code) {
		return Visitor.target(visitor.post("/sign-in/code", "code", code));
	}

	private static String code(String secret) {
		return OneTimeCode.at(Base32.decode(secret), OneTimeCode.step(TIME.instant()));
	}

	/**
	 * A code of none of the steps around: six digits that are always the same may be
	 * right.
	 */
	private static String wrongCode(String secret) {
		long now = OneTimeCode.step(TIME.instant());
		List<String> right = LongStream.rangeClosed(now - 5, now + 5)
			.mapToObj((step) -> OneTimeCode.at(Base32.decode(secret), step))
			.toList();
		return IntStream.range(100_000, 100_012)
			.mapToObj(String::valueOf)
			.filter((code) -> !right.contains(code))
			.findFirst()
			.orElseThrow();
	}

	private String stored() {
		return this.jdbc.sql("select password from account where name = ?")
			.param(this.name)
			.query(String.class)
			.single();
	}

	private List<String> audit() {
		return this.jdbc
			.sql("""
					select concat_ws(' ', action, coalesce(detail ->> 'means', 'null'), coalesce(detail ->> 'reason', 'null'),
						refused::text, origin)
					from audit where account = ? order by id
					""")
			.param(this.name)
			.query(String.class)
			.list();
	}

}
