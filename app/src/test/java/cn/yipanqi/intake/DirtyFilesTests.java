package cn.yipanqi.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files of records as people send them: read right, or refused with the reason.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-10-20T09:00:00",
				"yipanqi.load-territory=true" })
class DirtyFilesTests {

	private static final String TYPE = "circulation_inspection";

	private static final String UNIT = "aic@239901";

	private static final Author AUTHOR = new Author("county", new Scope("239901", null));

	private static final Object[] HEADER = { "日期", "监管对象", "发生地", "出动执法人员（人次）", "出动车辆（台次）", "下架不合格食品（公斤）", "发现问题（个）",
			"检查结果", "自编号" };

	@Autowired
	private SheetImports imports;

	@BeforeEach
	void shops(@Autowired Organization organization, @Autowired Pack pack, @Autowired Registry registry) {
		organization.load(pack.territory());
		for (int i = 1; i <= 5; i++) {
			registry.register(new Subject(0, "food_shop", "city", (i < 4) ? "平安食杂店" + i + "号" : "同名食杂店", null, "L" + i,
					"239901", null), "licence:L" + i);
		}
	}

	private static Object[] row(Object... changes) {
		Object[] row = { LocalDate.of(2007, 8, 24), "平安食杂店1号", null, 3, 1, 2.5, 0, "未发现问题", null };
		for (int i = 0; i < changes.length; i += 2) {
			row[(Integer) changes[i]] = changes[i + 1];
		}
		return row;
	}

	@Test
	void cleanRowsAreAccepted() {
		ImportReport report = check(Samples.xlsx(HEADER, row(), row(1, "平安食杂店2号"), row(1, "L3"))).rows();
		assertThat(report.problems()).isEmpty();
		assertThat(report.accepted()).isEqualTo(3);
		assertThat(report.committed()).isFalse();
	}

	@Test
	void rowsWithoutAUnitAreRefusedOneByOne() {
		ImportReport report = this.imports
			.check(Content.of(Samples.xlsx(HEADER, row(), row(1, "平安食杂店2号"))), TYPE, null, AUTHOR)
			.rows();
		assertThat(report.problems()).extracting(Problem::code).containsOnly("missing");
		assertThat(report.rejected()).isEqualTo(2);
	}

	@Test
	void oldWorkbooksAreReadTheSame() {
		ImportReport report = check(
				Samples.xls(HEADER, row(), row(1, "平安食杂店2号", 0, "8月25日"), row(1, "平安食杂店3号", 0, 39318, 5, "1,234.5")))
			.rows();
		assertThat(report.problems()).isEmpty();
		assertThat(report.accepted()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "GB18030", "UTF-16" })
	void textFilesAreReadInTheirEncoding(String charset) {
		String text = "日期,监管对象,出动执法人员,检查结果\r\n8月24日,平安食杂店1号,３,未发现问题\r\n2007/8/25,\"平安食杂店2号\",4人次,责令整改\r\n,,,\r\n";
		ImportReport report = check(text.getBytes(Charset.forName(charset))).rows();
		assertThat(report.problems()).isEmpty();
		assertThat(report.accepted()).isEqualTo(2);
		assertThat(report.blank()).isEqualTo(1);
	}

	@Test
	void blankFormattedRowsAreNoRows() {
		byte[] file = Samples.xlsx((book) -> {
			Sheet sheet = book.createSheet("表");
			Samples.fill(sheet, 0, HEADER, row());
			var style = book.createCellStyle();
			style.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
			style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
			for (int i = 2; i < 500; i++) {
				for (int column = 0; column < 9; column++) {
					sheet.createRow(i).createCell(column).setCellStyle(style);
				}
			}
			sheet.createRow(600).createCell(2).setCellValue("   ");
		});
		ImportReport report = check(file).rows();
		assertThat(report.accepted()).isEqualTo(1);
		assertThat(report.rows()).isEqualTo(1);
		assertThat(report.problems()).isEmpty();
	}

	@Test
	void headingsAreFoundUnderATitleAndInMergedCells() {
		byte[] file = Samples.xlsx((book) -> {
			Sheet sheet = book.createSheet("检查");
			Samples.fill(sheet, 0, new Object[] { "临江县流通领域检查表" }, new Object[] { "填报单位：临江县工商局" },
					new Object[] { "日期", "监管对象", "检查结果 *", "出动力量" },
					new Object[] { null, null, null, "出动执法人员", "出动车辆" },
					new Object[] { "8月24日", "平安食杂店1号", "未发现问题", 3, 1 });
			for (int column = 0; column < 3; column++) {
				sheet.addMergedRegion(new CellRangeAddress(2, 3, column, column));
			}
			sheet.addMergedRegion(new CellRangeAddress(2, 2, 3, 4));
		});
		ImportReport report = check(file).rows();
		assertThat(report.problems()).isEmpty();
		assertThat(report.accepted()).isEqualTo(1);
	}

	@Test
	void signsWithDigitsAreNoDigitsOfTheNumberBesideThem() {
		ImportReport report = check(Samples.xlsx(HEADER, row(3, "1²"), row(3, "3①"), row(0, "8月2④日"), row(3, "③")))
			.rows();
		assertThat(told(report)).containsExactly("2 D cell-raised 1²", "3 D cell-raised 3①", "4 A cell-raised 8月2④日");
		assertThat(report.accepted()).isEqualTo(1);
	}

	@Test
	void textsThatTheirFormatHidesAreRefused() {
		byte[] file = Samples.xlsx((book) -> {
			Sheet sheet = book.createSheet("检查");
			Samples.fill(sheet, 0, HEADER, row(5, "2.5", 7, "责令整改"), row(0, "8月24日"));
			var style = book.createCellStyle();
			style.setDataFormat(book.createDataFormat().getFormat(";;;"));
			sheet.getRow(1).getCell(5).setCellStyle(style);
			sheet.getRow(1).getCell(7).setCellStyle(style);
			sheet.getRow(2).getCell(0).setCellStyle(style);
		});
		assertThat(told(check(file).rows())).containsExactly("2 F cell-shows-nothing ", "2 H cell-shows-nothing ",
				"3 A cell-shows-nothing ");
	}

	@Test
	void headingsThatAreHiddenAreNotThoseThatPeopleSee() {
		byte[] file = Samples.xlsx((book) -> {
			Sheet sheet = book.createSheet("检查");
			Samples.fill(sheet, 0, new Object[] { "日期", "监管对象", "出动车辆", "出动执法人员", "检查结果" },
					new Object[] { "日期", "监管对象", "出动执法人员", "出动车辆", "检查结果" },
					new Object[] { "8月24日", "平安食杂店1号", 3, null, "未发现问题" });
			sheet.getRow(0).setZeroHeight(true);
		});
		ImportReport report = check(file).rows();
		assertThat(report.problems()).isEmpty();
		assertThat(report.accepted()).isEqualTo(1);
	}

	@Test
	void errorsThatExcelWritesIntoTextFilesAreNoTexts() {
		String text = "日期,监管对象,出动执法人员,检查结果,自编号\n8月24日,平安食杂店1号,3,未发现问题,#N/A\n"
				+ "8月24日,平安食杂店2号,3,未发现问题,########\n8月24日,平安食杂店3号,3,未发现问题,#3\n";
		ImportReport report = check(text.getBytes(StandardCharsets.UTF_8)).rows();
		assertThat(told(report)).containsExactly("2 E cell-error #N/A", "3 E cell-error ########");
		assertThat(report.accepted()).isEqualTo(1);
	}

	/**
	 * Least of all to the twelfth.
	 */
	@Test
	void lineOfTwoRecordsBelongsToNone() {
		byte[] file = Samples.xlsx((book) -> {
			Object[] den = { "12", LocalDate.of(2007, 9, 14), "城关镇", "销售假烟", "解放路1号", 8 };
			Samples.fill(book.createSheet("端掉黑窝点"), 0, new Object[] { "序号", "日期", "发生地", "窝点类型", "地点", "出动执法人员" }, den);
			Samples.fill(book.createSheet("查获物品"), 0, new Object[] { "序号", "物品类别", "卷烟数量", "货值（元）" },
					new Object[] { "12", "卷烟", 120, 1000 }, new Object[] { "1\n2", "卷烟", 60, 500 });
		});
		ImportReport report = this.imports.check(Content.of(file), "illegal_den", UNIT, AUTHOR).rows();
		assertThat(report.problems()).extracting(Problem::code).contains("tie-unknown");
		assertThat(report.accepted()).isZero();
	}

	@Test
	void badCellsAreNamedWithPlaceValueAndReason() {
		ImportReport report = check(Samples.xlsx(HEADER, row(), row(0, "九月初", 3, "约5"), row(1, "查无此店"), row(1, "同名食杂店"),
				row(7, "挺好"), row(3, null), row(3, "1,5"), row(0, LocalDate.of(2007, 6, 1)), row(5, "2斤"),
				row(5, "0.01吨", 1, "平安食杂店2号"), row(4, 9), row(6, 2.5), row(2, "大城区"), row(3, 9999)))
			.rows();
		assertThat(report.problems()).extracting(DirtyFilesTests::told)
			.containsExactly("3 A date-unreadable 九月初", "3 D number-unreadable 约5", "4 B subject-unknown 查无此店",
					"5 B subject-ambiguous 同名食杂店", "6 H option-unknown 挺好", "7 D missing ", "8 D number-ambiguous 1,5",
					"9 A outside-campaign 2007-06-01", "10 F measure-foreign 2斤", "12 E rule ", "13 G not-whole 2.5",
					"14 C region-unknown 大城区", "15 D above 9999");
		assertThat(report.accepted()).isEqualTo(2);
		assertThat(report.rejected()).isEqualTo(12);
		assertThat(report.rows()).isEqualTo(14);
	}

	@Test
	void numbersAreExactWhateverTheirBinaryFractionIs() {
		ImportReport report = check(Samples.xlsx(HEADER, row(5, 0.1 + 0.2), row(1, "平安食杂店2号", 5, 1234.5678))).rows();
		assertThat(report.problems()).isEmpty();
		ImportReport longer = check(Samples.xlsx(HEADER, row(5, 0.12345))).rows();
		assertThat(longer.problems()).extracting(DirtyFilesTests::told)
			.containsExactly("2 F too-many-decimals 0.12345");
	}

	@Test
	void formulasCountByTheirResultAndErrorsAreNamed() {
		byte[] file = Samples.xlsx((book) -> {
			Samples.fill(book.createSheet("表"), 0, HEADER, row(3, "=1+2"), row(3, "=1/0"));
			book.getCreationHelper().createFormulaEvaluator().evaluateAll();
			Samples.fill(book.getSheetAt(0), 3, row(3, "=1+1"));
		});
		assertThat(check(file).rows().problems()).extracting(DirtyFilesTests::told)
			.containsExactly("3 D cell-error #DIV/0!", "4 D cell-uncomputed ");
	}

	/**
	 * In UTF-16 no program takes it for the end of anything.
	 */
	@Test
	void noughtInANameIsNoNameOfASubject() {
		String text = "日期,监管对象,出动执法人员,检查结果\r\n8月24日,平安食杂店\u00001号,3,未发现问题\r\n8月24日,平安食杂店1号,3,未发现问题\r\n";
		ImportReport report = check(text.getBytes(StandardCharsets.UTF_16)).rows();
		assertThat(report.problems()).singleElement()
			.satisfies((problem) -> assertThat(told(problem)).startsWith("2 B subject-unknown"));
		assertThat(report.accepted()).isEqualTo(1);
	}

	@Test
	void sameRowTwiceIsToldAndANumberMakesItTwo() {
		ImportReport report = check(Samples.xlsx(HEADER, row(), row(), row(8, "1"), row(8, 2), row(8, "2", 3, 5)))
			.rows();
		assertThat(report.problems()).extracting(DirtyFilesTests::told)
			.containsExactly("3 @ row-repeated ", "6 I number-contradiction 2");
		assertThat(report.accepted()).isEqualTo(3);
		assertThat(report.repeated()).isEqualTo(1);
		assertThat(report.contradicting()).isEqualTo(1);
	}

	@Test
	void columnsAndSheetsThatNobodyKnowsAreTold() {
		byte[] file = Samples.xlsx((book) -> {
			Object[] header = HEADER.clone();
			header[8] = "备注";
			Samples.fill(book.createSheet("流通领域检查"), 0, header, row(8, "随便写写"));
			Samples.fill(book.createSheet("草稿"), 0, new Object[] { "算一算" });
		});
		SheetReport report = check(file);
		assertThat(report.rows().accepted()).isEqualTo(1);
		assertThat(report.notices()).extracting((notice) -> notice.fault().code() + " " + notice.value())
			.containsExactly("sheet-unread 草稿", "column-unread 备注");
	}

	@Test
	void unusableFilesAreRefusedWithTheReason() {
		assertThat(fault(new byte[0])).isEqualTo(Fault.FILE_EMPTY);
		assertThat(fault("<html><table><tr><td>日期</td></tr></table></html>".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(Fault.FILE_IS_A_PAGE);
		assertThat(fault(new byte[] { 'P', 'K', 3, 4, 0, 0 })).isEqualTo(Fault.FILE_UNREADABLE);
		assertThat(fault(new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0 }))
			.isEqualTo(Fault.FILE_UNREADABLE);
		assertThat(fault(new byte[] { 1, 2, 0, 3 })).isEqualTo(Fault.FILE_NOT_A_WORKBOOK);
		assertThat(fault("没有,表头\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Fault.HEADER_MISSING);
		assertThat(fault("日期,监管对象,检查结果\r\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Fault.COLUMN_MISSING);
		byte[] whole = Samples.xlsx(HEADER, row());
		assertThat(fault(java.util.Arrays.copyOf(whole, whole.length / 2))).isEqualTo(Fault.FILE_UNREADABLE);
	}

	private SheetReport check(byte[] file) {
		return this.imports.check(Content.of(file), TYPE, UNIT, AUTHOR);
	}

	private Fault fault(byte[] file) {
		return catchThrowableOfType(UnusableFileException.class, () -> check(file)).fault();
	}

	static String told(Problem problem) {
		return problem.place().line() + " " + (char) ('@' + problem.place().column()) + " " + problem.code() + " "
				+ problem.value();
	}

	static List<String> told(ImportReport report) {
		return report.problems().stream().map(DirtyFilesTests::told).toList();
	}

}
