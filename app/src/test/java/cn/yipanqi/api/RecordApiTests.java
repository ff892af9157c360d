package cn.yipanqi.api;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs that read, file, correct and cancel records.
 */
class RecordApiTests extends ProgramTest {

	private Program office;

	@BeforeEach
	void makeProgram() {
		this.office = program(Role.OFFICE, "239901");
	}

	@Test
	void recordIsFiledOnceUnderItsKey() {
		String title = unique("会议");
		Program.Answer first = file(title, "k1");
		assertThat(first.status()).as(first.body()).isEqualTo(201);
		assertThat(first.location()).isEqualTo("/api/v1/records/" + first.text("/id"));
		Program.Answer again = file(title, "k1");
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.text("/id")).isEqualTo(first.text("/id"));
		assertThat(again.json().at("/alreadyThere").booleanValue()).isTrue();
		Program.Answer read = this.office.get(first.location());
		assertThat(read.text("/current/fields/title")).isEqualTo(title);
		assertThat(read.text("/current/date")).isEqualTo("2007-09-20");
		assertThat(read.text("/current/author")).startsWith("程序");
	}

	@Test
	void keyOfACancelledRecordSaysThatItCountsNoMore() {
		String title = unique("会议");
		String address = file(title, "k3").location();
		Program.Answer cancelled = this.office.post(address + "/cancellations",
				"{\"revision\": 1, \"reason\": \"误报\"}");
		assertThat(cancelled.json().at("/cancelled").booleanValue()).isTrue();
		Program.Answer again = file(title, "k3");
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.json().at("/alreadyThere").booleanValue()).isTrue();
		assertThat(again.json().at("/cancelled").booleanValue()).isTrue();
		assertThat(file(title, "k4").json().at("/cancelled").booleanValue()).isFalse();
	}

	@Test
	void keyWithOtherContentIsRefused() {
		file(unique("会议"), "k2");
		Program.Answer other = file(unique("另一会议"), "k2");
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.texts("/problems", "/code")).containsExactly("contradiction");
	}

	@Test
	void possibleRepeatIsAskedAboutAndFiledWhenItIsConfirmed() {
		long shop = restaurant();
		assertThat(inspect(shop, "2", null).status()).isEqualTo(201);
		Program.Answer asked = inspect(shop, "3", null);
		assertThat(asked.status()).isEqualTo(409);
		assertThat(asked.type()).isEqualTo("application/problem+json");
		assertThat(asked.text("/code")).isEqualTo("possible-repeat");
		String number = asked.text("/numbers/0");
		assertThat(asked.text("/detail")).contains(number);
		assertThat(this.office.get("/api/v1/records/" + asked.text("/records/0")).text("/current/subject/id"))
			.isEqualTo(String.valueOf(shop));
		Program.Answer confirmed = inspect(shop, "3", number);
		assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(201);
		assertThat(inspect(shop, "4", number).json().at("/numbers")).hasSize(1);
		assertThat(noted(confirmed.text("/id"))).contains("\"confirmed\"", "[" + number + "]");
	}

	@Test
	void sameKeyAgainIsNoRepeat() {
		String body = inspection(restaurant(), "2", null);
		assertThat(this.office.post("/api/v1/records", body).status()).isEqualTo(201);
		assertThat(this.office.post("/api/v1/records", body).status()).isEqualTo(200);
	}

	@Test
	void correctionOntoAnotherRecordsDayIsAskedAbout() {
		long shop = restaurant();
		String there = inspect(shop, "2", null).text("/id");
		String body = inspection(shop, "2", null).replace("2007-09-20", "2007-09-19");
		String moved = "/api/v1/records/" + this.office.post("/api/v1/records", body).text("/id") + "/corrections";
		String correction = """
				{"revision": 1, "reason": "改期", "unit": "health@239901", "region": "239901", "subject": %d,
				"date": "2007-09-20", "fields": {"people": 2, "licence_held": true, "result": "none"}%s}""";
		Program.Answer asked = this.office.post(moved, correction.formatted(shop, ""));
		assertThat(asked.status()).isEqualTo(409);
		assertThat(asked.text("/code")).isEqualTo("possible-repeat");
		assertThat(asked.text("/records/0")).isEqualTo(there);
		String confirm = ", \"confirm\": [" + asked.text("/numbers/0") + "]";
		assertThat(this.office.post(moved, correction.formatted(shop, confirm)).status()).isEqualTo(201);
		assertThat(this.office.post(moved, correction.formatted(shop, "")).text("/code")).isEqualTo("stale");
	}

	private long restaurant() {
		String licence = unique("R");
		return this.registry
			.register(new Subject(0, "restaurant", "city", "福临饭店", null, licence, "239901", null), "api:" + licence)
			.id();
	}

	private Program.Answer inspect(long shop, String people, @Nullable String confirm) {
		return this.office.post("/api/v1/records", inspection(shop, people, confirm));
	}

	private static String inspection(long shop, String people, @Nullable String confirm) {
		return """
				{"type": "catering_inspection", "unit": "health@239901", "region": "239901", "subject": %d,
				"date": "2007-09-20", "key": "%s", "fields": {"people": %s, "licence_held": true, "result": "none"}%s}"""
			.formatted(shop, unique("k"), people, (confirm != null) ? ", \"confirm\": [" + confirm + "]" : "");
	}

	private String noted(String record) {
		return this.jdbc.sql("select detail::text from audit where object = :record order by id desc limit 1")
			.param("record", record)
			.query(String.class)
			.single();
	}

	@Test
	void keysOfTwoProgramsAreTheirOwn() {
		Program other = program(Role.OFFICE, "239902");
		assertThat(file(unique("会议"), "1").status()).isEqualTo(201);
		assertThat(other
			.post("/api/v1/records", meeting(unique("会议"), "government@239902", "239902"), "Idempotency-Key", "1")
			.status()).isEqualTo(201);
	}

	@Test
	void everythingThatIsWrongIsSaidInTheCallersLanguage() {
		String record = """
				{"type": "catering_inspection", "unit": "health@239902", "region": "239902", "date": "20070920",
				"fields": {"people": "many", "licence_held": {"a": 1}, "nonsense": 1}, "key": "%s"}
				""".formatted(unique("k"));
		Program.Answer english = this.office.post("/api/v1/records", record, "Accept-Language", "en");
		assertThat(english.status()).isEqualTo(422);
		assertThat(english.type()).isEqualTo("application/problem+json");
		assertThat(english.texts("/problems", "/path")).contains("date", "fields.licence_held", "unit", "fields.people",
				"fields.nonsense");
		assertThat(english.texts("/problems", "/message")).anyMatch((text) -> text.contains("is not a number"));
		Program.Answer chinese = this.office.post("/api/v1/records", record);
		assertThat(chinese.texts("/problems", "/message")).anyMatch((text) -> text.contains("不是数字"));
		assertThat(this.office.get("/api/v1/records?type=catering_inspection").texts("/items", "/unit"))
			.doesNotContain("health@239902");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{ | bad-json", "'' | bad-body", "null | bad-body", "[] | bad-json",
					"{\"typ\": \"meeting\"} | typ", "{\"type\": \"meeting\", \"type\": \"tip\"} | bad-json",
					"{\"type\": \"meeting\"} x | bad-json", "{\"type\": \"meeting\"} | Idempotency-Key" })
	void brokenBodyIsRefusedWithItsPlace(String body, String words) {
		Program.Answer answer = this.office.post("/api/v1/records", body, "Accept-Language", "en");
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.type()).isEqualTo("application/problem+json");
		String detail = answer.text("/detail");
		assertThat(detail).contains(switch (words) {
			case "bad-json" -> "line 1";
			case "bad-body" -> "body";
			default -> words;
		});
	}

	@Test
	void numberThatWouldFillTheMemoryIsRefused() {
		Program.Answer answer = this.office.post("/api/v1/records", """
				{"type": "patrol", "unit": "health@239901", "region": "239901", "date": "2007-09-20",
				"fields": {"people": 1e999999999}, "key": "%s"}""".formatted(unique("k")));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.texts("/problems", "/code")).containsExactly("not-a-number");
	}

	@Test
	void halfACharacterIsRefused() {
		Program.Answer answer = this.office.post("/api/v1/records", """
				{"type": "tip", "unit": "health@239901", "region": "239901", "date": "2007-09-20",
				"fields": {"channel": "letter", "informant": "\\ud800"}, "key": "%s"}""".formatted(unique("k")));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.texts("/problems", "/path")).containsExactly("fields.informant");
	}

	@Test
	void tooLargeABodyIsNotRead() {
		byte[] large = ("{\"type\": \"" + "x".repeat(2_000_000) + "\"}").getBytes();
		assertThat(this.office.post("/api/v1/records", "application/json", large).status()).isEqualTo(413);
	}

	@Test
	void correctionNamesTheRevisionThatWasRead() {
		String record = file(unique("会议"), unique("k")).text("/id");
		String correction = """
				{"revision": 1, "reason": "更名", "unit": "government@239901", "region": "239901", "date": "2007-09-21",
				"fields": {"kind": "study", "title": "新名"}}""";
		Program.Answer corrected = this.office.post("/api/v1/records/" + record + "/corrections", correction);
		assertThat(corrected.status()).as(corrected.body()).isEqualTo(201);
		assertThat(corrected.json().at("/revision").intValue()).isEqualTo(2);
		assertThat(this.office.post("/api/v1/records/" + record + "/corrections", correction).status()).isEqualTo(409);
		Program.Answer read = this.office.get("/api/v1/records/" + record);
		assertThat(read.text("/current/fields/title")).isEqualTo("新名");
		assertThat(read.texts("/revisions", "/operation")).containsExactly("RECORD", "CORRECT");
	}

	@Test
	void cancellationWantsItsReason() {
		String record = "/api/v1/records/" + file(unique("会议"), unique("k")).text("/id");
		Program.Answer without = this.office.post(record + "/cancellations", "{\"revision\": 1}");
		assertThat(without.status()).isEqualTo(422);
		assertThat(without.texts("/problems", "/path")).containsExactly("reason");
		assertThat(this.office.post(record + "/cancellations", "{\"reason\": \"x\"}").status()).isEqualTo(400);
		assertThat(this.office.post(record + "/cancellations", "{\"revision\": 1, \"reason\": \"重复\"}").status())
			.isEqualTo(201);
		assertThat(this.office.get(record).text("/current/operation")).isEqualTo("CANCEL");
	}

	@Test
	void sensitiveValueComesBackMaskedAndStaysThroughACorrection() {
		String record = "/api/v1/records/" + this.office.post("/api/v1/records", """
				{"type": "tip", "unit": "health@239901", "region": "239901", "date": "2007-09-20",
				"fields": {"channel": "letter", "informant": "张三丰", "informant_phone": "13812345678",
				"summary": "%s"}, "key": "%s"}
				""".formatted(unique("举报"), unique("k"))).text("/id");
		assertThat(this.office.get(record).body()).doesNotContain("张三丰", "13812345678", "sm4_").contains("138****5678");
		Program.Answer corrected = this.office.post(record + "/corrections", """
				{"revision": 1, "reason": "渠道录错", "unit": "health@239901", "region": "239901", "date": "2007-09-20",
				"unchanged": ["informant", "informant_phone"], "fields": {"channel": "visit"}}""");
		assertThat(corrected.status()).as(corrected.body()).isEqualTo(201);
		assertThat(this.office.get(record).text("/current/fields/informant_phone")).isEqualTo("138****5678");
	}

	@Test
	void pagesHoldEverythingOnceWhileOthersFileAndCorrect() {
		String word = unique("分页");
		List<String> filed = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			filed.add(file(word + "号" + i, unique("k")).text("/id"));
		}
		List<String> read = new ArrayList<>();
		String address = "/api/v1/records?type=meeting&limit=3&text=" + encoded(word);
		Program.Answer page = this.office.get(address);
		while (true) {
			assertThat(page.status()).as(page.body()).isEqualTo(200);
			page.json().at("/items").forEach((item) -> read.add(item.at("/id").asString()));
			if (page.json().at("/next").isMissingNode() || page.json().at("/next").isNull()) {
				break;
			}
			file(word + "新", unique("k"));
			String unread = filed.stream().filter((id) -> !read.contains(id)).findFirst().orElseThrow();
			this.office.post("/api/v1/records/" + unread + "/corrections", """
					{"revision": 1, "reason": "改期", "unit": "government@239901", "region": "239901",
					"date": "2007-09-26", "fields": {"kind": "study", "title": "%s"}}""".formatted(word + "改"));
			page = this.office.get(address + "&cursor=" + page.text("/next"));
		}
		assertThat(read).containsExactlyInAnyOrderElementsOf(filed);
	}

	@ParameterizedTest
	@CsvSource({ "regon=239901, 400", "region=239902, 404", "region=2399, 404", "region=nowhere, 404",
			"unit=government@239902, 404", "type=nothing, 404", "from=2007-13-01, 400", "limit=0, 400",
			"limit=501, 400", "limit=x, 400", "cursor=!!!, 400", "cursor=AAAA, 400",
			"from=2007-09-01&from=2007-09-02, 400", "cancelled=perhaps, 400" })
	void filterThatMeansNothingIsAProblem(String parameters, int status) {
		Program.Answer answer = this.office.get("/api/v1/records?" + parameters);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.type()).isEqualTo("application/problem+json");
		assertThat(answer.text("/detail")).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/nothing", "/api/v1/records/00000000-0000-0000-0000-000000000001" })
	void whatIsNotThereIsAProblem(String address) {
		Program.Answer answer = this.office.get(address);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.type()).isEqualTo("application/problem+json");
	}

	@Test
	void methodAndTypeThatAreNotTakenAreProblems() {
		assertThat(this.office.delete("/api/v1/records").status()).isEqualTo(405);
		Program.Answer typed = this.office.post("/api/v1/records", "text/plain", new byte[] { 'x' });
		assertThat(typed.status()).isEqualTo(415);
		assertThat(typed.type()).isEqualTo("application/problem+json");
	}

	@Test
	void tokenThatOnlyReadsFilesNothing() {
		Program reading = program(Role.OFFICE, new Scope("239901", null), true);
		assertThat(reading.get("/api/v1/records").status()).isEqualTo(200);
		assertThat(reading.post("/api/v1/records", meeting("会议", "government@239901", "239901")).status())
			.isEqualTo(403);
	}

	@Test
	void otherCountiesRecordIsNotFoundAndNotChanged() {
		String record = "/api/v1/records/" + file(unique("会议"), unique("k")).text("/id");
		Program other = program(Role.OFFICE, "239902");
		assertThat(other.get(record).status()).isEqualTo(404);
		assertThat(other.post(record + "/cancellations", "{\"revision\": 1, \"reason\": \"x\"}").status())
			.isEqualTo(404);
		assertThat(this.office.get(record).text("/current/operation")).isEqualTo("RECORD");
	}

	@Test
	void recordTypeTellsWhatItTakes() {
		Program.Answer type = this.office.get("/api/v1/record-types/meeting", "Accept-Language", "en");
		assertThat(type.text("/name")).isEqualTo("Meeting");
		assertThat(type.texts("/fields", "/code")).contains("kind", "title");
		assertThat(type.texts("/fields/0/options", "/code")).contains("study");
		assertThat(this.office.get("/api/v1/record-types/nothing").status()).isEqualTo(404);
	}

	private Program.Answer file(String title, String key) {
		return this.office.post("/api/v1/records", meeting(title, "government@239901", "239901"), "Idempotency-Key",
				key);
	}

	private static String encoded(String text) {
		return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
	}

}
