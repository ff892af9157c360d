package cn.yipanqi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Scope;
import cn.yipanqi.cli.YipanqiCommand;
import cn.yipanqi.demo.RandomLedger;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.postgres.EmbeddedPostgres;
import cn.yipanqi.registry.Registry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A city that was filled with anything the ledger takes, into a file and back: on another
 * server, and in another database of the same one.
 */
class BackupVerbsTests {

	private static final Path FOLDER = Path.of("target", "backup-tests").toAbsolutePath();

	private static final Path CITY = FOLDER.resolve("city");

	private static final Path FILE = FOLDER.resolve("city.zip");

	private static final Author AUTHOR = new Author("anyone", Scope.EVERYTHING);

	private static final Map<String, BigDecimal> FIGURES = new HashMap<>();

	private static String printed = "";

	@BeforeAll
	static void fillAndBackUp() throws IOException {
		FileSystemUtils.deleteRecursively(FOLDER);
		assertThat(run(CITY, "account", "add", "leader", "--role", "leader", "--region", "2399")).as(printed).isZero();
		try (ConfigurableApplicationContext city = start(CITY)) {
			RandomLedger random = random(city, 77);
			random.file(12);
			random.change(60);
			city.getBean(Ledger.class).moment();
			awaitSeals(city.getBean(JdbcClient.class));
			figures(city, FIGURES);
		}
		assertThat(run(CITY, "backup", FILE.toString())).as(printed).isZero();
	}

	/**
	 * What is not sealed yet is sealed by whoever restores it, with a key of their own.
	 */
	private static void awaitSeals(JdbcClient jdbc) {
		Instant end = Instant.now().plus(Duration.ofMinutes(1));
		while (jdbc.sql("select count(distinct kind) from seal").query(Long.class).single() < 2) {
			assertThat(Instant.now()).as("both kinds of rows are sealed").isBefore(end);
			Thread.onSpinWait();
		}
	}

	@Test
	void cityGoesOnOnAnotherServer() throws IOException {
		Path home = FOLDER.resolve("another");
		assertThat(run(home, "restore", FILE.toString())).as(printed).isZero();
		assertThat(printed).contains("key 1", "verify");
		assertThat(run(home, "verify")).isNotZero();
		assertThat(printed).contains("Key 1, which protects data in this database, is missing");
		copyKeys(home);
		assertThat(run(home, "verify")).as(printed).isZero();
		goesOn(home);
	}

	@Test
	void verificationWithoutTheKeysSaysWhichIsMissing() {
		Path home = FOLDER.resolve("keyless");
		assertThat(run(home, "restore", FILE.toString())).as(printed).isZero();
		assertThat(run(home, "verify")).isNotZero();
		assertThat(printed).contains("Key 1, which protects data in this database, is missing",
				home.resolve("keys/1.key").toString());
		run(home, "verify", "--yipanqi.lost-keys=1");
		assertThat(printed).contains("cannot be checked, key 1 is not in the ring")
			.doesNotContain("bears no valid signature");
	}

	@Test
	void cityIsBackedUpWhileOthersWriteAndGoesOnInAnotherDatabase() throws IOException {
		Path file = FOLDER.resolve("busy.zip");
		Path home = FOLDER.resolve("busy");
		Map<String, BigDecimal> none = new HashMap<>();
		assertThat(run(home, "restore", FILE.toString())).as(printed).isZero();
		copyKeys(home);
		try (ConfigurableApplicationContext busy = start(home);
				EmbeddedPostgres server = EmbeddedPostgres.start(home)) {
			RandomLedger random = random(busy, 78);
			CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < 15; i++) {
					random.file(2);
					random.change(10);
				}
			});
			assertThat(run(home, "backup", file.toString())).as(printed).isZero();
			writing.join();
			server.createDatabase("second");
			String[] second = { "--spring.datasource.url=" + server.url("second"),
					"--spring.datasource.username=" + server.application(),
					"--spring.datasource.password=" + server.applicationPassword(),
					"--spring.flyway.user=" + server.owner(), "--spring.flyway.password=" + server.ownerPassword(),
					"--yipanqi.seal.log=" + home.resolve("second.log") };
			assertThat(run(home, words(second, "restore", file.toString()))).as(printed).isZero();
			assertThat(run(home, words(second, "verify"))).as(printed).isZero();
			assertThat(printed).contains("0 differ; 0 finding(s)");
			try (ConfigurableApplicationContext restored = start(home, second)) {
				figures(restored, none);
				assertThat(none).containsKeys(FIGURES.keySet().toArray(String[]::new));
			}
		}
	}

	@Test
	void backupHoldsNoKeyAndIsClosedToOthers() throws IOException {
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FILE))).isEqualTo("rw-------");
		assertThat(manifest(FILE)).contains("\"keys\" : [ 1 ]");
		String key = Files.readString(CITY.resolve("keys/1.key")).strip();
		try (ZipFile zip = new ZipFile(FILE.toFile())) {
			for (ZipEntry entry : zip.stream().toList()) {
				try (InputStream member = zip.getInputStream(entry)) {
					assertThat(new String(member.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain(key)
						.doesNotContain("11010519491231002X");
				}
			}
		}
	}

	@Test
	void fileIsNeverOverwritten() throws IOException {
		byte[] before = Files.readAllBytes(FILE);
		assertThat(run(CITY, "backup", FILE.toString())).isNotZero();
		assertThat(printed).contains("There is a file");
		assertThat(Files.readAllBytes(FILE)).isEqualTo(before);
	}

	@Test
	void backupThatCannotBeWrittenLeavesNothing() {
		Path file = FOLDER.resolve("nowhere/city.zip");
		assertThat(run(CITY, "backup", file.toString())).isNotZero();
		assertThat(printed).contains("cannot be made");
		assertThat(file).doesNotExist();
	}

	@Test
	void whatIsNotSoundIsRefusedAndTheDatabaseStaysEmpty() throws IOException {
		Path home = FOLDER.resolve("refused");
		byte[] sound = Files.readAllBytes(FILE);
		refused(home, write("cut.zip", Arrays.copyOf(sound, sound.length - 1000)), "cut off");
		refused(home, write("half.zip", Arrays.copyOf(sound, sound.length / 2)), "cut off");
		refused(home, write("empty.zip", new byte[0]), "is no backup");
		refused(home, write("text.zip", "not a backup".getBytes(StandardCharsets.UTF_8)), "is no backup");
		refused(home, FOLDER.resolve("missing.zip"), "There is no file");
		refused(home, changed("bit.zip", (name, content) -> name.endsWith("/entry.copy") ? flipped(content) : content),
				"'tables/entry.copy' is not what was written");
		refused(home, changed("shorter.zip", (name, content) -> name.endsWith("/line.copy") ? "" : content),
				"'tables/line.copy' is not what was written");
		refused(home,
				changed("longer.zip", (name, content) -> name.endsWith("/line.copy") ? content + content : content),
				"'tables/line.copy' is not what was written");
		refused(home, changed("lost.zip", (name, content) -> name.endsWith("/audit.copy") ? null : content),
				"'tables/audit.copy' is missing");
		refused(home, changed("headless.zip", (name, content) -> name.equals("manifest.json") ? null : content),
				"has no manifest");
		refused(home, manifest("unreadable.zip", (json) -> json.substring(0, json.length() / 2)), "cannot be read");
		refused(home, manifest("nothing.zip", (json) -> "{}"), "manifest");
		refused(home, manifest("format.zip", (json) -> json.replace("\"format\" : 1", "\"format\" : 2")), "format 2");
		refused(home,
				manifest("newer.zip", (json) -> json.replaceFirst("(?s)\"version\" : \"10\"", "\"version\" : \"99\"")),
				"The backup was made with version");
		refused(home,
				manifest("older.zip", (json) -> json.replaceFirst("(?s),\\s*\\{\\s*\"version\" : \"10\".*?\\}", "")),
				"The backup was made with version");
		refused(home,
				manifest("rows.zip", (json) -> json.replaceFirst("(?s)(\"name\" : \"line\".*?\"rows\" : )\\d+", "$11")),
				"instead of 1");
		assertThat(run(home, "restore", FILE.toString())).as(printed).isZero();
	}

	@Test
	void databaseThatIsNotEmptyIsLeftAlone() {
		assertThat(run(CITY, "restore", FILE.toString())).isNotZero();
		assertThat(printed).contains("The database is not empty", "entry");
		assertThat(run(CITY, "verify")).as(printed).isZero();
	}

	private static void goesOn(Path home) {
		try (ConfigurableApplicationContext restored = start(home)) {
			Map<String, BigDecimal> figures = new HashMap<>();
			figures(restored, figures);
			assertThat(figures).isEqualTo(FIGURES);
			JdbcClient jdbc = restored.getBean(JdbcClient.class);
			assertThat(jdbc.sql("select count(*) from account where name = 'leader'").query(Long.class).single())
				.isOne();
			assertThat(jdbc.sql("select account from audit where action = 'restore' and object = 'database'")
				.query(String.class)
				.list()).containsExactly("console");
			long last = jdbc.sql("select max(seq) from entry").query(Long.class).single();
			long acts = jdbc.sql("select max(id) from audit").query(Long.class).single();
			Draft draft = new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 9, 20),
					Map.of("kind", "study", "title", "恢复后的会议"), List.of(), null);
			assertThat(restored.getBean(Ledger.class).record(draft, AUTHOR).seq()).isGreaterThan(last);
			assertThat(jdbc.sql("select max(id) from audit").query(Long.class).single()).isGreaterThan(acts);
			figures.clear();
			figures(restored, figures);
			assertThat(figures).isNotEqualTo(FIGURES);
			random(restored, 79).file(1);
		}
		assertThat(run(home, "verify")).as(printed).isZero();
	}

	private static void refused(Path home, Path file, String reason) {
		assertThat(run(home, "restore", file.toString())).as(file.toString()).isNotZero();
		assertThat(printed).contains(reason).startsWith("yipanqi: ");
	}

	private static Path write(String name, byte[] content) throws IOException {
		return Files.write(FOLDER.resolve(name), content);
	}

	private static String flipped(String content) {
		int middle = content.length() / 2;
		char other = (content.charAt(middle) == 'x') ? 'y' : 'x';
		return content.substring(0, middle) + other + content.substring(middle + 1);
	}

	private static Path manifest(String name, UnaryOperator<String> change) throws IOException {
		return changed(name, (member, content) -> {
			if (!member.equals("manifest.json")) {
				return content;
			}
			String changed = change.apply(content);
			assertThat(changed).isNotEqualTo(content);
			return changed;
		});
	}

	private static Path changed(String name, Member change) throws IOException {
		Path file = FOLDER.resolve(name);
		try (ZipFile zip = new ZipFile(FILE.toFile());
				OutputStream out = Files.newOutputStream(file);
				ZipOutputStream copy = new ZipOutputStream(out)) {
			for (ZipEntry entry : zip.stream().toList()) {
				try (InputStream member = zip.getInputStream(entry)) {
					String content = change.change(entry.getName(),
							new String(member.readAllBytes(), StandardCharsets.UTF_8));
					if (content != null) {
						copy.putNextEntry(new ZipEntry(entry.getName()));
						copy.write(content.getBytes(StandardCharsets.UTF_8));
					}
				}
			}
		}
		return file;
	}

	private static String manifest(Path file) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile());
				InputStream member = zip.getInputStream(zip.getEntry("manifest.json"))) {
			return new String(member.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void copyKeys(Path home) throws IOException {
		FileSystemUtils.copyRecursively(CITY.resolve("keys"), home.resolve("keys"));
	}

	private static RandomLedger random(ConfigurableApplicationContext context, long seed) {
		return new RandomLedger(seed, context.getBean(Pack.class), context.getBean(Registry.class),
				context.getBean(Ledger.class));
	}

	private static void figures(ConfigurableApplicationContext context, Map<String, BigDecimal> found) {
		Figures figures = context.getBean(Figures.class);
		context.getBean(Pack.class)
			.indicators()
			.forEach((indicator) -> Stream.of("2399", "239901").forEach((region) -> {
				FigureQuery query = new FigureQuery(indicator.code(), region, null, null, null, null, null);
				found.put(indicator.code() + "@" + region, figures.figure(query, Scope.EVERYTHING).value());
			}));
	}

	private static ConfigurableApplicationContext start(Path home, String... more) {
		return new SpringApplicationBuilder(YipanqiApplication.class).web(WebApplicationType.NONE)
			.run(words(more, settings(home)));
	}

	private static String[] settings(Path home) {
		return new String[] { "--yipanqi.home=" + home, "--yipanqi.pack=../packs/product-food-safety-2007",
				"--yipanqi.now=2007-09-27T09:00:00", "--yipanqi.load-territory=true" };
	}

	private static int run(Path home, String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exit = YipanqiCommand.run(YipanqiApplication.class, new PrintWriter(out, true), new PrintWriter(err, true),
				words(words, settings(home)));
		printed = err.toString().isEmpty() ? out.toString() : err.toString();
		return exit;
	}

	private static String[] words(String[] first, String... rest) {
		return Stream.concat(Arrays.stream(first), Arrays.stream(rest)).toArray(String[]::new);
	}

	private interface Member {

		String change(String name, String content);

	}

}
