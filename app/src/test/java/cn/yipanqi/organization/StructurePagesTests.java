package cn.yipanqi.organization;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the command structure as requests: who gets where, and what becomes of
 * files and forms that no clerk of good will sends.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.load-territory=true" })
@AutoConfigureMockMvc
@Transactional
class StructurePagesTests {

	private static final Reader OFFICE = Readers.of("office", Role.OFFICE, new Scope("2399", null));

	private static final Reader COUNTY = Readers.of("county", Role.OFFICE, new Scope("239901", null));

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private StructureReader reader;

	@Autowired
	private People people;

	private long leadingGroup;

	private long person;

	@BeforeEach
	void somebody() {
		this.leadingGroup = this.reader.read().bodies("2399", BodyKind.LEADING_GROUP).get(0).id();
		this.person = this.people.add("2399", new People.Details("张明", "市政府", "副市长", "13812345678"), "任命",
				Keeper.SYSTEM);
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = { "OFFICE", "LIAISON", "LEADER", "AUDITOR", "INSPECTOR", "REVIEWER" })
	void everyReaderSeesTheWholeStructureWithoutTelephoneNumbers(Role role) {
		Reader county = Readers.of("reader", role, new Scope("239902", null));
		for (String path : new String[] { "/organization", "/organization/239901", "/organization/table",
				"/organization/people/" + this.person }) {
			assertThat(get(county, path)).as(path).hasStatusOk().bodyText().doesNotContain("13812345678", "138****");
		}
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = { "LIAISON", "LEADER", "AUDITOR", "INSPECTOR", "SYSTEM_ADMINISTRATOR" })
	void onlyCampaignOfficesKeepIt(Role role) {
		Reader other = Readers.of("other", role, new Scope("2399", null));
		assertThat(post(other, "/organization/duties", Map.of("body", text(this.leadingGroup)))).hasStatus(403);
		assertThat(get(other, "/organization/workbook")).hasStatus(403);
		assertThat(get(other, "/organization/workbook/file")).hasStatus(403);
		assertThat(get(other, "/organization/bodies/" + this.leadingGroup)).hasStatus(403);
	}

	@Test
	void countyOfficeReachesNeitherTheCityNorASibling() {
		assertThat(get(COUNTY, "/organization/duties/new?body=" + this.leadingGroup)).hasStatus(403);
		assertThat(get(COUNTY, "/organization/people/" + this.person + "/change")).hasStatus(403);
		assertThat(get(COUNTY, "/organization/bodies/new?region=239902")).hasStatus(403);
		assertThat(get(COUNTY, "/organization/bodies/new?region=239901")).hasStatusOk();
		assertThat(post(COUNTY, "/organization/duties", Map.of("body", text(this.leadingGroup), "kind", "HEAD",
				"person", text(this.person), "from", "2007-09-01", "reason", "x")))
			.hasStatus(403);
		assertThat(post(COUNTY, "/organization/bodies",
				Map.of("region", "239902", "kind", "OFFICE", "name", "整治办", "from", "2007-09-01", "reason", "x")))
			.hasStatus(403);
		assertThat(post(COUNTY, "/organization/people/" + this.person, Map.of("name", "李强", "reason", "x")))
			.hasStatus(403);
		assertThat(this.reader.read().person(this.person).name()).isEqualTo("张明");
	}

	@Test
	void cityOfficeSeesTheMaskOfATelephoneNumber() {
		for (String page : new String[] { "", "/change" }) {
			assertThat(get(OFFICE, "/organization/people/" + this.person + page)).bodyText()
				.contains("138****5678")
				.doesNotContain("13812345678");
		}
	}

	@ParameterizedTest
	@CsvSource({ "from,昨天,不是日期", "from,2007-08-07,早于机构设立日期", "to,2007-08-01,早于起", "rank,一,整数", "reason,'',请填写",
			"kind,LIAISON,没有这种职务", "name,<script>,不像姓名" })
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void mistakeInAFormIsNamedAndNothingTypedIsLost(String field, String value, String words) {
		Map<String, String> form = new java.util.HashMap<>(Map.of("body", text(this.leadingGroup), "kind", "HEAD",
				"name", "李强", "post", "常务副市长", "from", "2007-09-01", "reason", "任命"));
		form.put(field, value);
		long before = this.reader.read().people().count();
		MvcTestResult result = post(OFFICE, "/organization/duties", form);
		assertThat(result).hasStatusOk().bodyText().contains(words, "常务副市长");
		assertThat(this.reader.read().duties()).isEmpty();
		assertThat(this.reader.read().people()).hasSize((int) before);
	}

	@Test
	void formSentTwiceAppointsOnce() {
		Map<String, String> form = Map.of("body", text(this.leadingGroup), "kind", "HEAD", "person", text(this.person),
				"from", "2007-09-01", "reason", "任命");
		assertThat(post(OFFICE, "/organization/duties", form)).hasStatus3xxRedirection();
		assertThat(post(OFFICE, "/organization/duties", form)).hasStatusOk().bodyText().contains("重叠");
		assertThat(this.reader.read().duties()).singleElement()
			.satisfies((duty) -> assertThat(duty.period()).isEqualTo(Period.since(LocalDate.of(2007, 9, 1))));
	}

	@ParameterizedTest
	@CsvSource({ "/organization/999999, 404", "/organization/239901001, 404", "/organization/people/999999999999, 404",
			"/organization/bodies/999999, 404", "/organization/duties/999999, 404", "/organization/duties/new, 404",
			"/organization/duties/new?body=99999, 404", "/organization?on=morgen, 400",
			"/organization?on=%2B999999999-01-01, 200", "/organization/table?page=2147483647&text=%25, 200",
			"/organization/table?kind=NOTHING&region=x, 200", "/organization/table?page=-1, 200" })
	void answerIsNeverAnAccident(String address, int status) {
		assertThat(this.mvc.get()
			.uri(java.net.URI.create(address))
			.with(SecurityMockMvcRequestPostProcessors.user(OFFICE))).hasStatus(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "empty", "text", "html", "old", "encrypted", "pdf", "zip", "doctype", "bomb", "rows",
			"big", "macros", "cut", "other" })
	void hostileFileIsRefusedWithAReason(String kind) throws Exception {
		MvcTestResult result = upload(file(kind));
		assertThat(result).hasStatusOk().bodyText().contains("没有收下").doesNotContain("Exception");
		assertThat(result).bodyText().contains(switch (kind) {
			case "empty" -> "文件是空的";
			case "old", "encrypted" -> "加了密码";
			case "bomb" -> "过大";
			case "rows" -> "超过 20000 行";
			case "big" -> "超过 5 MB";
			case "macros" -> "宏";
			case "other" -> "没有“机构”";
			default -> "不是 Excel 工作簿";
		});
	}

	private static byte[] file(String kind) throws Exception {
		return switch (kind) {
			case "empty" -> new byte[0];
			case "text" -> "地区,姓名".getBytes(StandardCharsets.UTF_8);
			case "html" -> "<html><table><tr><td>x</td></tr></table></html>".getBytes(StandardCharsets.UTF_8);
			case "old" -> new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0 };
			case "encrypted" -> encrypted();
			case "pdf" -> "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
			case "zip" -> zip("readme.txt", "x".getBytes(StandardCharsets.UTF_8));
			case "doctype" -> zip("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
				.getBytes(StandardCharsets.UTF_8));
			case "bomb" -> zip("xl/workbook.xml", new byte[60 * 1024 * 1024]);
			case "rows" ->
				zip("xl/workbook.xml", ("<a>" + "<row/>".repeat(20_001) + "</a>").getBytes(StandardCharsets.UTF_8));
			case "big" -> new byte[5 * 1024 * 1024 + 1];
			case "macros" -> zip("xl/vbaProject.bin", new byte[10]);
			case "cut" -> java.util.Arrays.copyOf(workbook(), workbook().length / 2);
			default -> workbook();
		};
	}

	private static byte[] workbook() throws IOException {
		try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			book.createSheet("Sheet1").createRow(0).createCell(0).setCellValue("x");
			book.write(bytes);
			return bytes.toByteArray();
		}
	}

	private static byte[] encrypted() throws Exception {
		try (POIFSFileSystem files = new POIFSFileSystem(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
			encryptor.confirmPassword("secret");
			try (var out = encryptor.getDataStream(files)) {
				out.write(workbook());
			}
			files.writeFilesystem(bytes);
			return bytes.toByteArray();
		}
	}

	private static byte[] zip(String name, byte[] content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
			zip.closeEntry();
		}
		return bytes.toByteArray();
	}

	private MvcTestResult upload(byte[] file) {
		return this.mvc.post()
			.uri("/organization/workbook/check")
			.multipart()
			.file(new MockMultipartFile("file", "指挥体系.xlsx", null, file))
			.with(SecurityMockMvcRequestPostProcessors.user(OFFICE))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
	}

	private MvcTestResult get(Reader reader, String path) {
		return this.mvc.get().uri(path).with(SecurityMockMvcRequestPostProcessors.user(reader)).exchange();
	}

	private MvcTestResult post(Reader reader, String path, Map<String, String> form) {
		var request = this.mvc.post()
			.uri(path)
			.with(SecurityMockMvcRequestPostProcessors.user(reader))
			.with(SecurityMockMvcRequestPostProcessors.csrf());
		form.forEach(request::param);
		return request.exchange();
	}

	private static String text(long number) {
		return String.valueOf(number);
	}

}
