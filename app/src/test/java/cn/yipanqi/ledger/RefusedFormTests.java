package cn.yipanqi.ledger;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Forms with one thing wrong are sent: the place and the reason are named, and nothing is
 * saved.
 */
@SpringBootTest(
		properties = { "yipanqi.pack=../engine/src/test/resources/packs/tiny", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class RefusedFormTests {

	private static final Scope CITY = new Scope("2399", null);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MessageSource messages;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Registry registry;

	private final Map<String, String> form = new HashMap<>();

	private SavedRows before;

	@BeforeEach
	void soundForm(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		Subject subject = this.registry
			.register(new Subject(0, "shop", "city", "城关镇福临饭店", null, "L1", "239901001", null), "licence:L1");
		this.form.putAll(Map.of("type", "inspection", "key", UUID.randomUUID().toString(), "unit", "health@239901",
				"region", "239901001", "subject", String.valueOf(subject.id()), "date", "2007-09-20", "fields.result",
				"pass"));
		this.form.putAll(Map.of("lines[0].type", "participants", "lines[0].unit", "health@239901",
				"lines[0].fields.people", "3"));
		this.before = SavedRows.count(this.jdbc);
	}

	@AfterEach
	void nothingIsSaved() {
		assertThat(SavedRows.count(this.jdbc)).isEqualTo(this.before);
	}

	@Test
	void dateThatIsNone() {
		this.form.put("date", "9月20日");
		assertThat(send(CITY)).hasViewName("ledger/form").bodyText().contains("“9月20日”不是日期，应如 2007-08-24");
	}

	@Test
	void dateIn2077() {
		assertThat(refused(CITY, "date", "2077-09-20")).isEqualTo("日期 2077-09-20 应在 2007-08-01 至 2007-09-27 之间");
	}

	@Test
	void millionCharacterField() {
		this.form.putAll(Map.of("lines[1].type", "goods", "lines[1].fields.quantity", "1"));
		assertThat(refused(CITY, "lines[1].fields.kind", "烟".repeat(1_000_000))).isEqualTo("内容有 1,000,000 个字，最多 200 个");
	}

	@Test
	void unknownUnit() {
		assertThat(refused(CITY, "unit", "health@999999")).isEqualTo("没有“health@999999”");
	}

	@Test
	void unitOfAnotherDepartment() {
		assertThat(refused(new Scope("2399", "aic"), "unit", "health@239901")).isEqualTo("该单位不在您的权限范围内");
	}

	@Test
	void unitThatMayNotFileSuchRecords() {
		assertThat(refused(CITY, "unit", "police@239901")).isEqualTo("该单位不能填报这类记录");
	}

	@Test
	void countyFilingForAnotherCounty() {
		assertThat(refused(new Scope("239902", null), "unit", "health@239901")).isEqualTo("该单位不在您的权限范围内");
	}

	@Test
	void placeInAnotherCounty() {
		assertThat(refused(CITY, "region", "239902001")).isEqualTo("发生地不在填报单位辖区内");
	}

	@Test
	void negativePeople() {
		assertThat(refused(CITY, "lines[0].fields.people", "-3")).isEqualTo("-3 低于下限 0");
	}

	@Test
	void textInANumber() {
		assertThat(refused(CITY, "fields.goods_value", "三万元")).isEqualTo("“三万元”不是数字（不要逗号、单位和空格）");
	}

	@Test
	void wrongCreditCode() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.registry
				.register(new Subject(0, "shop", "city", "店", "91350100M000100Y44", null, "239901001", null), null))
			.withMessage("'91350100M000100Y44' is not a valid credit code");
	}

	@Test
	void sameFormTwice() {
		String first = send(CITY).getResponse().getRedirectedUrl();
		this.before = SavedRows.count(this.jdbc);
		assertThat(first).startsWith("/records/");
		assertThat(send(CITY).getResponse().getRedirectedUrl()).isEqualTo(first);
	}

	/**
	 * Sends the form, which comes back; gives the message at the place that is wrong.
	 */
	private String refused(Scope scope, String place, String value) {
		this.form.put(place, value);
		assertThat(send(scope)).hasStatusOk().hasViewName("ledger/form");
		Draft draft = RecordForm.of(this.form).draft("inspection", null);
		InvalidDraftException refusal = catchThrowableOfType(InvalidDraftException.class,
				() -> this.ledger.record(draft, new Author("tester", scope)));
		Violation violation = refusal.violations()
			.stream()
			.filter((candidate) -> candidate.path().equals(place))
			.findFirst()
			.orElseThrow();
		return this.messages.getMessage("violation." + violation.code(), violation.arguments().toArray(), Locale.CHINA);
	}

	private MvcTestResult send(Scope scope) {
		Reader reader = Readers.of("tester", Role.OFFICE, scope);
		var request = this.mvc.post()
			.uri("/records")
			.with(SecurityMockMvcRequestPostProcessors.user(reader))
			.with(SecurityMockMvcRequestPostProcessors.csrf());
		this.form.forEach(request::param);
		return request.exchange();
	}

}
