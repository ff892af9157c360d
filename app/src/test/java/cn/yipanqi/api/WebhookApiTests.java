package cn.yipanqi.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import cn.yipanqi.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that are told of new entries.
 */
class WebhookApiTests extends ProgramTest {

	private static final String PATH = "/api/v1/webhooks";

	private Receiver receiver;

	private Program office;

	@BeforeEach
	void startReceiver() {
		this.receiver = new Receiver();
		this.office = program(Role.OFFICE, "239901");
	}

	@AfterEach
	void stopReceiver() {
		this.office.get(PATH).texts("/items", "/id").forEach((id) -> this.office.delete(PATH + "/" + id));
		this.receiver.close();
	}

	@Test
	void newEntryIsToldSignedAndWithoutItsValues() throws Exception {
		Program.Answer made = make("");
		String record = this.office
			.post("/api/v1/records",
					"""
							{"type": "tip", "unit": "health@239901", "region": "239901", "date": "2007-09-20",
							"fields": {"channel": "letter", "informant": "张三丰", "summary": "%s"}, "key": "%s"}"""
						.formatted(unique("举报"), unique("k")))
			.text("/id");
		await(() -> this.receiver.taken().equals(List.of(record + " RECORD")));
		Receiver.Message message = this.receiver.messages().get(0);
		assertThat(message.body()).doesNotContain("张三丰", "sm4_", "letter");
		assertThat(message.json().at("/entries/0/type").asString()).isEqualTo("tip");
		assertThat(message.json().at("/delivery").asString()).isEqualTo(message.delivery());
		String time = message.signature().replaceAll("t=(\\d+),.*", "$1");
		assertThat(message.signature())
			.isEqualTo("t=" + time + ",v1=" + hmac(made.text("/secret"), time + "." + message.body()));
		assertThat(this.office.get(message.json().at("/entries/0/link").asString()).status()).isEqualTo(200);
		assertThat(this.jdbc.sql("select secret from webhook").query(String.class).list())
			.allMatch((secret) -> secret.startsWith("sm4_"));
		assertThat(this.office.get(PATH).body()).doesNotContain(made.text("/secret"));
	}

	@Test
	void correctionAndCancellationAreToldInTheirOrder() {
		make("");
		String record = file("会议");
		cancel(record);
		String other = file("另一会议");
		await(() -> this.receiver.taken().size() == 3);
		assertThat(this.receiver.taken()).containsExactly(record + " RECORD", record + " CANCEL", other + " RECORD");
	}

	@Test
	void onlyWhatLiesInTheScopeAndTypesIsTold() {
		make(", \"types\": [\"meeting\"]");
		Program other = program(Role.OFFICE, "239902");
		other.post("/api/v1/records", meeting("外县", "government@239902", "239902"), "Idempotency-Key", "x");
		this.office.post("/api/v1/records", """
				{"type": "patrol", "unit": "health@239901", "region": "239901", "date": "2007-09-20",
				"fields": {"people": 3, "route": "%s"}, "key": "%s"}""".formatted(unique("路"), unique("k")));
		String record = file("本县");
		await(() -> !this.receiver.taken().isEmpty());
		assertThat(this.receiver.taken()).containsExactly(record + " RECORD");
	}

	@Test
	void whatWasNotTakenIsToldAgainUnderTheSameNumber() {
		String id = make("").text("/webhook/id");
		this.receiver.answer(500);
		String first = file("一");
		await(() -> this.receiver.messages().size() == 1);
		String second = file("二");
		await(() -> this.office.get(PATH + "/" + id).text("/outcome").equals("500"));
		assertThat(this.office.get(PATH + "/" + id).json().at("/failures").intValue()).isEqualTo(1);
		this.receiver.answer(200);
		dueNow(id);
		await(() -> this.receiver.taken().size() == 2);
		assertThat(this.receiver.taken()).containsExactly(first + " RECORD", second + " RECORD");
		List<Receiver.Message> messages = this.receiver.messages();
		assertThat(messages.get(1).delivery()).isEqualTo(messages.get(0).delivery());
		assertThat(messages.get(1).body()).isEqualTo(messages.get(0).body());
		await(() -> this.office.get(PATH + "/" + id).json().at("/failures").intValue() == 0);
	}

	/**
	 * A node that died between the telling and the noting of it.
	 */
	@Test
	void whatANodeLeftIsToldByAnother() {
		String id = make("").text("/webhook/id");
		this.receiver.answer(503);
		String record = file("会议");
		await(() -> this.office.get(PATH + "/" + id).text("/outcome").equals("503"));
		this.jdbc.sql("update webhook set due_at = now() + interval '1 hour' where id = cast(? as uuid)")
			.param(id)
			.update();
		this.receiver.answer(200);
		sleep(Duration.ofMillis(500));
		assertThat(this.receiver.taken()).as("while another node is at it").isEmpty();
		dueNow(id);
		await(() -> this.receiver.taken().equals(List.of(record + " RECORD")));
	}

	@Test
	void transactionThatCommitsLateIsNotSkipped(@Autowired TransactionTemplate transaction) throws Exception {
		make("");
		CountDownLatch filed = new CountDownLatch(1);
		CountDownLatch released = new CountDownLatch(1);
		String[] late = new String[1];
		Thread writer = new Thread(() -> transaction.executeWithoutResult((status) -> {
			late[0] = this.ledger
				.record(new cn.yipanqi.ledger.Draft("meeting", "government@239901", "239901", null,
						java.time.LocalDate.of(2007, 9, 20), java.util.Map.of("kind", "study", "title", "迟"), List.of(),
						null), CITY)
				.record()
				.toString();
			filed.countDown();
			try {
				released.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}));
		writer.start();
		filed.await();
		String early = file("早");
		sleep(Duration.ofMillis(500));
		released.countDown();
		writer.join();
		await(() -> this.receiver.taken().size() == 2);
		assertThat(this.receiver.taken()).containsExactlyInAnyOrder(late[0] + " RECORD", early + " RECORD");
	}

	@Test
	void addressThatNeverAnswersIsGivenUpVisiblyAndTakenUpAgain() {
		String id = make("").text("/webhook/id");
		this.receiver.answer(500);
		String record = file("会议");
		await(() -> this.office.get(PATH + "/" + id).json().at("/failures").intValue() == 1);
		this.jdbc.sql("update webhook set failing_since = now() - interval '4 days' where id = cast(? as uuid)")
			.param(id)
			.update();
		dueNow(id);
		await(() -> this.office.get(PATH + "/" + id).text("/state").equals("GIVEN_UP"));
		assertThat(this.jdbc.sql("select count(*) from audit where action = 'webhook-give-up' and object = ?")
			.param("webhook/" + id)
			.query(Long.class)
			.single()).isEqualTo(1);
		assertThat(this.office.post(PATH + "/" + id + "/tests", "").json().at("/taken").booleanValue()).isFalse();
		this.receiver.answer(200);
		assertThat(this.office.post(PATH + "/" + id + "/tests", "").json().at("/taken").booleanValue()).isTrue();
		await(() -> this.receiver.taken().contains(record + " RECORD"));
	}

	@Test
	void redirectionIsNotFollowed() {
		try (Receiver inner = new Receiver()) {
			String id = make("").text("/webhook/id");
			this.receiver.redirectTo(inner.url());
			file("会议");
			await(() -> this.office.get(PATH + "/" + id).text("/outcome").equals("302"));
			assertThat(inner.messages()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:1/x", "http://169.254.169.254/latest", "ftp://127.0.0.1/x",
			"file:///etc/passwd", "http://127.0.0.1@example.org/", "http://user:pass@127.0.0.1:1/", "//127.0.0.1/x", "",
			"http://[::1]:1/x", "http://127.0.0.1:1/#x", "nonsense", "http://2130706433:1/" })
	void addressThatIsNotAllowedIsRefused(String url) {
		Program.Answer answer = this.office.post(PATH, "{\"url\": \"" + url + "\"}");
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(this.office.get(PATH).json().at("/items")).isEmpty();
	}

	@Test
	void revokedGrantEndsTheTelling() {
		String id = make("").text("/webhook/id");
		this.jdbc.sql("""
				update account_grant set revoked_at = now(), revoked_by = 'security'
				where id = (select account_grant from webhook where id = cast(? as uuid))
				""").param(id).update();
		await(() -> this.jdbc.sql("select state from webhook where id = cast(? as uuid)")
			.param(id)
			.query(String.class)
			.single()
			.equals("GIVEN_UP"));
		assertThat(this.receiver.messages()).isEmpty();
		this.jdbc.sql("delete from webhook where id = cast(? as uuid)").param(id).update();
		this.office = program(Role.OFFICE, "239901");
	}

	@Test
	void nobodySeesOrRemovesAnothersWebhook() {
		String id = make("").text("/webhook/id");
		Program other = program(Role.OFFICE, "239901");
		assertThat(other.get(PATH).json().at("/items")).isEmpty();
		assertThat(other.get(PATH + "/" + id).status()).isEqualTo(404);
		assertThat(other.delete(PATH + "/" + id).status()).isEqualTo(404);
		assertThat(other.post(PATH + "/" + id + "/tests", "").status()).isEqualTo(404);
		assertThat(this.office.delete(PATH + "/" + id).status()).isEqualTo(204);
		file("会议");
		sleep(Duration.ofMillis(500));
		assertThat(this.receiver.messages()).isEmpty();
	}

	private Program.Answer make(String more) {
		Program.Answer made = this.office.post(PATH, "{\"url\": \"" + this.receiver.url() + "\"" + more + "}");
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return made;
	}

	private String file(String title) {
		return this.office
			.post("/api/v1/records", meeting(unique(title), "government@239901", "239901"), "Idempotency-Key",
					unique("k"))
			.text("/id");
	}

	private void cancel(String record) {
		this.office.post("/api/v1/records/" + record + "/cancellations", "{\"revision\": 1, \"reason\": \"重复\"}");
	}

	private void dueNow(String id) {
		this.jdbc.sql("update webhook set due_at = now() where id = cast(? as uuid)").param(id).update();
	}

	private static void await(BooleanSupplier condition) {
		for (int i = 0; i < 1_200 && !condition.getAsBoolean(); i++) {
			sleep(Duration.ofMillis(50));
		}
		assertThat(condition.getAsBoolean()).isTrue();
	}

	private static void sleep(Duration duration) {
		try {
			Thread.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String hmac(String secret, String text) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
	}

}
