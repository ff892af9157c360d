package cn.yipanqi.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.fuzz.AddedEntries;
import cn.yipanqi.fuzz.Trial;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Any bytes as the body of a bulk entry: one outcome a line, as many entries as lines are
 * said to be filed, and none of them twice.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"spring.datasource.hikari.connection-init-sql=set synchronous_commit = off" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkFuzz {

	private static final int CHUNK = 2_000;

	private static final String[] KEYS = IntStream.range(0, 30).mapToObj(String::valueOf).toArray(String[]::new);

	private static final JsonMapper JSON = new JsonMapper();

	private final Trial trial = new Trial(Duration.ofSeconds(20));

	@Autowired
	private Bulk bulk;

	private AddedEntries entries;

	private long shop;

	@BeforeAll
	void load(@Autowired Organization organization, @Autowired Pack pack, @Autowired Registry registry,
			@Autowired JdbcClient jdbc) {
		this.entries = new AddedEntries(jdbc);
		organization.load(pack.territory());
		this.shop = registry
			.register(new Subject(0, "food_shop", "city", "平安食杂店", null, "R1", "239901", null), "licence:R1")
			.id();
	}

	Stream<byte[]> bodies() {
		String meeting = """
				{"type": "meeting", "unit": "government@239901", "region": "239901", "date": "2007-09-20", \
				"fields": {"kind": "study", "title": "传达学习会议"}, "key": "%s"}""";
		String visit = """
				{"type":"circulation_inspection","unit":"aic@239901","region":"239901","subject":%d,"date":"2007-08-24",\
				"fields":{"people":3,"vehicles":1,"removed_kg":2.50,"result":"none"},"lines":[]}"""
			.formatted(this.shop);
		String den = """
				{"type":"illegal_den","unit":"police@239901","region":"239901","date":"2007-08-24","key":"den","fields":\
				{"kind":"tobacco","place":"前进村","people":"5"},"lines":[{"type":"seized","fields":{"goods":"cigarettes",\
				"cartons":1e2,"value":3.5e4}},null]}""";
		return Stream
			.of(meeting.formatted("a"), meeting.formatted("a") + "\n\r\n" + meeting.formatted("b") + "\n",
					"\uFEFF" + visit, den, visit + "\n" + den.replace("5\"", "\"") + "\n{broken\n[]\nnull\n\"\"\n",
					meeting.formatted("\\u0001"), (meeting + "\n").repeat(30).formatted((Object[]) KEYS),
					"{\"fields\":{\"a\":{\"b\":[1]},\"c\":true},\"lines\":[{}]}")
			.map((body) -> body.getBytes(StandardCharsets.UTF_8));
	}

	@MethodSource("bodies")
	@DictionaryEntries({ "\"type\":", "\"unit\":", "\"region\":", "\"date\":", "\"subject\":", "\"fields\":",
			"\"lines\":", "\"key\":", "null", "true", "1e999", "-0", "\\u0000", "\\ud800", "{}", "[]" })
	@FuzzTest(maxDuration = "20s")
	void body(byte[] body) {
		this.trial.of(body, () -> {
			String account = "fuzz" + UUID.nameUUIDFromBytes(body);
			String key = (Arrays.hashCode(body) % 2 == 0) ? "whole" : null;
			long last = this.entries.last();
			int cut = Math.floorMod(Arrays.hashCode(body), body.length + 1);
			assertThatIOException()
				.isThrownBy(() -> this.bulk.file(brokenOff(body, cut), key, reader(account), Locale.ENGLISH));
			assertThat(this.entries.since(last)).as("filed of a body that broke off")
				.isLessThanOrEqualTo(filedOfCut(body, cut));
			last = this.entries.last();
			List<JsonNode> outcomes = file(body, key, account);
			assertThat(outcomes).extracting((line) -> line.at("/line").longValue()).isEqualTo(lines(body));
			assertThat(this.entries.since(last)).isEqualTo(count(outcomes, "FILED"));
			last = this.entries.last();
			List<JsonNode> again = file(body, key, account);
			assertThat(count(again, "FILED")).isZero();
			assertThat(count(again, "REFUSED")).isEqualTo(count(outcomes, "REFUSED"));
			assertThat(this.entries.since(last)).isZero();
		});
	}

	private static long filedOfCut(byte[] body, int cut) {
		return lines(Arrays.copyOf(body, cut)).size() / CHUNK * CHUNK;
	}

	private List<JsonNode> file(byte[] body, String key, String account) {
		try (Outcomes outcomes = this.bulk.file(new ByteArrayInputStream(body), key, reader(account), Locale.CHINESE)) {
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			outcomes.copyTo(answer);
			List<JsonNode> lines = answer.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
			lines.forEach(BulkFuzz::assertWhole);
			return lines;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertWhole(JsonNode outcome) {
		if (outcome.at("/outcome").asString().equals("REFUSED")) {
			assertThat(outcome.at("/problems")).isNotEmpty();
			outcome.at("/problems").forEach((problem) -> {
				assertThat(problem.at("/code").asString()).isNotBlank();
				assertThat(problem.at("/message").asString()).isNotBlank();
				assertThat(problem.at("/path").isString()).isTrue();
			});
		}
		else {
			assertThat(outcome.at("/outcome").asString()).isIn("FILED", "ALREADY_THERE");
			UUID.fromString(outcome.at("/id").asString());
			assertThat(outcome.at("/revision").intValue()).isEqualTo(1);
		}
	}

	private static InputStream brokenOff(byte[] body, int cut) {
		return new SequenceInputStream(new ByteArrayInputStream(body, 0, cut), new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("hung up");
			}
		});
	}

	/**
	 * Numbers of the lines that are not blank, found in another way than the reader does.
	 */
	private static List<Long> lines(byte[] body) {
		String text = new String(body, StandardCharsets.ISO_8859_1);
		String[] lines = (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).split("\n", -1);
		Set<Long> numbers = new HashSet<>();
		for (int i = 0; i < lines.length; i++) {
			if (!lines[i].matches("[ \t\r]*")) {
				numbers.add(i + 1L);
			}
		}
		return numbers.stream().sorted().toList();
	}

	private static long count(List<JsonNode> outcomes, String outcome) {
		return outcomes.stream().filter((line) -> line.at("/outcome").asString().equals(outcome)).count();
	}

	private static Reader reader(String account) {
		Grant grant = new Grant(1, Role.OFFICE, new Scope("2399", null));
		return new Reader(account, account, grant, List.of(grant), "", true);
	}

}
