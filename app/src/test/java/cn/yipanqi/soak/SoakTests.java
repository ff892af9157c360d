package cn.yipanqi.soak;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sixteen programs file records while the progress report is drawn and a workbook is
 * imported; then the same with the server killed in the middle, and with PostgreSQL.
 * Every record that was acknowledged is there once, and no other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SoakTests {

	/** How long each scene lasts, without what is waited for after it. */
	private static final int SECONDS = Integer.getInteger("yipanqi.soak.seconds", 20);

	private static final int ROWS = Integer.getInteger("yipanqi.soak.rows", 20_000);

	private static final int PROGRAMS = 16;

	private static final int DARK = 3;

	private static final Path HOME = Path.of("target", "soak").toAbsolutePath();

	private static final JsonMapper JSON = new JsonMapper();

	private static final Set<String> ACKNOWLEDGED = new HashSet<>();

	private static KilledPostgres postgres;

	private static KilledServer server;

	private static List<String> tokens;

	private static Told told;

	private static JdbcClient jdbc;

	private static long imported;

	@BeforeAll
	static void serve() throws Exception {
		FileSystemUtils.deleteRecursively(HOME);
		Files.createDirectories(HOME);
		postgres = new KilledPostgres(HOME);
		jdbc = postgres.jdbc();
		told = new Told();
		List<String> settings = new ArrayList<>(postgres.settings());
		settings.addAll(List.of("--yipanqi.home=" + HOME, "--yipanqi.pack=../packs/product-food-safety-2007",
				"--yipanqi.now=2007-12-20T09:00:00", "--yipanqi.webhooks.allowed-hosts=127.0.0.1:*",
				"--yipanqi.webhooks.every=200ms"));
		tokens = SoakedCity.settle(settings, PROGRAMS);
		server = new KilledServer(HOME, settings);
		server.awaitServing();
		HttpResponse<String> hook = new Caller(server.address()).post("/api/v1/webhooks", "application/json",
				"{\"url\": \"" + told.address() + "\", \"types\": [\"meeting\"]}", "Authorization",
				"Bearer " + tokens.get(0));
		assertThat(hook.statusCode()).as(hook.body()).isEqualTo(201);
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
		told.close();
		postgres.close();
	}

	@Test
	@Order(1)
	void nothingIsLostOrDoubledUnderLoad() throws Exception {
		Scene scene = play("calm", () -> {
		});
		assertThat(scene.failures().kinds()).isEmpty();
	}

	@Test
	@Order(2)
	void nothingIsLostOrDoubledWhenTheServerIsKilled() throws Exception {
		play("server", () -> server.killAndStartAgain());
	}

	@Test
	@Order(3)
	void nothingIsLostOrDoubledWhenPostgresIsKilled() throws Exception {
		play("postgres", () -> postgres.killAndStartAgain(DARK));
		assertThat(server.isAlive()).isTrue();
	}

	/**
	 * The server that lived on has sealed everything and told of it by itself.
	 */
	@Test
	@Order(4)
	void everythingIsSealedProvedAndTold() throws Exception {
		List<String> verified = server.verb("verify");
		assertThat(verified.get(0)).as(String.join("\n", verified)).isEqualTo("0");
		assertThat(verified).anyMatch((line) -> line.matches("ledger: .* 0 too young to be sealed"));
		await(Duration.ofSeconds(60 + SECONDS), () -> told.records() == ACKNOWLEDGED.size());
		assertThat(told.records()).as("records that the webhook was told of").isEqualTo(ACKNOWLEDGED.size());
	}

	private static Scene play(String name, Disturbance disturbance) throws Exception {
		Failures failures = new Failures();
		Clients clients = new Clients(server.address(), name, tokens, failures);
		Importer importer = new Importer(server.address(), name, ROWS, failures);
		Reporter reporter = new Reporter(server.address(), failures);
		Thread importing = new Thread(importer);
		Thread reporting = new Thread(reporter);
		long began = System.nanoTime();
		clients.start();
		importing.start();
		reporting.start();
		await(Duration.ofSeconds(SECONDS / 2), SoakTests::isCommitting);
		disturbance.strike();
		Duration left = Duration.ofSeconds(SECONDS).minusNanos(System.nanoTime() - began);
		TimeUnit.MILLISECONDS.sleep(Math.max(left.toMillis(), SECONDS * 300L));
		clients.stop();
		importing.join();
		reporter.stop();
		reporting.join();
		Scene scene = new Scene(name, clients, importer, reporter, failures);
		System.out.println(scene.told());
		assertHolds(scene);
		return scene;
	}

	private static boolean isCommitting() {
		return jdbc.sql("select exists (select from intake_run where state = 'COMMITTING' and rows_read > 0)")
			.query(Boolean.class)
			.single();
	}

	private static void assertHolds(Scene scene) throws Exception {
		List<String> filed = keys(scene.name());
		assertThat(filed).doesNotHaveDuplicates();
		assertThat(filed).containsAll(scene.clients().acknowledged());
		assertThat(scene.clients().sent()).containsAll(filed);
		assertThat(scene.clients().sent()).as("acknowledged in the end").isEqualTo(scene.clients().acknowledged());
		assertThat(scene.reporter().drawn()).isPositive();
		assertThat(scene.importer().state()).isEqualTo("committed");
		assertThat(state(scene.importer().id())).isEqualToIgnoringCase(scene.importer().state());
		ACKNOWLEDGED.addAll(scene.clients().acknowledged());
		imported += ROWS;
		assertThat(count("type = '" + SoakedCity.TYPE + "'")).isEqualTo(imported);
		assertThat(count("type = 'meeting'")).isEqualTo(ACKNOWLEDGED.size());
		assertThat(count("true")).isEqualTo(ACKNOWLEDGED.size() + imported);
		assertThat(figure("meetings")).isEqualByComparingTo(BigDecimal.valueOf(ACKNOWLEDGED.size()));
		assertThat(figure("circulation_visits")).isEqualByComparingTo(BigDecimal.valueOf(imported));
	}

	private static List<String> keys(String scene) {
		return jdbc.sql("select substring(client_key from :from) from entry where client_key like :like")
			.param("from", ("api/" + SoakedCity.ACCOUNT + "/").length() + 1)
			.param("like", "api/" + SoakedCity.ACCOUNT + "/" + scene + "-%")
			.query(String.class)
			.list();
	}

	private static long count(String where) {
		return jdbc.sql("select count(*) from entry where " + where).query(Long.class).single();
	}

	private static String state(String run) {
		return jdbc.sql("select state from intake_run where id = cast(:run as uuid)")
			.param("run", run)
			.query(String.class)
			.single();
	}

	private static BigDecimal figure(String indicator) throws Exception {
		HttpResponse<String> answer = new Caller(server.address()).get("/api/v1/figures?indicator=" + indicator,
				"Authorization", "Bearer " + tokens.get(0));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return new BigDecimal(JSON.readTree(answer.body()).at("/items/0/value").asString());
	}

	private static void await(Duration most, BooleanSupplier wanted) throws InterruptedException {
		Instant end = Instant.now().plus(most);
		while (Instant.now().isBefore(end) && !wanted.getAsBoolean()) {
			TimeUnit.MILLISECONDS.sleep(100);
		}
	}

	/**
	 * What happens in the middle.
	 */
	@FunctionalInterface
	private interface Disturbance {

		void strike() throws Exception;

	}

	private record Scene(String name, Clients clients, Importer importer, Reporter reporter, Failures failures) {

		String told() {
			return "Soak '%s', %d s: %d records acknowledged, import %s, %d reports drawn, failures %s".formatted(
					this.name, SECONDS, this.clients.acknowledged().size(), this.importer.state(),
					this.reporter.drawn(), this.failures);
		}

	}

}
