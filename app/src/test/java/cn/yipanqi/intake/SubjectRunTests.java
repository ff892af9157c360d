package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.intake.Findings.Summary;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.intake.sheet.BlankWorkbooks;
import cn.yipanqi.intake.sheet.SheetTypes;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.UnlikeNames;
import cn.yipanqi.registry.Uscc;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subjects are registered by workbook, in two steps as records are filed.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.city=subjectrun" })
@AutoConfigureMockMvc
@Import(Runs.class)
class SubjectRunTests {

	private static final String TYPE = RegistryTypes.REGISTRATION;

	private static final String UNIT = "aic@239901";

	private static final Object[] HEADER = { "名称", "类别", "城区或乡镇", "统一社会信用代码", "许可证（执照）号", "地址", "发生地" };

	private static final Reader CLERK = Runs.reader("subjectrun", Role.LIAISON, "239901");

	@Autowired
	private Runs runs;

	@Autowired
	private Findings findings;

	@Autowired
	private Registry registry;

	@Autowired
	private SheetTypes types;

	@Autowired
	private BlankWorkbooks workbooks;

	@Autowired
	private Organization organization;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void city(@Autowired Pack pack) {
		this.organization.load(pack.territory());
	}

	@Test
	void workbookOfOursIsFilledInAndRegisters() throws Exception {
		String name = UnlikeNames.next();
		byte[] blank = this.workbooks.make(this.types.find(TYPE).orElseThrow(),
				this.organization.unit(UNIT).orElseThrow(), CLERK.scope(), Locale.SIMPLIFIED_CHINESE);
		Intake checked = this.runs.check(filled(blank, name, "食杂店和食品个体户", "乡镇", "城关镇"), null, null, CLERK);
		assertThat(summary(checked).accepted()).as(problems(checked)).isEqualTo(1);
		assertThat(entries(name)).isEmpty();
		assertThat(this.runs.commit(checked, CLERK).state()).isEqualTo(State.COMMITTED);
		assertThat(entries(name)).containsExactly(TYPE);
		Intake again = this.runs.check(filled(blank, name, "食杂店和食品个体户", "乡镇", "城关镇"), null, null, CLERK);
		assertThat(summary(again).alreadyThere()).isEqualTo(1);
		assertThat(summary(again).fileable()).isFalse();
	}

	@Test
	void everyMistakeIsNamedInItsCell() {
		String code = code("92239901MA0000001");
		String name = UnlikeNames.next();
		this.registry.register(new Subject(0, "food_shop", "city", name, code, null, "239901001", null), null);
		Intake checked = this.runs
			.check(Samples.xlsx(HEADER, row("", "食杂店和食品个体户", "城区", null), row(UnlikeNames.next(), "花店", "城区", null),
					row(UnlikeNames.next(), "食杂店和食品个体户", null, null), row(UnlikeNames.next(), "食杂店和食品个体户", "城区", "123"),
					row(UnlikeNames.next(), "食杂店和食品个体户", "城区", code), row(name, "食杂店和食品个体户", "城区", code)), TYPE, UNIT,
					CLERK);
		assertThat(this.findings.all(checked))
			.extracting(Problem::row, (problem) -> problem.place().header(), Problem::code)
			.contains(org.assertj.core.groups.Tuple.tuple(1L, "名称", "missing"),
					org.assertj.core.groups.Tuple.tuple(2L, "类别", "option-unknown"),
					org.assertj.core.groups.Tuple.tuple(3L, "城区或乡镇", "missing"),
					org.assertj.core.groups.Tuple.tuple(4L, "统一社会信用代码", "not-a-credit-code"),
					org.assertj.core.groups.Tuple.tuple(5L, "统一社会信用代码", "code-known"));
		assertThat(summary(checked).rejected()).isEqualTo(5);
		assertThat(summary(checked).alreadyThere()).isEqualTo(1);
	}

	@Test
	void whatMayBeTheSameIsAskedRowByRow() {
		String there = UnlikeNames.next();
		String twice = UnlikeNames.next();
		Subject known = this.registry
			.register(new Subject(0, "food_shop", "city", there, null, null, "239901001", null), "run:" + there);
		byte[] file = Samples.xlsx(HEADER, row(there, "食杂店和食品个体户", "城区", null), row(twice, "食杂店和食品个体户", "城区", null),
				row(twice, "食杂店和食品个体户", "乡镇", null));
		Intake checked = this.runs.check(file, TYPE, UNIT, CLERK);
		assertThat(summary(checked).possiblyRepeated()).as(problems(checked)).isEqualTo(2);
		assertThat(this.mvc.get()
			.uri("/intake/" + checked.id())
			.with(SecurityMockMvcRequestPostProcessors.user(CLERK))
			.exchange()).hasStatusOk()
			.bodyText()
			.contains(there + " #" + known.id(), "/subjects/" + known.id(), "与第 3 行", "是另一家");
		assertThat(this.mvc.post()
			.uri("/intake/commit")
			.with(SecurityMockMvcRequestPostProcessors.user(CLERK))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.param("run", checked.id().toString())
			.param("repeat", "2")
			.exchange()).hasStatus3xxRedirection();
		assertThat(this.runs.ended(checked.id()).state()).isEqualTo(State.COMMITTED);
		assertThat(subjects(there)).isEqualTo(2);
		assertThat(subjects(twice)).isEqualTo(1);
	}

	@Test
	void sameCodeTwiceInAFileIsOneTooMany() {
		String code = code("92239901MA0000002");
		Intake checked = this.runs.check(Samples.xlsx(HEADER, row(UnlikeNames.next(), "食杂店和食品个体户", "城区", code),
				row(UnlikeNames.next(), "食杂店和食品个体户", "城区", code)), TYPE, UNIT, CLERK);
		assertThat(summary(checked).accepted()).isEqualTo(1);
		assertThat(this.findings.all(checked)).extracting(Problem::code).containsExactly("code-twice");
	}

	@Test
	void whoMayNotRegisterIsToldInEachRow() {
		Intake checked = this.runs.check(Samples.xlsx(HEADER, row(UnlikeNames.next(), "食杂店和食品个体户", "城区", null)), TYPE,
				"finance@239901", CLERK);
		assertThat(this.findings.all(checked)).extracting(Problem::code).containsExactly("not-entitled");
	}

	private static String code(String body) {
		return body + Uscc.checkCharacter(body);
	}

	private static Object[] row(String name, String kind, String tier, String code) {
		return new Object[] { name, kind, tier, code, null, null, "城关镇" };
	}

	private static byte[] filled(byte[] blank, String... values) throws Exception {
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(blank));
				ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			Sheet sheet = workbook.getSheetAt(0);
			Row row = sheet.createRow(1);
			List<String> headings = List.of("名称", "类别", "城区或乡镇", "发生地");
			sheet.getRow(0).forEach((cell) -> {
				int at = headings.indexOf(cell.getStringCellValue().replace(" *", ""));
				if (at >= 0) {
					row.createCell(cell.getColumnIndex()).setCellValue(values[at]);
				}
			});
			workbook.write(out);
			return out.toByteArray();
		}
	}

	private Summary summary(Intake intake) {
		return this.findings.summary(intake);
	}

	private String problems(Intake intake) {
		return this.findings.all(intake).toString();
	}

	private List<String> entries(String name) {
		return this.jdbc.sql("select e.type from entry e join subject s on s.id = e.subject where s.name = ?")
			.param(name)
			.query(String.class)
			.list();
	}

	private long subjects(String name) {
		return this.jdbc.sql("select count(*) from subject where name = ?").param(name).query(Long.class).single();
	}

}
