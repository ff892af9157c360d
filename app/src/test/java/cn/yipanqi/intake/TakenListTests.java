package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists that somebody took along and brings back: their headings are known, and so are
 * their records.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-10-20T09:00:00",
		"yipanqi.load-territory=true" })
@AutoConfigureMockMvc
class TakenListTests {

	private static final Reader READER = Readers.of("county", Role.OFFICE, new Scope("239909", null));

	private static final Author AUTHOR = new Author("county", READER.scope());

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private SheetImports imports;

	@Autowired
	private Ledger ledger;

	private Subject shop = new Subject(0, "food_shop", "city", "带走又带回食杂店", null, "T1", "239909", null);

	@BeforeEach
	void shop(@Autowired Organization organization, @Autowired Pack pack, @Autowired Registry registry) {
		organization.load(pack.territory());
		registry.register(this.shop, "licence:T1");
		this.shop = registry.findByIdentities(List.of("licence:T1")).get("licence:T1");
	}

	private Receipt inspection(LocalDate day, String kilograms) {
		return this.ledger.record(new Draft("circulation_inspection", "aic@239909", "239909", this.shop.id(), day,
				Map.of("people", "3", "removed_kg", kilograms, "result", "none"), List.of(), null), AUTHOR);
	}

	private Receipt tip(String content) {
		return this.ledger.record(new Draft("tip", "health@239909", "239909", null, LocalDate.of(2007, 9, 20),
				Map.of("channel", "letter", "informant", "张三丰", "informant_phone", "13812345678", "summary", content),
				List.of(), null), AUTHOR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "xlsx", "csv" })
	void recordsOfAListAreKnownAgain(String format) {
		inspection(LocalDate.of(2007, 9, 20), "1234.5");
		Receipt cancelled = inspection(LocalDate.of(2007, 9, 21), "2");
		tip("=有人+举报");
		ImportReport tips = check("tip", taken("tip", format, ""), "health@239909").rows();
		assertThat(DirtyFilesTests.told(tips)).isEmpty();
		assertThat(tips.alreadyThere()).isEqualTo(tips.rows()).isPositive();
		SheetReport valid = check("circulation_inspection", taken("circulation_inspection", format, ""), "aic@239909");
		assertThat(valid.rows().reasons().keySet()).isSubsetOf("record-cancelled");
		assertThat(valid.notices()).isEmpty();
		assertThat(valid.rows().alreadyThere()).isEqualTo(valid.rows().rows() - valid.rows().rejected())
			.isGreaterThan(1);
		this.ledger.cancel(cancelled.record(), 1, "登记错了", AUTHOR);
		ImportReport after = check("circulation_inspection", taken("circulation_inspection", format, ""), "aic@239909")
			.rows();
		assertThat(after.reasons()).containsKey("record-cancelled");
		assertThat(after.accepted()).isZero();
	}

	@Test
	void whatWasChangedInAListIsToBeCorrectedAtItsRecord() throws IOException {
		Receipt receipt = inspection(LocalDate.of(2007, 9, 25), "7");
		byte[] changed = changed(taken("circulation_inspection", "xlsx", ""), receipt.seq(), "下架不合格食品", 8);
		ImportReport report = check("circulation_inspection", changed, "aic@239909").rows();
		assertThat(report.reasons()).containsEntry("record-other", 1L);
		assertThat(report.accepted()).isZero();
	}

	@Test
	void numberOfAnotherTypeOrPlaceIsUnknown() {
		String text = "编号,业务日期,对象或事项,填报单位,出动执法人员,检查结果\n987654321,2007-09-26,带走又带回食杂店,平川县工商局,3,未发现问题\n";
		ImportReport report = check("circulation_inspection", text.getBytes(StandardCharsets.UTF_8), "aic@239909")
			.rows();
		assertThat(report.reasons()).containsKey("record-unknown");
		String without = text.replace("987654321", "");
		assertThat(check("circulation_inspection", without.getBytes(StandardCharsets.UTF_8), "aic@239909").rows()
			.reasons()).doesNotContainKey("record-unknown");
	}

	private byte[] taken(String type, String format, String filter) {
		MvcTestResult result = this.mvc.get()
			.uri("/records/export." + format + "?type=" + type + filter)
			.locale(java.util.Locale.SIMPLIFIED_CHINESE)
			.with(SecurityMockMvcRequestPostProcessors.user(READER))
			.exchange();
		assertThat(result).hasStatusOk();
		return result.getResponse().getContentAsByteArray();
	}

	private static byte[] changed(byte[] file, long number, String heading, double value) throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
				ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			XSSFSheet sheet = workbook.getSheetAt(0);
			int column = 0;
			while (!sheet.getRow(0).getCell(column).getStringCellValue().startsWith(heading)) {
				column++;
			}
			for (int i = 1; i <= sheet.getLastRowNum(); i++) {
				if (sheet.getRow(i).getCell(0).getNumericCellValue() == number) {
					sheet.getRow(i).getCell(column).setCellValue(value);
				}
			}
			workbook.write(out);
			return out.toByteArray();
		}
	}

	private SheetReport check(String type, byte[] file, String unit) {
		return this.imports.check(Content.of(file), type, unit, AUTHOR);
	}

}
