package cn.yipanqi.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.SavedRows;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static cn.yipanqi.intake.ImportReportAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files with one thing wrong are committed: the place and the reason are named, and
 * nothing is saved.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class RefusedImportTests {

	private static final String MAPPING = """
			code: catering
			record: catering_inspection
			key: [编号]
			unit: 单位
			region: 地区
			date: {column: 日期, formats: [yyyy-MM-dd]}
			subject: {register: true, kind: {constant: restaurant}, tier: {constant: city}, name: 名称, uscc: 代码, address: 地址}
			fields: {people: 人数, licence_held: {constant: "true"}, result: {constant: corrected}}
			""";

	private static final String HEADER = "编号,单位,地区,日期,名称,代码,地址,人数";

	private static final String ROW = "1,health@239901,239901001,2007-09-20,福临饭店,91350100M000100Y43,建设路1号,3";

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	@Autowired
	private Imports imports;

	@Autowired
	private JdbcClient jdbc;

	@TempDir
	private Path folder;

	private SavedRows before;

	@BeforeEach
	void prepare(@Autowired Organization organization, @Autowired Pack pack) throws IOException {
		organization.load(pack.territory());
		Files.writeString(this.folder.resolve("mapping.yaml"), MAPPING);
		this.before = SavedRows.count(this.jdbc);
	}

	@AfterEach
	void nothingIsSaved() {
		assertThat(SavedRows.count(this.jdbc)).isEqualTo(this.before);
	}

	@Test
	void dateIn2077() {
		refused("2007-09-20", "2077-09-20").column("日期").isRejectedWith("outside-campaign", "2077-09-20");
	}

	@Test
	void wrongCreditCode() {
		refused("Y43", "Y44").column("代码").isRejectedWith("uscc-wrong", "91350100M000100Y44");
	}

	@Test
	void millionCharacterCell() {
		refused("福临饭店", "福".repeat(1_000_000)).column("名称").isRejectedWith("cell-too-long");
	}

	@Test
	void unknownUnit() {
		refused("health@239901", "health@999999").column("单位").isRejectedWith("unknown", "health@999999");
	}

	@Test
	void unitThatMayNotFileSuchRecords() {
		refused("health@", "aic@").column("单位").isRejectedWith("not-entitled", "aic@239901");
	}

	@Test
	void unitOfAnotherDepartment() {
		assertThat(committed(HEADER + "\n" + ROW, new Author("aic", new Scope("2399", "aic")))).row(1)
			.column("单位")
			.isRejectedWith("out-of-scope", "health@239901");
	}

	@Test
	void countyFilingForAnotherCounty() {
		assertThat(committed(HEADER + "\n" + ROW, new Author("county", new Scope("239902", null)))).row(1)
			.column("单位")
			.isRejectedWith("out-of-scope", "health@239901");
	}

	@Test
	void placeInAnotherCounty() {
		refused("239901001", "239902001").column("地区").isRejectedWith("outside-unit", "239902001");
	}

	@Test
	void negativePeople() {
		refused(",3", ",-3").column("人数").isRejectedWith("below", "-3");
	}

	@Test
	void textInANumber() {
		refused(",3", ",三人").column("人数").isRejectedWith("not-a-number", "三人");
	}

	@Test
	void missingColumn() {
		unusable(HEADER.replace("人数", "人次") + "\n" + ROW, StandardCharsets.UTF_8, Fault.COLUMN_MISSING, 1, "人数");
	}

	@Test
	void encodingThatIsNotTheDeclaredOne() {
		unusable(HEADER + "\n" + ROW, Charset.forName("GB18030"), Fault.BYTES_MALFORMED, 1, "B1");
	}

	@Test
	void brokenEncodingInTheLastRow() {
		String rows = (ROW + "\n").repeat(20);
		byte[] text = (HEADER + "\n" + rows).getBytes(StandardCharsets.UTF_8);
		text[text.length - 2] = (byte) 0xFF;
		unusable(text, Fault.BYTES_MALFORMED, 21, "FF");
	}

	@Test
	void sameFileTwice() {
		String file = HEADER + "\n" + ROW.replaceFirst("1,", System.nanoTime() + ",");
		assertThat(committed(file, OFFICE)).counts(1, 0, 0, 0, 0);
		this.before = SavedRows.count(this.jdbc);
		assertThat(committed(file, OFFICE)).counts(0, 1, 0, 0, 0);
	}

	private ImportReportAssert.Cell refused(String sound, String unsound) {
		ImportReport report = committed(HEADER + "\n" + ROW.replace(sound, unsound), OFFICE);
		return assertThat(report).counts(0, 0, 0, 0, 1).row(1);
	}

	private void unusable(String text, Charset charset, Fault fault, long line, String value) {
		unusable(text.getBytes(charset), fault, line, value);
	}

	private void unusable(byte[] text, Fault fault, long line, String value) {
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(() -> committed(text, OFFICE))
			.satisfies((ex) -> {
				assertThat(ex.fault()).isEqualTo(fault);
				assertThat(ex.place().line()).isEqualTo(line);
				assertThat(ex.value()).startsWith(value);
			});
	}

	private ImportReport committed(String text, Author author) {
		return committed(text.getBytes(StandardCharsets.UTF_8), author);
	}

	private ImportReport committed(byte[] text, Author author) {
		try {
			Path file = Files.write(this.folder.resolve("rows.csv"), text);
			return this.imports.commit(new ImportRequest(file, this.folder.resolve("mapping.yaml"), null), false,
					author);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
