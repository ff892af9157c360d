package cn.yipanqi.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a process that files records, and its database server with it, as a power cut
 * would: every record that was acknowledged is there, and none by half.
 */
class KilledWriterTests {

	private static final Path HOME = Path.of("target", "killed-writer").toAbsolutePath();

	private static final int RECEIPTS = 120;

	private static final String HALVES = """
			select count(*) from entry e where (select count(*) from line l where l.entry = e.seq) <> 3
				or (select count(*) from audit a where a.object = e.record::text and a.action = 'record') <> 1
			""";

	@BeforeEach
	void startAnew() throws IOException {
		FileSystemUtils.deleteRecursively(HOME);
		Files.createDirectories(HOME);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatWasAcknowledgedIsThere(boolean serverToo) throws Exception {
		List<String> acknowledged = fileAndKill(serverToo);
		assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(RECEIPTS);
		assertThat(finish(YipanqiApplication.class, "verify")).isZero();
		assertThat(HOME.resolve("output.txt")).content()
			.contains(" 0 differ; 0 finding(s) in the ledger, 0 against the seals");
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME)) {
			JdbcClient jdbc = JdbcClient.create(
					new DriverManagerDataSource(postgres.url("yipanqi"), postgres.owner(), postgres.ownerPassword()));
			List<String> records = jdbc.sql("select record::text from entry").query(String.class).list();
			assertThat(records).containsAll(acknowledged).hasSizeLessThanOrEqualTo(acknowledged.size() + 1);
			assertThat(jdbc.sql(HALVES).query(Long.class).single()).isZero();
			assertThat(jdbc.sql("select count(*) from audit where action = 'record'").query(Long.class).single())
				.isEqualTo(records.size());
		}
	}

	private static List<String> fileAndKill(boolean serverToo) throws Exception {
		Process process = start(FilingProcess.class).start();
		List<String> acknowledged = new ArrayList<>();
		try (BufferedReader receipts = process.inputReader(StandardCharsets.UTF_8)) {
			String receipt = receipts.readLine();
			while (receipt != null) {
				acknowledged.add(receipt);
				if (acknowledged.size() == RECEIPTS) {
					process.toHandle().destroyForcibly();
					if (serverToo) {
						killServer();
					}
				}
				receipt = receipts.readLine();
			}
		}
		assertThat(process.waitFor()).isNotZero();
		return acknowledged;
	}

	private static void killServer() throws Exception {
		long pid = Long
			.parseLong(Files.readAllLines(HOME.resolve("postgres/server/data/postmaster.pid")).get(0).strip());
		ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
		server.destroyForcibly();
		server.onExit().get(1, TimeUnit.MINUTES);
	}

	private static int finish(Class<?> main, String... arguments) throws Exception {
		Process process = start(main, arguments).redirectOutput(HOME.resolve("output.txt").toFile()).start();
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

	private static ProcessBuilder start(Class<?> main, String... arguments) {
		List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				main.getName()));
		words.addAll(List.of(arguments));
		words.addAll(List.of("--yipanqi.home=" + HOME, "--yipanqi.pack=../engine/src/test/resources/packs/tiny",
				"--yipanqi.now=2007-09-27T09:00:00"));
		return new ProcessBuilder(words).redirectError(HOME.resolve("errors.txt").toFile());
	}

}
