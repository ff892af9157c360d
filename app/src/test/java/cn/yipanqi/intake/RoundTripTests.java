package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.intake.sheet.BlankWorkbooks;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A workbook of fifty thousand rows, five hundred of them bad in twenty ways: exactly
 * those cells are reported and marked, and when they are mended the figures are those of
 * the generator.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-12-20T09:00:00",
		"yipanqi.load-territory=true" })
@Import(Runs.class)
class RoundTripTests {

	private static final int ROWS = Integer.getInteger("yipanqi.test.rows", 50_000);

	private static final int EVERY = 100;

	private static final int DAYS = 70;

	/** So many that no shop is inspected twice on a day. */
	private static final int SHOPS = ROWS / DAYS + 1;

	private static final String UNIT = "aic@239906";

	private static final Scope COUNTY = new Scope("239906", null);

	private static final Reader LIAISON = Runs.reader("trip", Role.LIAISON, "239906");

	/** Column and reason of each way in which a row is bad. */
	private static final String[] WAYS = { "A date-unreadable", "A outside-campaign", "A year-unsaid", "A missing",
			"B subject-unknown", "B missing", "C region-unknown", "D missing", "D number-unreadable",
			"D number-ambiguous", "D above", "D not-whole", "D measure-foreign", "E rule", "F too-many-decimals",
			"F above", "G cell-error", "H option-unknown", "H missing", "@ row-repeated" };

	@Autowired
	private Runs runs;

	@Autowired
	private BlankWorkbooks workbooks;

	@Autowired
	private MarkedFiles marked;

	@Autowired
	private StoredParts parts;

	@Autowired
	private Findings findings;

	@Autowired
	private Organization organization;

	@Autowired
	private Pack pack;

	@Autowired
	private Figures figures;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void shops(@Autowired Registry registry) {
		this.organization.load(this.pack.territory());
		for (int i = 0; i < SHOPS; i++) {
			registry.register(new Subject(0, (i % 4 == 0) ? "supermarket" : "food_shop", "city", "副食店" + i, null,
					"S" + i, (i % 3 == 0) ? "239906" : "239906001", null), "licence:S" + i);
		}
	}

	@Test
	void exactlyTheBadCellsAreReportedAndTheMendedFileIsCounted() throws Exception {
		Intake bad = this.runs.check(file(true), null, null, LIAISON);
		assertThat(bad.state()).isEqualTo(State.CHECKED);
		Set<String> expected = new HashSet<>();
		for (int i = 0; i < ROWS; i++) {
			if (isBad(i)) {
				expected.add((i + 2) + " " + way(i));
			}
		}
		List<String> found = this.runs.problems(bad)
			.stream()
			.map((told) -> told.split(" ", 4))
			.map((told) -> told[0] + " " + told[1] + " " + told[2])
			.toList();
		assertThat(found).hasSize(expected.size()).containsExactlyInAnyOrderElementsOf(expected);
		Findings.Summary summary = this.runs.summary(bad);
		assertThat(summary.accepted()).isEqualTo(ROWS - expected.size());
		assertThat(summary.rows()).isEqualTo(ROWS);
		assertMarked(bad, expected);
		Intake good = this.runs.check(file(false), null, null, LIAISON);
		assertThat(this.runs.problems(good)).isEmpty();
		Intake committed = this.runs.commit(good, LIAISON);
		assertThat(committed.state()).isEqualTo(State.COMMITTED);
		assertThat(this.runs.summary(committed).accepted()).isEqualTo(ROWS);
		assertCounted();
		Intake again = this.runs.check(file(false), null, null, LIAISON);
		assertThat(this.runs.summary(again).alreadyThere()).isEqualTo(ROWS);
		assertThat(this.runs.summary(again).accepted()).isZero();
	}

	private void assertMarked(Intake intake, Set<String> expected) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		this.marked.write(this.parts.content(intake), this.findings.all(intake), Locale.SIMPLIFIED_CHINESE, bytes);
		Path folder = Files.createDirectories(Path.of("target", "workbooks"));
		Files.write(folder.resolve("marked.xlsx"), bytes.toByteArray());
		Set<String> cells = new HashSet<>();
		expected.forEach((told) -> cells.add((told.split(" ")[1].replace("@", "A")) + told.split(" ")[0]));
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
			XSSFSheet sheet = workbook.getSheetAt(0);
			Set<String> commented = new HashSet<>();
			sheet.getCellComments().keySet().stream().map(CellAddress::formatAsString).forEach(commented::add);
			assertThat(commented).isEqualTo(cells);
			for (String reference : cells) {
				XSSFCell cell = sheet.getRow(new CellAddress(reference).getRow())
					.getCell(new CellAddress(reference).getColumn());
				assertThat(cell.getCellStyle().getFillForegroundColorColor().getARGBHex()).isEqualTo("FFFFC7CE");
			}
			assertThat(sheet.getRow(1).getCell(0).getCellStyle().getFillForegroundColorColor()).isNull();
			assertThat(sheet.getDataValidations()).isNotEmpty();
		}
	}

	private void assertCounted() {
		BigDecimal people = BigDecimal.ZERO;
		BigDecimal removed = BigDecimal.ZERO;
		long visits = 0;
		for (int i = 0; i < ROWS; i++) {
			people = people.add(BigDecimal.valueOf(people(i)));
			removed = removed.add(removed(i));
			visits++;
		}
		assertThat(figure("aic_people")).isEqualByComparingTo(people);
		assertThat(figure("food_removed")).isEqualByComparingTo(removed);
		assertThat(figure("circulation_visits")).isEqualByComparingTo(BigDecimal.valueOf(visits));
		assertThat(figure("circulation_subjects")).isEqualByComparingTo(BigDecimal.valueOf(SHOPS));
		assertThat(this.jdbc
			.sql("select count(*) || ' ' || sum((doc->>'people')::numeric) from entry where author = 'trip'")
			.query(String.class)
			.single()).isEqualTo(visits + " " + people.toPlainString());
		assertThat(this.jdbc.sql("""
				select count(*) from audit where account = 'trip' and action in ('take-in', 'intake-commit')
				""").query(Long.class).single()).isEqualTo(2);
	}

	private BigDecimal figure(String indicator) {
		return this.figures.figure(new FigureQuery(indicator, "239906", null, null, null, null, null), COUNTY).value();
	}

	private static boolean isBad(int i) {
		return i % EVERY == 37;
	}

	private static String way(int i) {
		return WAYS[(i / EVERY) % WAYS.length];
	}

	private static int people(int i) {
		return 2 + i % 4;
	}

	private static BigDecimal removed(int i) {
		return BigDecimal.valueOf(i % 1000, 1);
	}

	private byte[] file(boolean withMistakes) {
		byte[] blank = this.workbooks.make(this.pack.recordType("circulation_inspection"),
				this.organization.unit(UNIT).orElseThrow(), COUNTY, Locale.SIMPLIFIED_CHINESE);
		try (SXSSFWorkbook workbook = new SXSSFWorkbook(new XSSFWorkbook(new ByteArrayInputStream(blank)), 100);
				ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			Sheet sheet = workbook.getSheetAt(0);
			CellStyle day = workbook.createCellStyle();
			day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
			for (int i = 0; i < ROWS; i++) {
				Row row = sheet.createRow(i + 1);
				fill(row, i, day);
				if (withMistakes && isBad(i)) {
					spoil(row, i, way(i), day);
				}
			}
			workbook.write(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void fill(Row row, int i, CellStyle day) {
		LocalDate date = LocalDate.of(2007, 9, 1).plusDays(i / SHOPS % DAYS);
		Cell cell = row.createCell(0);
		switch (i % 5) {
			case 0 -> cell.setCellValue(date.getMonthValue() + "月" + date.getDayOfMonth() + "日");
			case 1 -> cell.setCellValue(date.toString().replace('-', '/'));
			case 2 -> cell.setCellValue(org.apache.poi.ss.usermodel.DateUtil.getExcelDate(date));
			default -> {
				cell.setCellValue(date);
				cell.setCellStyle(day);
			}
		}
		row.createCell(1).setCellValue((i % 7 == 0) ? "S" + i % SHOPS : "副食店" + i % SHOPS);
		if (i % 11 == 0) {
			row.createCell(3).setCellValue(people(i) + "人次");
		}
		else {
			row.createCell(3).setCellValue(people(i));
		}
		row.createCell(4).setCellValue(i % 2);
		row.createCell(5).setCellValue(removed(i).doubleValue());
		row.createCell(6).setCellValue((i % 3 == 0) ? i % 5 : 0);
		row.createCell(7).setCellValue((i % 3 == 0) ? "责令整改 " : "未发现问题");
	}

	private static void spoil(Row row, int i, String way, CellStyle day) {
		int column = way.charAt(0) - 'A';
		switch (way) {
			case "A date-unreadable" -> row.createCell(0).setCellValue("九月初");
			case "A outside-campaign" -> row.createCell(0).setCellValue("2006年1月1日");
			case "A year-unsaid" -> row.createCell(0).setCellValue("3月5日");
			case "B subject-unknown" -> row.createCell(1).setCellValue("查无此店" + i);
			case "C region-unknown" -> row.createCell(2).setCellValue("大城区");
			case "D number-unreadable" -> row.createCell(3).setCellValue("约5");
			case "D number-ambiguous" -> row.createCell(3).setCellValue("1,5");
			case "D above" -> row.createCell(3).setCellValue(9_999);
			case "D not-whole" -> row.createCell(3).setCellValue(2.5);
			case "D measure-foreign" -> row.createCell(3).setCellValue("5斤");
			case "E rule" -> row.createCell(4).setCellValue(400);
			case "F too-many-decimals" -> row.createCell(5).setCellValue(0.12345);
			case "F above" -> row.createCell(5).setCellValue(100_001);
			case "G cell-error" -> row.createCell(6).setCellErrorValue(FormulaError.NA.getCode());
			case "H option-unknown" -> row.createCell(7).setCellValue("挺好");
			case "@ row-repeated" -> fill(row, i - 1, day);
			default -> row.removeCell(row.getCell(column));
		}
	}

}
