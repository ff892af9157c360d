package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Personal data from the form to the page: encrypted in the database, masked on every
 * page, shown once to whoever may write the record, and never lost by a correction.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class SensitiveFieldsTests {

	private static final Scope COUNTY = new Scope("239901", null);

	private static final Author AUTHOR = new Author("liaison", COUNTY);

	private static final String IDENTITY = "11010519491231002X";

	private static final String PHONE = "13812345678";

	/**
	 * Identifiers, digests, ciphers and fractions of a second, in which any few digits
	 * may stand.
	 */
	private static final String RANDOM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,}|:\\d{2}\\.\\d+";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerReader reader;

	@Autowired
	private Protection protection;

	@Autowired
	private RecordViews views;

	private final Map<String, String> form = new HashMap<>();

	private String number;

	@BeforeEach
	void soundForm(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.number = "案" + UUID.randomUUID();
		this.form.putAll(Map.of("type", "case_filed", "key", UUID.randomUUID().toString(), "unit", "aic@239901",
				"region", "239901", "date", "2007-09-20", "fields.case_number", this.number, "fields.cause", "other",
				"fields.den_related", "false", "fields.party_identity", IDENTITY, "fields.party_phone",
				"138-1234-5678"));
	}

	@Test
	void databaseHoldsNoClearValue() {
		UUID record = file();
		String doc = this.jdbc.sql("select doc::text from entry where record = ?")
			.param(record)
			.query(String.class)
			.single();
		String kept = "\": \"sm4_\\d+_[0-9a-f]+\"";
		assertThat(doc).containsPattern("party_phone" + kept).containsPattern("party_identity" + kept);
		String row = this.jdbc.sql("select e::text from entry e where record = ?")
			.param(record)
			.query(String.class)
			.single();
		assertThat(row.replaceAll(RANDOM, "")).contains("239901").doesNotContain("1234", "19491231", "2X");
		assertThat(this.jdbc.sql("select coalesce(string_agg(a::text, ' '), '') from audit a")
			.query(String.class)
			.single()).doesNotContain(PHONE, IDENTITY);
		assertThat(this.jdbc.sql("select words(doc) from entry where record = ?")
			.param(record)
			.query(String.class)
			.single()).contains(this.number).doesNotContain("sm4");
	}

	@Test
	void pagesShowTheMask() {
		UUID record = file();
		for (String page : List.of("/records/" + record, "/records/" + record + "/correct",
				"/records?text=" + this.number)) {
			assertThat(get(page, Role.LIAISON, COUNTY)).hasStatusOk()
				.bodyText()
				.contains(this.number)
				.doesNotContain(PHONE, IDENTITY, "sm4_");
		}
		assertThat(get("/records/" + record, Role.LIAISON, COUNTY)).bodyText()
			.contains("138****5678", "110105**********2X");
		assertThat(get("/records/" + record + "/correct", Role.LIAISON, COUNTY)).bodyText()
			.contains("placeholder=\"138****5678\"");
	}

	@Test
	void searchFindsNoPersonalData() {
		file();
		assertThat(this.reader.count(new LedgerQuery(null, null, "", null, null, null, PHONE), COUNTY)).isZero();
		assertThat(this.reader.count(new LedgerQuery(null, null, "", null, null, null, "sm4"), COUNTY)).isZero();
	}

	@Test
	void whoeverMayWriteSeesItOnceAndLeavesATrace() {
		UUID record = file();
		assertThat(post("/records/" + record + "/reveal", Role.LIAISON, COUNTY)).hasStatusOk()
			.bodyText()
			.contains(PHONE, IDENTITY);
		assertThat(get("/records/" + record, Role.LIAISON, COUNTY)).bodyText().doesNotContain(PHONE, IDENTITY);
		assertThat(
				this.jdbc.sql("select account || ' ' || detail::text from audit where action = 'reveal' and object = ?")
					.param(record.toString())
					.query(String.class)
					.single())
			.isEqualTo("someone {\"fields\": [\"party_identity\", \"party_phone\"]}");
	}

	@ParameterizedTest
	@CsvSource({ "LEADER, 2399, ", "AUDITOR, 2399, ", "LIAISON, 239902, ", "LIAISON, 239901, health" })
	void othersDoNot(Role role, String region, String department) {
		UUID record = file();
		MvcTestResult result = post("/records/" + record + "/reveal", role, new Scope(region, department));
		assertThat(result.getResponse().getStatus()).isIn(403, 404);
		assertThat(result).bodyText().doesNotContain(PHONE, IDENTITY);
		assertThat(reveals(record)).isZero();
	}

	@Test
	void whoeverTriedIsInTheTrail() {
		UUID record = file();
		post("/records/" + record + "/reveal", Role.LIAISON, new Scope("239901", "health"));
		assertThat(this.jdbc.sql("select refused from audit where action = 'reveal' and object = ?")
			.param(record.toString())
			.query(Boolean.class)
			.list()).containsExactly(true);
	}

	@Test
	void linkOrForeignPageRevealsNothing() {
		UUID record = file();
		assertThat(get("/records/" + record + "/reveal", Role.LIAISON, COUNTY).getResponse().getStatus())
			.isNotEqualTo(200);
		assertThat(as(this.mvc.post().uri("/records/" + record + "/reveal"), Role.LIAISON, COUNTY).exchange())
			.hasStatus(403);
		assertThat(reveals(record)).isZero();
	}

	@Test
	void readerIsOfferedNoButton() {
		UUID record = file();
		assertThat(get("/records/" + record, Role.LIAISON, COUNTY)).bodyText().contains("显示完整内容");
		assertThat(get("/records/" + record, Role.LEADER, new Scope("2399", null))).bodyText()
			.contains("138****5678")
			.doesNotContain("显示完整内容");
	}

	@ParameterizedTest
	@CsvSource({ "party_phone, 12345, 不是电话号码", "party_identity, 110105194912310021, 不是公民身份号码",
			"party_phone, 'sm4_1_00112233445566778899aabb', 不是电话号码" })
	void wrongValueIsRefusedAtItsPlace(String field, String value, String message) {
		this.form.put("fields." + field, value);
		MvcTestResult result = post("/records", Role.LIAISON, COUNTY);
		assertThat(result).hasViewName("ledger/form").bodyText().contains(message);
		assertThat(this.jdbc.sql("select count(*) from entry where doc ->> 'case_number' = ?")
			.param(this.number)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void correctionKeepsWhatIsLeftEmpty() {
		UUID record = file();
		correct(record, Map.of("fields.party_phone", "", "fields.party_identity", "", "fields.suspects", "3"));
		assertThat(clear(record)).containsEntry("party_phone", PHONE).containsEntry("party_identity", IDENTITY);
		assertThat(changes(record)).containsExactly("涉案人员: — → 3人");
	}

	@Test
	void correctionReplacesAndClears() {
		UUID record = file();
		correct(record, Map.of("fields.party_phone", "13900005678", "fields.party_identity", "",
				"cleared.party_identity", "on"));
		assertThat(clear(record)).containsEntry("party_phone", "13900005678").doesNotContainKey("party_identity");
		assertThat(changes(record)).containsExactlyInAnyOrder("当事人联系电话: 138****5678 → 139****5678",
				"当事人身份证号: 110105**********2X → —");
	}

	@Test
	void changeBehindTheSameMaskIsAChange() {
		UUID record = file();
		correct(record, Map.of("fields.party_phone", "13899995678", "fields.party_identity", ""));
		assertThat(changes(record)).containsExactly("当事人联系电话: 138****5678 → 138****5678");
	}

	@Test
	void sameFormTwiceIsOneRecordAndAnotherUnderItsKeyIsRefused() {
		Draft draft = draft("form:" + UUID.randomUUID(), PHONE);
		Receipt receipt = this.ledger.record(draft, AUTHOR);
		assertThat(this.ledger.record(draft, AUTHOR).record()).isEqualTo(receipt.record());
		assertThat(this.ledger.record(draft, AUTHOR).alreadyThere()).isTrue();
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(draft(draft.clientKey(), "13812345679"), AUTHOR))
			.satisfies(
					(ex) -> assertThat(ex.violations()).extracting(Violation::code).containsExactly("contradiction"));
	}

	@Test
	void unchangedMeansNothingInARecordThatIsNew() {
		Draft draft = draft(null, PHONE);
		draft.fields().put("party_phone", Draft.Unchanged.UNCHANGED);
		UUID record = this.ledger.record(draft, AUTHOR).record();
		assertThat(clear(record)).doesNotContainKey("party_phone");
	}

	@Test
	void valueOfAnotherRecordIsNotRead() {
		UUID record = file();
		this.form.put("key", UUID.randomUUID().toString());
		this.form.put("fields.case_number", "另案");
		UUID other = file();
		String stolen = this.reader.find(other, COUNTY).orElseThrow().fields().get("party_phone").toString();
		Entry entry = this.reader.find(record, COUNTY).orElseThrow();
		Map<String, Object> fields = new HashMap<>(entry.fields());
		fields.put("party_phone", stolen);
		Entry forged = new Entry(entry.seq(), entry.first(), entry.record(), entry.revision(), entry.operation(),
				entry.type(), entry.unit(), entry.region(), entry.subject(), entry.subjectKind(), entry.subjectTier(),
				entry.date(), entry.recordedAt(), entry.author(), entry.supersedes(), entry.reason(), fields,
				entry.lines());
		assertThat(this.protection.shown(forged, true).fields().get("party_phone"))
			.isEqualTo(new Disclosed(stolen, null));
	}

	private UUID file() {
		MvcTestResult result = post("/records", Role.LIAISON, COUNTY);
		assertThat(result).hasStatus3xxRedirection();
		String target = String.valueOf(result.getResponse().getRedirectedUrl());
		return UUID.fromString(target.substring(target.lastIndexOf('/') + 1));
	}

	private void correct(UUID record, Map<String, String> changes) {
		this.form.putAll(changes);
		this.form.put("revision", "1");
		this.form.put("reason", "核实");
		assertThat(post("/records/" + record + "/correct", Role.LIAISON, COUNTY)).hasStatus3xxRedirection();
	}

	private Map<String, Object> clear(UUID record) {
		return this.protection.clear(this.reader.find(record, COUNTY).orElseThrow()).fields();
	}

	private List<String> changes(UUID record) {
		List<Entry> revisions = this.reader.revisions(record, COUNTY);
		return this.views.of(revisions, false, COUNTY, Locale.CHINA)
			.history()
			.get(0)
			.changes()
			.stream()
			.map((change) -> change.name() + ": " + change.before() + " → " + change.after())
			.toList();
	}

	private Draft draft(String key, String phone) {
		return new Draft(
				"case_filed", "aic@239901", "239901", null, LocalDate.of(2007, 9, 20), new HashMap<>(Map
					.of("case_number", this.number, "cause", "other", "den_related", "false", "party_phone", phone)),
				List.of(), key);
	}

	private long reveals(UUID record) {
		return this.jdbc.sql("select count(*) from audit where action = 'reveal' and object = ? and not refused")
			.param(record.toString())
			.query(Long.class)
			.single();
	}

	private MvcTestResult get(String uri, Role role, Scope scope) {
		return as(this.mvc.get().uri(uri), role, scope).exchange();
	}

	private MvcTestResult post(String uri, Role role, Scope scope) {
		MockMvcRequestBuilder request = this.mvc.post().uri(uri).with(SecurityMockMvcRequestPostProcessors.csrf());
		this.form.forEach(request::param);
		return as(request, role, scope).exchange();
	}

	private static MockMvcRequestBuilder as(MockMvcRequestBuilder request, Role role, Scope scope) {
		return request.with(SecurityMockMvcRequestPostProcessors.user(Readers.of("someone", role, scope)));
	}

}
