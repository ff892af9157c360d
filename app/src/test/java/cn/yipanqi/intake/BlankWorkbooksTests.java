package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.sheet.BlankWorkbooks;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The workbooks of record types.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-10-20T09:00:00",
				"yipanqi.load-territory=true" })
class BlankWorkbooksTests {

	private static final Scope COUNTY = new Scope("239901", null);

	private static final Author AUTHOR = new Author("county", COUNTY);

	private static final Path LOOKED_AT = Path.of("target", "workbooks");

	@Autowired
	private BlankWorkbooks templates;

	@Autowired
	private SheetImports imports;

	@Autowired
	private Organization organization;

	@Autowired
	private Pack pack;

	@BeforeEach
	void shops(@Autowired Registry registry) {
		this.organization.load(this.pack.territory());
		for (int i = 1; i <= 40; i++) {
			registry.register(new Subject(0, "food_shop", "city", "平安食杂店" + (i % 39), null, "T" + i, "239901", null),
					"licence:T" + i);
		}
	}

	private byte[] make(String type, Locale locale) {
		RecordType wanted = this.pack.recordType(type);
		String department = wanted.filedBy().isEmpty() ? "government" : wanted.filedBy().get(0);
		Unit unit = this.organization.unit(department + "@239901").orElseThrow();
		return this.templates.make(wanted, unit, COUNTY, locale);
	}

	@Test
	void everyTypeHasOneInBothLanguagesAndItIsReadAgain() throws Exception {
		Files.createDirectories(LOOKED_AT);
		for (RecordType type : this.pack.recordTypes()) {
			for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
				byte[] file = make(type.code(), locale);
				Files.write(LOOKED_AT.resolve(type.code() + "-" + locale.getLanguage() + ".xlsx"), file);
				SheetReport report = this.imports.check(Content.of(file), null, null, AUTHOR);
				assertThat(report.type()).isEqualTo(type.code());
				assertThat(report.rows().rows()).isZero();
				assertThat(report.notices()).isEmpty();
			}
		}
	}

	@Test
	void dropDownsOfferTheUnitsOwnSubjectsAndThePacksOptions() throws Exception {
		try (XSSFWorkbook book = new XSSFWorkbook(
				new ByteArrayInputStream(make("circulation_inspection", Locale.SIMPLIFIED_CHINESE)))) {
			XSSFSheet sheet = book.getSheetAt(0);
			assertThat(sheet.getSheetName()).isEqualTo("流通领域检查");
			assertThat(texts(sheet)).startsWith("日期 *", "监管对象 *", "发生地", "出动执法人员（人次） *").contains("检查结果 *", "自编号");
			assertThat(book.getSheetName(1)).isEqualTo("填表说明");
			List<String> offered = offered(book, sheet, 1);
			assertThat(offered).hasSize(40).contains("平安食杂店2");
			assertThat(offered.stream().filter((name) -> name.startsWith("平安食杂店1 #"))).hasSize(2);
			assertThat(offered(book, sheet, texts(sheet).indexOf("检查结果 *"))).containsExactly("未发现问题", "当场改正", "责令整改",
					"转立案查处");
		}
	}

	private static List<String> texts(XSSFSheet sheet) {
		List<String> texts = new ArrayList<>();
		sheet.getRow(0).forEach((cell) -> texts.add(cell.getStringCellValue()));
		return texts;
	}

	private static List<String> offered(XSSFWorkbook book, XSSFSheet sheet, int column) {
		DataValidation found = sheet.getDataValidations()
			.stream()
			.filter((any) -> any.getRegions().getCellRangeAddresses()[0].getFirstColumn() == column)
			.findFirst()
			.orElseThrow();
		String range = book.getName(found.getValidationConstraint().getFormula1()).getRefersToFormula();
		List<String> texts = new ArrayList<>();
		for (var reference : new org.apache.poi.ss.util.AreaReference(range, book.getSpreadsheetVersion())
			.getAllReferencedCells()) {
			Cell cell = book.getSheet(reference.getSheetName()).getRow(reference.getRow()).getCell(reference.getCol());
			texts.add(cell.getStringCellValue());
		}
		return texts;
	}

	@Test
	void linesAreTiedToTheirRecord() throws Exception {
		byte[] file;
		try (XSSFWorkbook book = new XSSFWorkbook(
				new ByteArrayInputStream(make("illegal_den", Locale.SIMPLIFIED_CHINESE)));
				ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			XSSFSheet dens = book.getSheetAt(0);
			for (Object tie : new Object[] { 1, 2, 2, null }) {
				row(dens, "序号", tie, "日期", LocalDate.of(2007, 8, 24), "发生地", "临江县", "窝点类型", "销售假烟", "地点", "前进村" + tie,
						"出动执法人员（人次）", 5);
			}
			XSSFSheet seized = book.getSheet("查获物品");
			row(seized, "序号", 1, "物品类别", "食品", "货值（元）", "3.5万元");
			row(seized, "序号", 1, "物品类别", "卷烟", "货值（元）", 200);
			row(seized, "序号", 2, "物品类别", "猪肉", "货值（元）", "很多");
			row(seized, "序号", 9, "物品类别", "食品", "货值（元）", 1);
			row(seized, "物品类别", "食品", "货值（元）", 1);
			book.write(bytes);
			file = bytes.toByteArray();
		}
		ImportReport report = this.imports.check(Content.of(file), null, null, AUTHOR).rows();
		assertThat(report.problems())
			.extracting((problem) -> problem.place().sheet() + " " + DirtyFilesTests.told(problem))
			.containsExactlyInAnyOrder("端掉黑窝点 2 @ line-untied ", "端掉黑窝点 3 @ line-untied ", "端掉黑窝点 3 A tie-twice 2",
					"查获物品 4 F number-unreadable 很多", "端掉黑窝点 4 @ line-untied ", "端掉黑窝点 4 A tie-twice 2",
					"端掉黑窝点 5 @ line-untied ", "查获物品 6 A tie-missing ", "查获物品 5 A tie-unknown 9");
		assertThat(report.accepted()).isZero();
		assertThat(report.rejected()).isEqualTo(6);
	}

	/**
	 * What people leave out is what stands above.
	 */
	@Test
	void lineWithoutATieKeepsTheRecordOfTheLineAboveOut() throws Exception {
		byte[] file;
		try (XSSFWorkbook book = new XSSFWorkbook(
				new ByteArrayInputStream(make("illegal_den", Locale.SIMPLIFIED_CHINESE)));
				ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			XSSFSheet dens = book.getSheetAt(0);
			for (Object tie : new Object[] { 1, 2 }) {
				row(dens, "序号", tie, "日期", LocalDate.of(2007, 8, 24), "发生地", "临江县", "窝点类型", "销售假烟", "地点", "后退村" + tie,
						"出动执法人员（人次）", 5);
			}
			XSSFSheet seized = book.getSheet("查获物品");
			row(seized, "序号", 1, "物品类别", "食品", "货值（元）", 10);
			row(seized, "物品类别", "食品", "货值（元）", 20);
			row(seized, "序号", 2, "物品类别", "食品", "货值（元）", 30);
			book.write(bytes);
			file = bytes.toByteArray();
		}
		ImportReport report = this.imports.check(Content.of(file), null, null, AUTHOR).rows();
		assertThat(DirtyFilesTests.told(report)).containsExactly("2 @ line-untied ", "3 A tie-missing ");
		assertThat(report.accepted()).isEqualTo(1);
	}

	private static void row(XSSFSheet sheet, Object... cells) {
		List<String> heads = texts(sheet).stream().map((text) -> text.replace(" *", "")).toList();
		Object[] row = new Object[heads.size()];
		for (int i = 0; i < cells.length; i += 2) {
			row[heads.indexOf(cells[i].toString())] = cells[i + 1];
		}
		Samples.fill(sheet, sheet.getLastRowNum() + 1, row);
	}

	@Test
	void workbookOfAnotherTypeIsRefused() {
		byte[] file = make("meeting", Locale.SIMPLIFIED_CHINESE);
		UnusableFileException refused = catchThrowableOfType(UnusableFileException.class,
				() -> this.imports.check(Content.of(file), "circulation_inspection", null, AUTHOR));
		assertThat(refused.fault()).isEqualTo(Fault.TYPE_OTHER);
	}

}
