package cn.yipanqi.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lists and figures taken away as files, compared with the database itself.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class ExportTests {

	private static final Author CITY = new Author("city", Scope.EVERYTHING);

	private static final Reader COUNTY = Readers.of("county", Role.OFFICE, new Scope("239901", null));

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Ledger ledger;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void file(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		for (int i = 0; i < 3; i++) {
			patrol("239901", 10 + i, "=cmd|'" + i);
			patrol("239902", 100 + i, "外县");
		}
		this.ledger.record(new Draft("tip", "health@239901", "239901", null, LocalDate.of(2007, 9, 20),
				Map.of("channel", "letter", "informant", "张三丰", "informant_phone", "13812345678"), List.of(), null),
				CITY);
	}

	private void patrol(String region, int people, String route) {
		this.ledger.record(new Draft("patrol", "health@" + region, region, null, LocalDate.of(2007, 9, 20),
				Map.of("people", people, "route", route), List.of(), null), CITY);
	}

	@Test
	void workbookOfRecordsHoldsWhatTheLedgerHolds() throws IOException {
		MvcTestResult result = get("/records/export.xlsx?type=patrol");
		assertThat(result).hasStatusOk().headers().containsHeader("Content-Disposition");
		List<String> expected = this.jdbc.sql("""
				select seq || ' ' || (doc ->> 'people') || ' ' || (doc ->> 'route') from entry
				where type = 'patrol' and region like '239901%' order by business_date desc, seq desc
				""").query(String.class).list();
		try (XSSFWorkbook workbook = new XSSFWorkbook(
				new ByteArrayInputStream(result.getResponse().getContentAsByteArray()))) {
			XSSFSheet sheet = workbook.getSheetAt(0);
			List<String> read = new ArrayList<>();
			int people = column(sheet, "出动执法人员");
			int route = column(sheet, "巡查范围");
			for (int i = 1; i <= sheet.getLastRowNum(); i++) {
				read.add((long) sheet.getRow(i).getCell(0).getNumericCellValue() + " "
						+ (long) sheet.getRow(i).getCell(people).getNumericCellValue() + " "
						+ sheet.getRow(i).getCell(route).getStringCellValue());
			}
			assertThat(read).hasSizeGreaterThanOrEqualTo(3).isEqualTo(expected);
			XSSFSheet about = workbook.getSheet("说明");
			List<String> facts = new ArrayList<>();
			about.forEach((row) -> facts.add(row.getCell(1).getStringCellValue()));
			assertThat(facts).contains("county", String.valueOf(expected.size()))
				.anyMatch((fact) -> fact.contains("2007-09-27"));
		}
	}

	@Test
	void csvHoldsNoFormulaAndNoSecret() throws IOException {
		String patrols = text("/records/export.csv?type=patrol");
		assertThat(patrols).startsWith("\uFEFF\"编号\"").contains("\"'=cmd|'0\"").doesNotContain(",\"=cmd");
		String tips = text("/records/export.csv?type=tip");
		assertThat(tips).contains("138****5678").doesNotContain("张三丰", "13812345678", "sm4_");
		assertThat(text("/records/export.csv")).doesNotContain("外县");
	}

	@Test
	void rowsBehindAFigureAddUpToIt(@Autowired Figures figures) throws IOException {
		BigDecimal figure = figures
			.figure(new FigureQuery("people", "239901", null, null, null, null, null), COUNTY.scope())
			.value();
		BigDecimal sum = text("/figures/people/records.csv").lines()
			.skip(1)
			.map((line) -> new BigDecimal(line.substring(line.lastIndexOf(',') + 1)))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		assertThat(sum).isEqualByComparingTo(figure);
		assertThat(text("/figures/export.csv")).contains("\"people\",\"人次\"," + figure.toPlainString());
		assertThat(text("/figures/people/parts.csv")).contains("2007-09-20");
	}

	@Test
	void rowsBehindAFigureThatCountsOnceNameWhatItCounts(@Autowired Figures figures, @Autowired Registry registry)
			throws IOException {
		Subject often = restaurant(registry, "多次检查");
		for (Subject subject : List.of(often, restaurant(registry, "一次检查"), often, often)) {
			this.ledger.record(
					new Draft("catering_inspection", "health@239901", "239901", subject.id(), LocalDate.of(2007, 9, 20),
							Map.of("people", 2, "licence_held", true, "result", "none"), List.of(), null),
					CITY);
		}
		List<String> counted = text("/figures/catering_subjects/records.csv").lines()
			.skip(1)
			.map((line) -> line.substring(line.lastIndexOf(',') + 1))
			.toList();
		assertThat(counted).hasSize(4).contains('"' + String.valueOf(often.id()) + '"');
		assertThat(figures
			.figure(new FigureQuery("catering_subjects", "239901", null, null, null, null, null), COUNTY.scope())
			.value()).isEqualByComparingTo(BigDecimal.valueOf(counted.stream().distinct().count()));
	}

	private static Subject restaurant(Registry registry, String name) {
		return registry.register(new Subject(0, "restaurant", "city", name, null, name, "239901", null),
				"licence:" + name);
	}

	@Test
	void otherRegionIsRefused() {
		assertThat(get("/figures/people/records.csv?region=239902")).hasStatus(404);
		assertThat(get("/figures/export.csv?region=2399")).hasStatus(404);
		assertThat(get("/records/export.pdf")).hasStatus(400);
	}

	@Test
	void trailKnowsWhatHasLeftAndWhatBrokeOff(@Autowired Exports exports) {
		ExportTable table = new ExportTable("表", Map.of(), List.of(Column.integer("数")), (taker) -> {
			for (long i = 0; i < 100_000; i++) {
				taker.accept(List.of(i));
			}
		});
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> exports.send(table, Format.CSV, COUNTY, "records",
				Map.of("text", "断"), "临江县", Locale.CHINESE, new Leaving()));
		assertThat(this.jdbc
			.sql("""
					select action || ' ' || jsonb_exists(detail, 'broken') || ' ' || coalesce((detail ->> 'rows')::int < 100000, true)
					from audit where detail ->> 'text' = '断' order by id
					""")
			.query(String.class)
			.list()).containsExactly("export false true", "export-end true true");
		assertThat(get("/records/export.csv?text=" + "nothing-like-it")).hasStatusOk();
		assertThat(this.jdbc.sql(
				"select detail ->> 'rows' from audit where action = 'export-end' and detail ->> 'text' = 'nothing-like-it'")
			.query(String.class)
			.list()).containsExactly("0");
	}

	private String text(String address) throws IOException {
		MvcTestResult result = get(address);
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult get(String address) {
		return this.mvc.get().uri(address).with(SecurityMockMvcRequestPostProcessors.user(COUNTY)).exchange();
	}

	private static int column(XSSFSheet sheet, String title) {
		for (int i = 0; i < sheet.getRow(0).getLastCellNum(); i++) {
			if (sheet.getRow(0).getCell(i).getStringCellValue().startsWith(title)) {
				return i;
			}
		}
		throw new IllegalArgumentException(title);
	}

	/**
	 * Somebody who goes away in the middle.
	 */
	private static final class Leaving extends MockHttpServletResponse {

		@Override
		public ServletOutputStream getOutputStream() {
			return new ServletOutputStream() {

				private final OutputStream kept = OutputStream.nullOutputStream();

				private int left = 100_000;

				@Override
				public void write(int one) throws IOException {
					if (this.left-- < 0) {
						throw new IOException("gone");
					}
					this.kept.write(one);
				}

				@Override
				public boolean isReady() {
					return true;
				}

				@Override
				public void setWriteListener(WriteListener listener) {
				}

			};
		}

	}

}
