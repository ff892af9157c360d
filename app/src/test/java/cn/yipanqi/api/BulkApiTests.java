package cn.yipanqi.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.yipanqi.access.Role;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs that send many records, one a line.
 */
class BulkApiTests extends ProgramTest {

	private static final String PATH = "/api/v1/records/bulk";

	private static final String LINES = "application/x-ndjson";

	private static final int CHUNK = 2_000;

	private Program office;

	private String word;

	@BeforeEach
	void makeProgram() {
		this.office = program(Role.OFFICE, "239901");
		this.word = unique("批量");
	}

	@Test
	void everyLineIsAnsweredInOrderAndNoneKeepsAnotherOut() {
		String body = "\uFEFF" + line("一", "a") + "\n{broken\n\n" + line("二", "b").replace("239901", "239902") + "\r\n"
				+ line("三", "c").replace("\"fields\"", "\"felds\"") + "\n" + line("四", "d");
		Program.Answer answer = send(body.getBytes(StandardCharsets.UTF_8));
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(answer.type()).startsWith(LINES);
		assertThat(answer.lines()).extracting((line) -> line.at("/line").intValue()).containsExactly(1, 2, 4, 5, 6);
		assertThat(outcomes(answer)).containsExactly("FILED", "REFUSED", "REFUSED", "REFUSED", "FILED");
		assertThat(code(answer, 1)).isEqualTo("bad-json");
		assertThat(code(answer, 2)).isEqualTo("out-of-scope");
		assertThat(code(answer, 3)).isEqualTo("unknown-property");
		assertThat(filed()).isEqualTo(2);
	}

	@Test
	void sameLinesSentAgainAddNothing() {
		byte[] body = (line("一", "a") + "\n" + line("二", null) + "\n").getBytes(StandardCharsets.UTF_8);
		assertThat(outcomes(send(body, "Idempotency-Key", "whole-" + this.office.token.hashCode())))
			.containsExactly("FILED", "FILED");
		assertThat(outcomes(send(body, "Idempotency-Key", "whole-" + this.office.token.hashCode())))
			.containsExactly("ALREADY_THERE", "ALREADY_THERE");
		assertThat(filed()).isEqualTo(2);
	}

	@Test
	void lineWhoseRecordWasCancelledIsToldFromThoseThatCount() {
		byte[] body = (line("一", "a") + "\n" + line("二", "b")).getBytes(StandardCharsets.UTF_8);
		String first = send(body).lines().get(0).at("/id").asString();
		this.office.post("/api/v1/records/" + first + "/cancellations", "{\"revision\": 1, \"reason\": \"误报\"}");
		assertThat(outcomes(send(body))).containsExactly("CANCELLED", "ALREADY_THERE");
	}

	@Test
	void sameKeyTwiceInOneBodyFilesOnce() {
		byte[] body = (line("一", "a") + "\n" + line("一", "a") + "\n" + line("二", "a")).getBytes(StandardCharsets.UTF_8);
		Program.Answer answer = send(body);
		assertThat(outcomes(answer)).containsExactly("FILED", "ALREADY_THERE", "REFUSED");
		assertThat(code(answer, 2)).isEqualTo("contradiction");
		assertThat(filed()).isEqualTo(1);
	}

	@Test
	void lineThatPerhapsRepeatsAnotherIsRefusedWithItsNumberUntilItIsConfirmed() {
		long shop = this.registry
			.register(new Subject(0, "restaurant", "city", this.word, null, this.word, "239901", null), this.word)
			.id();
		Program.Answer answer = send((visit(shop, "2007-09-20", "a", "") + "\n" + visit(shop, "2007-09-20", "b", "")
				+ "\n" + visit(shop, "2007-09-21", "c", ""))
			.getBytes(StandardCharsets.UTF_8));
		assertThat(outcomes(answer)).as(answer.body()).containsExactly("FILED", "REFUSED", "FILED");
		assertThat(code(answer, 1)).isEqualTo("possible-repeat");
		JsonNode asked = answer.lines().get(1);
		assertThat(asked.at("/records/0").asString()).isEqualTo(answer.lines().get(0).at("/id").asString());
		String confirm = ", \"confirm\": [" + asked.at("/numbers/0").longValue() + "]";
		Program.Answer again = send((visit(shop, "2007-09-20", "a", "") + "\n" + visit(shop, "2007-09-20", "b", confirm)
				+ "\n" + visit(shop, "2007-09-20", "d", confirm))
			.getBytes(StandardCharsets.UTF_8));
		assertThat(outcomes(again)).containsExactly("ALREADY_THERE", "FILED", "REFUSED");
		assertThat(again.lines().get(2).at("/records/0").asString())
			.isEqualTo(again.lines().get(1).at("/id").asString());
	}

	private String visit(long shop, String date, String key, String more) {
		return """
				{"type": "catering_inspection", "unit": "health@239901", "region": "239901", "subject": %d, \
				"date": "%s", "key": "%s", "fields": {"people": 2, "licence_held": true, "result": "none"}%s}"""
			.formatted(shop, date, this.word + key, more);
	}

	@Test
	void lineWithoutAnyKeyIsRefused() {
		Program.Answer answer = send(line("一", null).getBytes(StandardCharsets.UTF_8));
		assertThat(outcomes(answer)).containsExactly("REFUSED");
		assertThat(code(answer, 0)).isEqualTo("no-key");
	}

	@Test
	void lineThatIsTooLongOrWronglyEncodedIsRefusedAlone() {
		byte[] latin = line("é", "x").getBytes(StandardCharsets.ISO_8859_1);
		java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
		body.writeBytes(line("长".repeat(30_000), "l").getBytes(StandardCharsets.UTF_8));
		body.write('\n');
		body.writeBytes(latin);
		body.write('\n');
		body.writeBytes(line("好", "ok").getBytes(StandardCharsets.UTF_8));
		Program.Answer answer = send(body.toByteArray());
		assertThat(outcomes(answer)).containsExactly("REFUSED", "REFUSED", "FILED");
		assertThat(code(answer, 0)).isEqualTo("line-too-long");
		assertThat(code(answer, 1)).isEqualTo("bad-encoding");
	}

	@Test
	void emptyBodyHasNoOutcomes() {
		Program.Answer answer = send(new byte[0]);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void halfSentBodyLeavesWholeChunksAndSendingItAgainTheRest() throws Exception {
		int count = CHUNK + 700;
		byte[] body = IntStream.range(0, count)
			.mapToObj((i) -> line("第" + i, "k" + i))
			.collect(Collectors.joining("\n"))
			.getBytes(StandardCharsets.UTF_8);
		breakOff(body, body.length - 5_000);
		long there = awaited(CHUNK);
		assertThat(there).isEqualTo(CHUNK);
		List<String> outcomes = outcomes(send(body));
		assertThat(outcomes).hasSize(count);
		assertThat(outcomes.stream().filter("ALREADY_THERE"::equals)).hasSize(CHUNK);
		assertThat(outcomes.stream().filter("FILED"::equals)).hasSize(700);
		assertThat(filed()).isEqualTo(count);
	}

	/**
	 * Says how much comes, sends less, and hangs up.
	 */
	private void breakOff(byte[] body, int sent) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			OutputStream out = socket.getOutputStream();
			out.write(("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
				.formatted(PATH, this.office.token, LINES) + "Content-Length: " + body.length + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			out.write(body, 0, sent);
			out.flush();
			socket.shutdownOutput();
			InputStream in = socket.getInputStream();
			in.readAllBytes();
		}
	}

	private long awaited(long wanted) throws InterruptedException {
		long there = filed();
		for (int i = 0; i < 600 && there < wanted; i++) {
			Thread.sleep(100);
			there = filed();
		}
		Thread.sleep(300);
		return filed();
	}

	private Program.Answer send(byte[] body, String... headers) {
		return this.office.post(PATH, LINES, body, headers);
	}

	private String line(String title, String key) {
		String line = meeting(this.word + title, "government@239901", "239901").replace("\n", " ");
		return (key != null) ? line.substring(0, line.length() - 1) + ", \"key\": \"" + this.word + key + "\"}" : line;
	}

	private static List<String> outcomes(Program.Answer answer) {
		return answer.lines().stream().map((line) -> line.at("/outcome").asString()).toList();
	}

	private static String code(Program.Answer answer, int line) {
		JsonNode problems = answer.lines().get(line).at("/problems");
		assertThat(problems.at("/0/message").asString()).isNotBlank();
		return problems.at("/0/code").asString();
	}

	private long filed() {
		return this.jdbc.sql("select count(*) from entry where doc ->> 'title' like :word || '%'")
			.param("word", this.word)
			.query(Long.class)
			.single();
	}

}
