package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.intake.sheet.BlankWorkbooks;
import cn.yipanqi.organization.Organization;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A summary sheet by its workbook: a row a total, indicators by their names.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-12-20T09:00:00",
		"yipanqi.load-territory=true" })
@Import(Runs.class)
class SummaryWorkbookTests {

	private static final String PEOPLE = "卫生部门出动执法人员（人次）";

	@Autowired
	private Runs runs;

	@Autowired
	private BlankWorkbooks workbooks;

	@Autowired
	private Pack pack;

	@Autowired
	private Organization organization;

	@Autowired
	private Figures figures;

	@BeforeEach
	void territory() {
		this.organization.load(this.pack.territory());
	}

	@Test
	void totalsAreFiledByTheNamesOfTheirIndicators() throws Exception {
		Intake checked = this.runs.check(file("239913", "2007-09-30", "2007-10-31"), null, null,
				Runs.reader("summary", Role.LIAISON, "239913"));
		assertThat(this.runs.problems(checked)).isEmpty();
		assertThat(this.runs.commit(checked, Runs.reader("summary", Role.LIAISON, "239913")).state())
			.isEqualTo(State.COMMITTED);
		assertThat(this.figures
			.figure(new FigureQuery("health_people", "239913", null, null, null, null, null), Scope.EVERYTHING)
			.value()).isEqualByComparingTo("62");
	}

	@Test
	void secondSheetOfAPeriodAndADayWithinOneAreReported() throws Exception {
		Intake checked = this.runs.check(file("239915", "2007-09-30", "2007-09-30", "2007-10-30"), null, null,
				Runs.reader("summary", Role.LIAISON, "239915"));
		assertThat(this.runs.problems(checked)).hasSize(2)
			.anySatisfy((problem) -> assertThat(problem).contains("sheet-repeated"))
			.anySatisfy((problem) -> assertThat(problem).contains("not-the-last-day"));
	}

	private byte[] file(String county, String... days) throws Exception {
		byte[] blank = this.workbooks.make(this.pack.recordType("catering_monthly"),
				this.organization.unit("health@" + county).orElseThrow(), new Scope(county, null),
				Locale.SIMPLIFIED_CHINESE);
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(blank))) {
			Sheet sheets = book.getSheet("卫生部门月报汇总表");
			Sheet totals = book.getSheet("各指标合计");
			for (int i = 0; i < days.length; i++) {
				fill(sheets, i + 1, Map.of("序号", String.valueOf(i + 1), "日期", days[i], "发生地",
						this.organization.region(county).orElseThrow().name()));
				fill(totals, i + 1,
						Map.of("序号", String.valueOf(i + 1), "指标", PEOPLE, "合计数", String.valueOf(30 + 2 * i)));
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			book.write(out);
			return out.toByteArray();
		}
	}

	private static void fill(Sheet sheet, int number, Map<String, String> values) {
		List<String> headings = StreamSupport.stream(sheet.getRow(0).spliterator(), false)
			.map(Cell::getStringCellValue)
			.toList();
		Row row = (sheet.getRow(number) != null) ? sheet.getRow(number) : sheet.createRow(number);
		values.forEach((heading, value) -> {
			int column = headings.indexOf(headings.stream()
				.filter((each) -> each.startsWith(heading))
				.findFirst()
				.orElseThrow(() -> new AssertionError(headings + " has no " + heading)));
			Cell cell = row.createCell(column);
			if (value.matches("\\d{1,3}")) {
				cell.setCellValue(Double.parseDouble(value));
			}
			else {
				cell.setCellValue(value);
			}
		});
	}

}
