package cn.yipanqi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The verbs on keys as from a shell, from the first key to a lost one.
 */
class KeyVerbsTests {

	private static final Path HOME = Path.of("target", "keys-home").toAbsolutePath();

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void startAnew() throws IOException {
		FileSystemUtils.deleteRecursively(HOME);
	}

	@Test
	void lifeOfARing() throws IOException {
		assertThat(run("list")).as(this.err.toString()).isZero();
		assertThat(this.out.toString()).contains("key 1", "current", HOME.resolve("keys").toString());
		assertThat(run("rotate")).as(this.err.toString()).isZero();
		assertThat(HOME.resolve("keys/2.key")).exists();
		assertThat(run("list")).isZero();
		assertThat(this.out.toString()).containsPattern("key 1 .* retired").containsPattern("key 2 .* current");
		assertThat(run("reencrypt")).as(this.err.toString()).isZero();
		assertThat(run("check")).as(this.err.toString()).isZero();
		assertThat(this.out.toString()).contains("2 key(s) registered, 0 lost, 0 open to others");
		Files.setPosixFilePermissions(HOME.resolve("keys/1.key"), PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(run("check")).isEqualTo(1);
		assertThat(this.out.toString()).contains("1.key", "chmod 600");
		Files.move(HOME.resolve("keys/1.key"), HOME.resolve("1.key"));
		assertThat(run("check")).isEqualTo(1);
		assertThat(this.err.toString()).startsWith("yipanqi: Key 1, which protects data in this database, is missing");
		assertThat(run("check", "--yipanqi.lost-keys=1")).isEqualTo(1);
		assertThat(this.out.toString()).contains("2 key(s) registered, 1 lost");
		Files.move(HOME.resolve("1.key"), HOME.resolve("keys/1.key"));
		assertThat(trail()).contains("console key-rotate 2 null", "console key-reencrypt 2 person.phone",
				"console key-reencrypt 2 one_time_code.secret");
	}

	private static List<String> trail() throws IOException {
		try (EmbeddedPostgres server = EmbeddedPostgres.start(HOME)) {
			return JdbcClient
				.create(new DriverManagerDataSource(server.url("yipanqi"), server.application(),
						server.applicationPassword()))
				.sql("""
						select account || ' ' || action || ' ' || (detail->>'key') || ' ' || coalesce(detail->>'table', 'null')
						from audit where object = 'keys' and not refused
						""")
				.query(String.class)
				.list();
		}
	}

	private int run(String... args) {
		this.out.getBuffer().setLength(0);
		this.err.getBuffer().setLength(0);
		String[] settings = { "--yipanqi.home=" + HOME, "--yipanqi.pack=../packs/food-inspections-us" };
		return YipanqiCommand.run(YipanqiApplication.class, new PrintWriter(this.out, true),
				new PrintWriter(this.err, true),
				Stream.of(Stream.of("keys"), Stream.of(args), Stream.of(settings))
					.flatMap((words) -> words)
					.toArray(String[]::new));
	}

}
