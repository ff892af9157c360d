package cn.yipanqi.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedPostgresTests {

	private static final Path HOME = Path.of("target", "postgres-tests").toAbsolutePath();

	private EmbeddedPostgres postgres;

	@BeforeAll
	static void startAnew() throws IOException {
		FileSystemUtils.deleteRecursively(HOME);
	}

	@BeforeEach
	void start() {
		this.postgres = EmbeddedPostgres.start(HOME);
	}

	@AfterEach
	void stop() {
		this.postgres.close();
	}

	@Test
	void writesReachTheDisk() throws SQLException {
		assertThat(answer("SHOW fsync")).isEqualTo("on");
		assertThat(answer("SHOW synchronous_commit")).isEqualTo("on");
	}

	@Test
	void trigramsSeeChinese() throws SQLException {
		execute("CREATE EXTENSION pg_trgm");
		assertThat(Double.parseDouble(answer("SELECT similarity('安全生产检查', '安全检查')"))).isPositive();
	}

	@Test
	void listensOnThisMachineOnly() throws SQLException {
		assertThat(answer("SHOW listen_addresses")).isEqualTo("127.0.0.1");
	}

	@Test
	void asksForThePassword() throws Exception {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> DriverManager.getConnection(this.postgres.url("postgres"), this.postgres.owner(), "wrong")
				.close());
		Path password = HOME.resolve("postgres").resolve("password");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password))).isEqualTo("rw-------");
	}

	@Test
	void killedServerKeepsItsRows() throws Exception {
		execute("CREATE TABLE killed (number int)");
		execute("INSERT INTO killed SELECT generate_series(1, 1000)");
		ProcessHandle process = ProcessHandle.of(this.postgres.pid()).orElseThrow();
		process.destroyForcibly();
		process.onExit().get(1, TimeUnit.MINUTES);
		this.postgres = EmbeddedPostgres.start(HOME);
		assertThat(this.postgres.pid()).isNotEqualTo(process.pid());
		assertThat(answer("SELECT count(*) FROM killed")).isEqualTo("1000");
		this.postgres.close();
	}

	@Test
	void runningServerIsAdopted() {
		try (EmbeddedPostgres adopted = EmbeddedPostgres.start(HOME)) {
			assertThat(adopted.pid()).isEqualTo(this.postgres.pid());
		}
		assertThat(ProcessHandle.of(this.postgres.pid())).isPresent();
	}

	@Test
	void secondStartKeepsPortAndRows() throws SQLException {
		execute("CREATE TABLE stopped (number int)");
		String url = this.postgres.url("postgres");
		this.postgres.close();
		assertThat(HOME.resolve("postgres/server/data/postmaster.pid")).doesNotExist();
		this.postgres = EmbeddedPostgres.start(HOME);
		assertThat(this.postgres.url("postgres")).isEqualTo(url);
		assertThat(answer("SELECT count(*) FROM stopped")).isEqualTo("0");
	}

	@Test
	void databaseIsMadeOnce() {
		this.postgres.createDatabase("ledger");
		this.postgres.createDatabase("ledger");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> this.postgres.createDatabase("a;b"));
	}

	@Test
	void archiveFollowsThePlatform() {
		assertThat(Programs.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
		assertThat(Programs.archiveName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
		assertThat(Programs.archiveName("Windows 11", "amd64")).isEqualTo("postgres-windows-x86_64.txz");
	}

	private String answer(String sql) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(this.postgres.url("postgres"), this.postgres.owner(),
				this.postgres.ownerPassword());
	}

}
