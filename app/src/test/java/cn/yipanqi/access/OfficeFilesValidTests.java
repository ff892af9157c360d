package cn.yipanqi.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.ledger.Filing;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Whatever the application gives out as a file of Word or Excel is valid by the Open XML
 * SDK, which is stricter than the programs that open such files.
 */
@TestPropertySource(properties = "yipanqi.city=office-files")
class OfficeFilesValidTests extends AccessMatrix {

	private static final String MISSING = "Office files are not validated: the validator is not there. "
			+ "'./yipanqi test' fetches it where there is npm and a network.";

	@TempDir
	private Path folder;

	@Autowired
	private Filing filing;

	@Autowired
	private Pack pack;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	private OfficeValidator validator;

	private Reader office;

	@BeforeEach
	void find() {
		Optional<OfficeValidator> found = OfficeValidator.find(this.folder);
		if (found.isEmpty()) {
			System.err.println(MISSING);
		}
		assumeThat(found).as(MISSING).isPresent();
		this.validator = found.get();
		this.office = city().reader(Role.OFFICE, scope(MatrixCity.PARENT));
	}

	/**
	 * Every endpoint that answers with such a file, those to come as well.
	 */
	@Test
	void whatEndpointsGiveOutIsValid() throws Exception {
		Map<String, List<String>> faults = new TreeMap<>();
		Set<String> kinds = new TreeSet<>();
		for (Endpoint endpoint : endpoints()) {
			if (endpoint.method().equals("GET") && endpoint.rule() != Permission.NONE) {
				Map<String, String> fields = new LinkedHashMap<>(
						endpoint.fields().apply(city().place(MatrixCity.PARENT)));
				fields.computeIfPresent("format", (name, former) -> "xlsx");
				check(endpoint.name(), caller().call(endpoint, fields, reader(endpoint.rule())).body(), faults, kinds);
			}
		}
		assertThat(faults).isEmpty();
		assertThat(kinds).contains("GET /records/export.{format:csv|xlsx} xlsx",
				"GET /figures/export.{format:csv|xlsx} xlsx", "GET /figures/{indicator}/parts.{format:csv|xlsx} xlsx",
				"GET /plan/goals.{format:csv|xlsx} xlsx", "GET /organization/table.{format:csv|xlsx} xlsx",
				"GET /organization/workbook/file xlsx", "GET /intake/workbook xlsx",
				"GET /intake/{run:[0-9a-f-]{36}}/marked xlsx", "GET /audit/export.{format:csv|xlsx} xlsx",
				"GET /accounts/export.{format:csv|xlsx} xlsx", "GET /summaries/export.{format:csv|xlsx} xlsx",
				"GET /briefings/draft/{code}/document docx", "GET /briefings/{id:\\d{1,18}}/document docx",
				"GET /briefings/templates/{code}/file docx");
	}

	private Reader reader(Permission rule) {
		if (rule == Permission.SIGNED_IN || this.office.may(rule)) {
			return this.office;
		}
		Role role = Arrays.stream(Role.values()).filter((any) -> any.may(rule)).findFirst().orElseThrow();
		return city().reader(role, scope(MatrixCity.PARENT));
	}

	private void check(String what, byte[] body, Map<String, List<String>> faults, Set<String> kinds)
			throws IOException, InterruptedException {
		String kind = kind(body);
		if (!kind.isEmpty()) {
			kinds.add(what + " " + kind);
			List<String> found = this.validator.faults(body, kind);
			if (!found.isEmpty()) {
				faults.put(what, found);
			}
		}
	}

	private static String kind(byte[] body) throws IOException {
		if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
			return "";
		}
		try (ZipFile zip = ZipFile.builder().setByteArray(body).get()) {
			return (zip.getEntry("word/document.xml") != null) ? "docx"
					: (zip.getEntry("xl/workbook.xml") != null) ? "xlsx" : "";
		}
	}

	@Test
	void blankWorkbooksOfAllTypesAreValid() throws Exception {
		Map<String, List<String>> faults = new TreeMap<>();
		List<RecordType> types = this.filing.types(this.office.scope())
			.values()
			.stream()
			.flatMap(List::stream)
			.toList();
		for (RecordType type : types) {
			check(type.code(), blank(type, (type == types.get(0)) ? "en" : "zh"), faults, new TreeSet<>());
		}
		assertThat(types).hasSizeGreaterThan(10);
		assertThat(faults).isEmpty();
	}

	private byte[] blank(RecordType type, String language) {
		String unit = this.filing.units(type, this.office.scope(), Locale.CHINESE).get(0).choices().get(0).code();
		return get("/intake/workbook?type=" + type.code() + "&unit=" + unit + "&lang=" + language);
	}

	/**
	 * Files of others are copied part by part, or made anew; our own come back as well,
	 * and what was marked once is marked again.
	 */
	@Test
	void markedCopiesAreValid() throws Exception {
		Map<String, List<String>> faults = new TreeMap<>();
		Set<String> kinds = new TreeSet<>();
		RecordType type = this.pack.recordType("meeting");
		byte[] own;
		try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(blank(type, "zh")))) {
			fill(workbook, workbook.getSheetAt(0).getLastRowNum() + 1);
			own = bytes(workbook);
		}
		byte[] again = marked("own.xlsx", own, faults, kinds);
		marked("again.xlsx", again, faults, kinds);
		try (Workbook workbook = new XSSFWorkbook()) {
			head(workbook);
			marked("theirs.xlsx", bytes(workbook), faults, kinds);
		}
		try (Workbook workbook = new HSSFWorkbook()) {
			head(workbook);
			marked("old.xls", bytes(workbook), faults, kinds);
		}
		marked("text.csv", "日期,发生地,会议类型,会议名称\n九月,2399,传达学习会议,会议\n".getBytes(StandardCharsets.UTF_8), faults, kinds);
		assertThat(kinds).hasSize(5);
		assertThat(faults).isEmpty();
	}

	private static void head(Workbook workbook) {
		var row = workbook.createSheet("表").createRow(0);
		List<String> headings = List.of("日期", "发生地", "会议类型", "会议名称");
		for (int i = 0; i < headings.size(); i++) {
			row.createCell(i).setCellValue(headings.get(i));
		}
		fill(workbook, 1);
	}

	private static void fill(Workbook workbook, int row) {
		var cells = workbook.getSheetAt(0).createRow(row);
		for (int i = 0; i < 4; i++) {
			cells.createCell(i).setCellValue("九月");
		}
	}

	private static byte[] bytes(Workbook workbook) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		workbook.write(bytes);
		return bytes.toByteArray();
	}

	private byte[] marked(String name, byte[] file, Map<String, List<String>> faults, Set<String> kinds)
			throws Exception {
		String page = this.mvc.post()
			.uri("/intake")
			.multipart()
			.file(new org.springframework.mock.web.MockMultipartFile("file", name, null, file))
			.param("type", "meeting")
			.param("unit", "government@2399")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.user(this.office))
			.exchange()
			.getResponse()
			.getRedirectedUrl();
		String run = String.valueOf(page).substring("/intake/".length());
		List<String> open = new ArrayList<>(List.of("CHECKING"));
		while (open.contains("CHECKING")) {
			Thread.onSpinWait();
			open = this.jdbc.sql("select state from intake_run where id = cast(? as uuid)")
				.param(run)
				.query(String.class)
				.list();
		}
		byte[] marked = get("/intake/" + run + "/marked");
		check(name, marked, faults, kinds);
		return marked;
	}

	private byte[] get(String address) {
		return this.mvc.get()
			.uri(java.net.URI.create(address))
			.with(SecurityMockMvcRequestPostProcessors.user(this.office))
			.exchange()
			.getResponse()
			.getContentAsByteArray();
	}

}
