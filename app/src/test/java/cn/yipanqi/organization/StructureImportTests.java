package cn.yipanqi.organization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

import cn.yipanqi.access.Scope;
import cn.yipanqi.organization.ImportPlan.Change;
import cn.yipanqi.organization.StructureImports.Checked;
import cn.yipanqi.organization.StructureImports.StructureChangedException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The structure out to Excel and in again: each bad cell is named, what would end is
 * shown before, and the same file again adds nothing.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.load-territory=true" })
@Transactional
class StructureImportTests {

	private static final Keeper OFFICE = new Keeper("office", new Scope("2399", null), true);

	private static final Keeper COUNTY_OFFICE = new Keeper("county-office", new Scope("239901", null), true);

	private static final String BODIES = "机构";

	private static final String MEMBERS = "成员单位";

	private static final String DUTIES = "人员职务";

	private static final String GROUP = "产品质量和食品安全专项整治工作领导小组";

	@Autowired
	private StructureImports imports;

	@Autowired
	private StructureWorkbook workbook;

	@Autowired
	private StructureReader reader;

	@Autowired
	private JdbcClient jdbc;

	private Terms terms;

	@BeforeEach
	void words(@Autowired MessageSource messages) {
		this.terms = new Terms(messages, Locale.SIMPLIFIED_CHINESE);
	}

	@Test
	void filledWorkbookChangesNothing() throws Exception {
		commit(sheet(this::newCounty));
		ImportPlan plan = check(filled()).plan();
		assertThat(plan.faults()).isEmpty();
		assertThat(plan.changes()).isEmpty();
	}

	@Test
	void filledWorkbookInEnglishChangesNothing(@Autowired MessageSource messages) throws Exception {
		commit(sheet(this::newCounty));
		byte[] english = this.workbook.make(this.reader.read(), OFFICE, new Terms(messages, Locale.ENGLISH));
		ImportPlan plan = check(english).plan();
		assertThat(plan.faults()).isEmpty();
		assertThat(plan.changes()).isEmpty();
	}

	@Test
	void sameFileAgainAddsNothing() throws Exception {
		byte[] file = sheet(this::newCounty);
		assertThat(commit(file)).isEqualTo(7);
		Checked again = check(file);
		assertThat(again.plan().faults()).isEmpty();
		assertThat(again.plan().changes()).isEmpty();
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> this.imports.commit(again.id(), OFFICE, this.terms));
	}

	@Test
	void countyIsSetUpWithItsPeople() throws Exception {
		commit(sheet(this::newCounty));
		Structure structure = this.reader.read().on(LocalDate.of(2007, 9, 27));
		Body leading = structure.bodies("239901", BodyKind.LEADING_GROUP).get(0);
		Duty head = structure.duties(leading, DutyKind.HEAD).get(0);
		assertThat(structure.person(head.person())).satisfies((person) -> {
			assertThat(person.name()).isEqualTo("张明");
			assertThat(person.workplace()).isEqualTo("临江县政府");
		});
		assertThat(head.period().from()).isEqualTo("2007-08-24");
		assertThat(structure.duties("health@239901")).singleElement()
			.extracting(Duty::kind)
			.isEqualTo(DutyKind.UNIT_HEAD);
		assertThat(structure.members(leading.id())).extracting(Membership::unit).containsExactly("health@239901");
		assertThat(this.jdbc.sql("select count(*) from structure_upload").query(Long.class).single()).isZero();
	}

	@Test
	void successorEndsTheFormerHeadAndTheCheckSaysSo() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = sheet((book) -> {
			newCounty(book);
			duty(book, "临江县", "临江县领导小组", "组长", "李强", "临江县政府", "常务副县长", "", "2007/9/10", "");
		});
		Checked checked = check(file);
		assertThat(checked.plan().endings()).singleElement()
			.satisfies((change) -> assertThat(change.arguments()).containsExactly("张明", "临江县领导小组", "组长", "2007-08-24",
					"2007-09-09"));
		assertThat(this.reader.read().people().map(Person::name)).doesNotContain("李强");
		this.imports.commit(checked.id(), OFFICE, this.terms);
		assertThat(headOn("2007-09-09")).isEqualTo("张明");
		assertThat(headOn("2007-09-10")).isEqualTo("李强");
		assertThat(check(file).plan().changes()).isEmpty();
		assertThat(check(filled()).plan().changes()).isEmpty();
	}

	@Test
	void onlyTheCellThatChangedIsApplied() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = edited(filled(), DUTIES, "张明", "职务", "县长");
		assertThat(check(file).plan().changes()).extracting(Change::code, (change) -> change.arguments().get(2))
			.containsExactly(tuple("person-change", "临江县政府 县长 138****5678"));
		commit(file);
		assertThat(this.reader.read().people().filter((person) -> person.name().equals("张明"))).singleElement()
			.satisfies((person) -> assertThat(person.post()).isEqualTo("县长"));
	}

	@Test
	void dissolvedBodyEndsWhatIsHeldInIt() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = edited(filled(), BODIES, "临江县领导小组", "止", "2007年9月20日");
		assertThat(check(file).plan().changes()).extracting(Change::code)
			.containsExactlyInAnyOrder("body-end", "member-end", "duty-end");
		commit(file);
		assertThat(this.reader.read().on(LocalDate.of(2007, 9, 21)).bodies("239901", BodyKind.LEADING_GROUP)).isEmpty();
	}

	@Test
	void structureChangedSinceTheCheckIsNotOverwritten() throws Exception {
		Checked checked = check(sheet(this::newCounty));
		commit(sheet((book) -> body(book, "临江县", "专项整治办公室", "临江县整治办", "2007-08-24")), "second");
		byte[] other = sheet((book) -> body(book, "临江县", "领导小组", "临江县领导小组", "2007-08-20"));
		commit(other, "second");
		assertThatExceptionOfType(StructureChangedException.class)
			.isThrownBy(() -> this.imports.commit(checked.id(), OFFICE, this.terms));
	}

	@Test
	void fileOfAnotherAccountIsNotFound() throws Exception {
		Checked checked = check(sheet(this::newCounty));
		Keeper other = new Keeper("other", new Scope("2399", null), true);
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> this.imports.commit(checked.id(), other, this.terms));
	}

	@Test
	void countyOfficeCannotChangeTheCityOrItsSibling() throws Exception {
		byte[] file = sheet((book) -> {
			body(book, "云东区", "领导小组", "云东区领导小组", "2007-08-24");
			duty(book, "云江市", GROUP, "组长", "张明", "市政府", "副市长", "", "2007-08-24", "");
			body(book, "临江县", "领导小组", "临江县领导小组", "2007-08-24");
		});
		ImportPlan plan = this.imports.check("x.xlsx", file, COUNTY_OFFICE, this.terms).plan();
		assertThat(plan.faults()).extracting(CellFault::sheet, CellFault::row, CellFault::code)
			.contains(tuple(ImportSheet.BODIES, 2, "not-yours"), tuple(ImportSheet.DUTIES, 2, "not-yours"))
			.doesNotContain(tuple(ImportSheet.BODIES, 3, "not-yours"));
	}

	@Test
	void workbookOfACountyHoldsThatCountyOnly() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = this.workbook.make(this.reader.read(), COUNTY_OFFICE, this.terms);
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
			assertThat(book.getSheet(BODIES).getLastRowNum()).isEqualTo(2);
			assertThat(text(book.getSheet(DUTIES))).contains("138****5678").doesNotContain("13812345678");
		}
	}

	@Test
	void emptyWorkbookExplainsItselfAndOffersChoices() throws Exception {
		byte[] file = this.workbook.make(new Structure(List.of(), List.of(), List.of(), List.of()), OFFICE, this.terms);
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
			assertThat(book.getSheetName(0)).isEqualTo("填写说明");
			assertThat(book.getSheet(DUTIES).getDataValidations()).isNotEmpty();
			assertThat(book.isSheetHidden(book.getNumberOfSheets() - 1)).isTrue();
		}
		assertThat(check(file).plan().changes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			机构     | 地区      | 江临县            | unknown-region
			机构     | 地区      | ''                | missing
			机构     | 机构类别   | 指挥部            | unknown-choice
			机构     | 机构名称   | ''                | missing
			机构     | 设在      | 临江县卫生厅        | unknown-unit
			机构     | 对应市整治组 | 餐饮组            | unknown-group
			机构     | 排序      | 第一              | not-a-rank
			机构     | 起       | 2007年2月30日      | not-a-day
			机构     | 起       | 24/8/2007         | not-a-day
			机构     | 起       | 0207-08-24        | implausible-day
			机构     | 止       | 2007-08-01        | ends-before-it-begins
			机构     | 编号      | 十                | unknown-number
			成员单位  | 机构      | 临江县小组         | unknown-body
			成员单位  | 单位      | ''                | missing
			成员单位  | 分工      | 主办              | unknown-choice
			成员单位  | 起       | 2007-08-01        | before-the-body
			人员职务  | 机构或单位  | 临江县指挥部        | unknown-body
			人员职务  | 任职      | 班长              | unknown-choice
			人员职务  | 任职      | 工作人员           | no-such-duty
			人员职务  | 姓名      | 张明2             | not-a-name
			人员职务  | 姓名      | ''                | missing
			人员职务  | 人员编号   | 999999            | unknown-number
			人员职务  | 联系电话   | 一三八             | not-a-phone
			人员职务  | 联系电话   | 138****0000       | masked-phone
			人员职务  | 起       | ''                | missing
			人员职务  | 起       | 39318             | not-a-day
			人员职务  | 止       | 待定              | not-a-day
			人员职务  | 编号      | 999999            | unknown-number
			""")
	void badCellIsNamedWithItsReason(String sheet, String column, String value, String code) throws Exception {
		byte[] file = edited(sheet(this::newCounty), sheet, "", column, value);
		Checked checked = check(file);
		assertThat(checked.plan().faults()).first().satisfies((fault) -> {
			assertThat(this.terms.sheet(fault.sheet())).isEqualTo(sheet);
			assertThat(fault.row()).isEqualTo(2);
			assertThat(this.terms.column(fault.column())).isEqualTo(column);
			assertThat(fault.value()).isEqualTo(value);
			assertThat(fault.code()).isEqualTo(code);
		});
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> this.imports.commit(checked.id(), OFFICE, this.terms));
	}

	@Test
	void everyBadCellIsNamedAtOnce() throws Exception {
		byte[] file = sheet((book) -> {
			duty(book, "临江县", "领导小组", "组长", "张3", "", "", "x", "明天", "昨天");
			duty(book, "", "", "", "", "", "", "", "", "");
		});
		assertThat(check(file).plan().faults()).extracting(CellFault::row, (fault) -> this.terms.column(fault.column()))
			.contains(tuple(2, "姓名"), tuple(2, "起"), tuple(2, "止"), tuple(2, "机构或单位"));
	}

	@Test
	void rowThatRepeatsAnotherIsNamed() throws Exception {
		byte[] file = sheet((book) -> {
			newCounty(book);
			duty(book, "临江县", "临江县领导小组", "组长", "张明", "临江县政府", "副县长", "", "2007-08-24", "");
		});
		assertThat(check(file).plan().faults()).singleElement()
			.satisfies((fault) -> assertThat(fault.code()).isEqualTo("same-as-row"));
	}

	@Test
	void renamingInARowIsNoReplacement() throws Exception {
		commit(sheet(this::newCounty));
		assertThat(check(edited(filled(), DUTIES, "张明", "姓名", "李强")).plan().faults()).singleElement()
			.satisfies((fault) -> {
				assertThat(fault.code()).isEqualTo("other-person");
				assertThat(fault.arguments()).containsExactly("张明");
			});
	}

	@Test
	void twoHeadsFromTheSameDayAreRefused() throws Exception {
		byte[] file = sheet((book) -> {
			newCounty(book);
			duty(book, "临江县", "临江县领导小组", "组长", "李强", "临江县政府", "副县长", "", "2007-08-24", "");
		});
		assertThat(check(file).plan().faults()).singleElement()
			.satisfies((fault) -> assertThat(fault.code()).isEqualTo("already-held"));
	}

	@Test
	@Timeout(60)
	void thousandsOfHeadsOfOneGroupAreRefusedInTime() throws Exception {
		byte[] file = sheet((book) -> {
			body(book, "临江县", "领导小组", "临江县领导小组", "2007-08-24");
			for (int i = 0; i < 19_000; i++) {
				String name = "张" + Character.toString(0x4E00 + i);
				row(book.getSheet(DUTIES), "地区", "临江县", "机构或单位", "临江县领导小组", "任职", "组长", "姓名", name, "起", "2007-08-24");
			}
		});
		assertThat(check(file).plan().faults()).hasSizeBetween(100, 1_000)
			.allSatisfy((fault) -> assertThat(fault.code()).isEqualTo("already-held"));
	}

	@Test
	void missingAndUnknownColumnsAreNamed() throws Exception {
		byte[] file = edited(sheet(this::newCounty), DUTIES, "任职", "任职", "职责");
		assertThat(check(file).plan().faults()).extracting(CellFault::code)
			.containsExactlyInAnyOrder("column-unknown", "column-missing");
	}

	@Test
	void datesOfExcelAreRead() throws Exception {
		byte[] file = sheet((book) -> {
			body(book, "临江县", "领导小组", "临江县领导小组", "");
			Sheet sheet = book.getSheet(BODIES);
			Cell cell = sheet.getRow(sheet.getLastRowNum()).createCell(column(sheet, "起"));
			cell.setCellValue(LocalDate.of(2007, 8, 24));
			var style = book.createCellStyle();
			style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
			cell.setCellStyle(style);
		});
		commit(file);
		assertThat(this.reader.read().bodies("239901", BodyKind.LEADING_GROUP).get(0).period().from())
			.isEqualTo("2007-08-24");
	}

	private void newCounty(XSSFWorkbook book) {
		body(book, "临江县", "领导小组", "临江县领导小组", "2007年8月24日");
		row(book.getSheet(MEMBERS), "地区", "临江县", "机构", "临江县领导小组", "单位", "卫生局", "分工", "参与");
		duty(book, "临江县", "临江县领导小组", "组长", "张明", "临江县政府", "副县长", "13812345678", "2007/8/24", "");
		duty(book, "临江县", "临江县卫生局", "单位负责人", "王芳", "临江县卫生局", "局长", "", "2007-08-24", "");
		body(book, "临江县", "整治组", "餐饮整治组", "2007.8.24");
	}

	private static void body(XSSFWorkbook book, String region, String kind, String name, String from) {
		row(book.getSheet(BODIES), "地区", region, "机构类别", kind, "机构名称", name, "起", from);
	}

	private static void duty(XSSFWorkbook book, String region, String place, String duty, String person,
			String workplace, String post, String phone, String from, String to) {
		row(book.getSheet(DUTIES), "地区", region, "机构或单位", place, "任职", duty, "姓名", person, "所在单位", workplace, "职务",
				post, "联系电话", phone, "起", from, "止", to);
	}

	private static void row(Sheet sheet, String... cells) {
		Row row = sheet.createRow(sheet.getLastRowNum() + 1);
		for (int i = 0; i < cells.length; i += 2) {
			row.createCell(column(sheet, cells[i])).setCellValue(cells[i + 1]);
		}
	}

	private static int column(Sheet sheet, String heading) {
		for (Cell cell : sheet.getRow(0)) {
			if (cell.getStringCellValue().equals(heading)) {
				return cell.getColumnIndex();
			}
		}
		throw new IllegalArgumentException(heading);
	}

	/**
	 * An empty workbook with some rows.
	 */
	private byte[] sheet(Consumer<XSSFWorkbook> rows) throws IOException {
		return edited(this.workbook.make(new Structure(List.of(), List.of(), List.of(), List.of()), OFFICE, this.terms),
				rows);
	}

	private byte[] filled() {
		return this.workbook.make(this.reader.read(), OFFICE, this.terms);
	}

	/**
	 * The file with one cell changed: in the first row that says something, or in the
	 * second row.
	 */
	private static byte[] edited(byte[] file, String sheet, String says, String column, String value)
			throws IOException {
		return edited(file, (book) -> {
			Sheet edited = book.getSheet(sheet);
			int at = column(edited, column);
			for (Row row : edited) {
				boolean wanted = says.isEmpty() ? row.getRowNum() == 1 : text(row).contains(says);
				if (wanted) {
					row.createCell(at).setCellValue(value);
					return;
				}
			}
		});
	}

	private static byte[] edited(byte[] file, Consumer<XSSFWorkbook> change) throws IOException {
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file));
				ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			change.accept(book);
			book.write(bytes);
			return bytes.toByteArray();
		}
	}

	private static List<String> text(Row row) {
		List<String> texts = new ArrayList<>();
		row.forEach((cell) -> texts.add(cell.toString()));
		return texts;
	}

	private static String text(Sheet sheet) {
		StringBuilder text = new StringBuilder();
		sheet.forEach((row) -> text.append(text(row)));
		return text.toString();
	}

	private String headOn(String day) {
		Structure structure = this.reader.read().on(LocalDate.parse(day));
		Body leading = structure.bodies("239901", BodyKind.LEADING_GROUP).get(0);
		return structure.person(structure.duties(leading, DutyKind.HEAD).get(0).person()).name();
	}

	private Checked check(byte[] file) throws Exception {
		return this.imports.check("指挥体系.xlsx", file, OFFICE, this.terms);
	}

	private int commit(byte[] file) throws Exception {
		return this.imports.commit(check(file).id(), OFFICE, this.terms);
	}

	private void commit(byte[] file, String account) throws Exception {
		Keeper keeper = new Keeper(account, new Scope("2399", null), true);
		this.imports.commit(this.imports.check("x.xlsx", file, keeper, this.terms).id(), keeper, this.terms);
	}

}
