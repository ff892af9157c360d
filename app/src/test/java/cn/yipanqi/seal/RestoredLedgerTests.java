package cn.yipanqi.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerTail;
import cn.yipanqi.ledger.LedgerTails;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dump of a ledger is restored on another server, whose transactions have lower
 * numbers, and later goes back: everything is given and sealed once.
 */
class RestoredLedgerTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final Path HOME = Path.of("target", "restored").toAbsolutePath();

	private static final int AHEAD = 5_000;

	private EmbeddedPostgres old;

	private EmbeddedPostgres young;

	@BeforeEach
	void startServers() throws IOException, SQLException {
		FileSystemUtils.deleteRecursively(HOME);
		this.old = EmbeddedPostgres.start(Files.createDirectories(HOME.resolve("old")));
		this.young = EmbeddedPostgres.start(Files.createDirectories(HOME.resolve("young")));
		this.old.createDatabase("first");
		try (Connection connection = connect(this.old, "first"); Statement statement = connection.createStatement()) {
			for (int i = 0; i < AHEAD; i++) {
				statement.execute("select pg_current_xact_id()");
			}
		}
	}

	@AfterEach
	void stopServers() {
		this.old.close();
		this.young.close();
	}

	@Test
	void ledgerGoesOnWhereverItIsRestored() throws Exception {
		try (ConfigurableApplicationContext first = open(this.old, "first", "10ms")) {
			first.getBean(Organization.class).load(first.getBean(Pack.class).territory());
			for (int i = 0; i < 3; i++) {
				record(first);
				first.getBean(Seals.class).sealNow(SealKind.LEDGER).orElseThrow();
			}
		}
		try (ConfigurableApplicationContext unsealed = open(this.old, "first", "1h")) {
			record(unsealed);
			record(unsealed);
		}
		restore(this.old, "first", this.young, "second");
		try (ConfigurableApplicationContext second = open(this.young, "second", "1h")) {
			LedgerTail tail = second.getBean(LedgerTails.class).fromBeginning();
			List<Long> given = follow(tail);
			assertThat(given).hasSize(5).doesNotHaveDuplicates();
			assertThat(follow(tail)).isEmpty();
			for (int i = 0; i < 3; i++) {
				record(second);
				given.addAll(follow(tail));
				assertProved(second, 6 + i);
			}
			assertThat(given).hasSize(8).doesNotHaveDuplicates();
			record(second);
		}
		restore(this.young, "second", this.old, "third");
		try (ConfigurableApplicationContext third = open(this.old, "third", "1h")) {
			record(third);
			assertThat(follow(third.getBean(LedgerTails.class).fromBeginning())).hasSize(10).doesNotHaveDuplicates();
			assertProved(third, 10);
			assertThat(third.getBean(Figures.class)
				.figure(new FigureQuery("meetings", "2399", null, null, null, null, null), Scope.EVERYTHING)
				.value()).isEqualByComparingTo("10");
		}
	}

	@Test
	void entriesFromBeforeThereWereLeavesAreSealedByWhatTheySay() throws Exception {
		try (ConfigurableApplicationContext former = open(this.old, "first", "1h")) {
			former.getBean(Organization.class).load(former.getBean(Pack.class).territory());
			for (int i = 0; i < 4; i++) {
				record(former);
			}
			intruder().execute("update entry set leaf = null", "update audit set leaf = null", "delete from lineage");
		}
		try (ConfigurableApplicationContext upgraded = open(this.old, "first", "1h")) {
			record(upgraded);
			assertProved(upgraded, 5);
			intruder().execute("update entry set author = 'somebody' where seq = 2");
			assertThat(verify(upgraded).findings()).extracting(Finding::words)
				.containsExactly("entry 2: was changed after it was sealed");
		}
	}

	private static void restore(EmbeddedPostgres from, String source, EmbeddedPostgres to, String target)
			throws Exception {
		to.createDatabase(target);
		try (Connection dumped = connect(from, source); Connection restored = connect(to, target)) {
			new Dump(dumped).restore(restored, to.application());
		}
	}

	private Intruder intruder() {
		return new Intruder(
				new DriverManagerDataSource(this.old.url("first"), this.old.owner(), this.old.ownerPassword()));
	}

	private static Connection connect(EmbeddedPostgres server, String database) throws SQLException {
		return DriverManager.getConnection(server.url(database), server.owner(), server.ownerPassword());
	}

	private static ConfigurableApplicationContext open(EmbeddedPostgres server, String database, String every) {
		return new SpringApplicationBuilder(YipanqiApplication.class).web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + server.url(database),
					"--spring.datasource.username=" + server.application(),
					"--spring.datasource.password=" + server.applicationPassword(),
					"--spring.flyway.user=" + server.owner(), "--spring.flyway.password=" + server.ownerPassword(),
					"--yipanqi.pack=../packs/product-food-safety-2007", "--yipanqi.now=2007-09-27T09:00:00",
					"--yipanqi.home=" + HOME, "--yipanqi.seal.every=" + every);
	}

	private static void record(ConfigurableApplicationContext application) {
		application.getBean(Ledger.class)
			.record(new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25),
					Map.of("kind", "study", "title", "传达学习"), List.of(), null), OFFICE);
	}

	private static List<Long> follow(LedgerTail tail) {
		List<Long> given = new ArrayList<>();
		tail.follow((entries, superseded) -> given.addAll(entries.stream().map(Entry::seq).toList()));
		return given;
	}

	private static void assertProved(ConfigurableApplicationContext application, long rows) {
		SealReport report = verify(application);
		assertThat(report.findings()).extracting(Finding::words).isEmpty();
		assertThat(report.tables().get(0).rows()).isEqualTo(rows);
		assertThat(report.tables().get(0).pending()).isZero();
	}

	private static SealReport verify(ConfigurableApplicationContext application) {
		return application.getBean(SealAudit.class).verify((checked, total) -> {
		});
	}

}
