package cn.yipanqi.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of a file that nobody bears, or several do, are settled on one page.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.city=unfound" })
@AutoConfigureMockMvc
@Import(Runs.class)
class UnfoundSubjectsTests {

	private static final String TYPE = "circulation_inspection";

	private static final String UNIT = "aic@239901";

	private static final Object[] HEADER = { "日期", "监管对象", "发生地", "出动执法人员（人次）", "检查结果", "自编号" };

	private static final Reader CLERK = Runs.reader("unfound", Role.LIAISON, "239901");

	@Autowired
	private Runs runs;

	@Autowired
	private Intakes intakes;

	@Autowired
	private Findings findings;

	@Autowired
	private Registry registry;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void city(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@Test
	void eachNameIsChosenOrRegisteredAndThenTheFileIsWhole() {
		long twin = shop("双喜副食", "239901001", "T1");
		shop("双喜副食", "239901001", "T2");
		long near = shop("鸿运来百货商店", "239901001", "T3");
		Intake checked = this.runs.check(
				Samples.xlsx(HEADER, row(1, "双喜副食"), row(2, "双喜副食"), row(3, "鸿运来百货店"), row(4, "无名小摊")), TYPE, UNIT,
				CLERK);
		assertThat(this.findings.summary(checked).accepted()).isZero();
		assertThat(this.findings.summary(checked).unfoundSubjects())
			.extracting((one) -> one.named().name(), (one) -> one.rows(), (one) -> one.several())
			.containsExactly(org.assertj.core.groups.Tuple.tuple("双喜副食", 2L, true),
					org.assertj.core.groups.Tuple.tuple("鸿运来百货店", 1L, false),
					org.assertj.core.groups.Tuple.tuple("无名小摊", 1L, false));
		assertThat(page(checked)).hasStatusOk()
			.bodyText()
			.contains("双喜副食", "鸿运来百货商店", "value=\"" + near + "\"", "有几家同名", "new:food_shop:city");
		assertThat(settle(checked, "choice0", String.valueOf(twin), "choice1", String.valueOf(near), "rest",
				"new:food_shop:city"))
			.hasStatus3xxRedirection();
		Intake again = this.runs.ended(checked.id());
		assertThat(this.findings.summary(again).accepted()).isEqualTo(4);
		assertThat(this.findings.summary(again).unfoundSubjects()).isEmpty();
		assertThat(this.runs.commit(again, CLERK).state()).isEqualTo(State.COMMITTED);
		assertThat(this.jdbc.sql("select count(*) from entry where subject = ? and type = ?")
			.param(twin)
			.param(TYPE)
			.query(Long.class)
			.single()).isEqualTo(2);
		Subject registered = this.registry.findByNames(List.of("无名小摊"), List.of(), new Scope("239901", null))
			.get("无名小摊")
			.get(0);
		assertThat(registered.tier()).isEqualTo("city");
		assertThat(this.jdbc.sql("select type from entry where subject = ? order by seq")
			.param(registered.id())
			.query(String.class)
			.list()).containsExactly("subject_registration", TYPE);
	}

	@Test
	void namesThatAreLeftStayRefused() {
		Intake checked = this.runs.check(Samples.xlsx(HEADER, row(5, "谁也不认识的店")), TYPE, UNIT, CLERK);
		assertThat(settle(checked, "choice0", "leave", "rest", "new:food_shop:city")).hasStatus3xxRedirection();
		assertThat(this.intakes.find(checked.id()).orElseThrow().state()).isEqualTo(State.CHECKED);
		assertThat(this.registry.findByNames(List.of("谁也不认识的店"), List.of(), Scope.EVERYTHING)).isEmpty();
	}

	@Test
	void whatIsOutOfReachOrUnknownIsTold() {
		long elsewhere = shop("外县的店", "239902001", "T9");
		Intake checked = this.runs.check(Samples.xlsx(HEADER, row(6, "外县来的店")), TYPE, UNIT, CLERK);
		for (String answer : List.of(String.valueOf(elsewhere), "new:bakery:city", "new:", "x")) {
			assertThat(settle(checked, "choice0", answer)).hasStatus3xxRedirection();
			assertThat(this.intakes.find(checked.id()).orElseThrow().state()).as(answer).isEqualTo(State.CHECKED);
		}
		assertThat(this.mvc.get()
			.uri("/intake/" + checked.id() + "/subjects")
			.with(SecurityMockMvcRequestPostProcessors.user(Runs.reader("another", Role.LIAISON, "239901")))
			.exchange()).hasStatus(404);
	}

	@Test
	void namesWithBlanksAndWhatNobodySeesAreFound() {
		shop("春晖便利店", "239901001", "T7");
		Intake checked = this.runs.check(
				Samples.xlsx(HEADER, row(7, "春晖 便利店"), row(8, "春晖\u200b便利店"), row(9, "春晖　便利店\ufeff")), TYPE, UNIT,
				CLERK);
		assertThat(this.findings.summary(checked).accepted()).isEqualTo(3);
	}

	@Test
	@Tag("long")
	void threeHundredShopsOfFiftyThousandRowsAreSettledOnOnePage() {
		List<Object[]> rows = new ArrayList<>();
		rows.add(HEADER);
		String signs = "春夏秋冬东南西北山川江河湖海日月星辰";
		for (int i = 0; i < 50_000; i++) {
			int shop = i % 300;
			rows.add(new Object[] { LocalDate.of(2007, 8, 27).plusDays(i % 30),
					"" + signs.charAt(shop % 18) + signs.charAt(shop / 18 % 18) + "记铺子", "城关镇", 2, "未发现问题", "L" + i });
		}
		Intake checked = this.runs.check(Samples.xlsx(rows.toArray(Object[][]::new)), TYPE, UNIT, CLERK);
		assertThat(this.findings.summary(checked).unfoundSubjects()).hasSize(300);
		assertThat(page(checked)).hasStatusOk();
		assertThat(settle(checked, "rest", "new:food_shop:city")).hasStatus3xxRedirection();
		Intake again = this.runs.ended(checked.id());
		assertThat(this.findings.summary(again).accepted()).isEqualTo(50_000);
	}

	private long shop(String name, String region, String licence) {
		return this.registry
			.register(new Subject(0, "food_shop", "city", name, null, licence, region, null), "unfound:" + licence)
			.id();
	}

	private static Object[] row(int number, String shop) {
		return new Object[] { LocalDate.of(2007, 9, 1), shop, "城关镇", 2, "未发现问题", "U" + number };
	}

	private MvcTestResult page(Intake intake) {
		return this.mvc.get()
			.uri("/intake/" + intake.id() + "/subjects")
			.with(SecurityMockMvcRequestPostProcessors.user(CLERK))
			.exchange();
	}

	private MvcTestResult settle(Intake intake, String... answers) {
		var request = this.mvc.post()
			.uri("/intake/" + intake.id() + "/subjects")
			.with(SecurityMockMvcRequestPostProcessors.user(CLERK))
			.with(SecurityMockMvcRequestPostProcessors.csrf());
		for (int i = 0; i < answers.length; i += 2) {
			request.param(answers[i], answers[i + 1]);
		}
		return request.exchange();
	}

}
