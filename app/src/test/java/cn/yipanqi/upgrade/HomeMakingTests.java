package cn.yipanqi.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.Briefing;
import cn.yipanqi.briefing.Briefings;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.intake.SentFiles;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.postgres.EmbeddedPostgres;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes a home with the version of today, and keeps it for the upgrade tests of all later
 * ones: see {@code homes/README.md}.
 */
@EnabledIfSystemProperty(named = "yipanqi.home.kept", matches = "\\d{4}-\\d{2}")
class HomeMakingTests {

	private static final String DAY = "--yipanqi.now=2007-09-27T09:00:00";

	private static final String[] DEMO = { "--spring.profiles.active=demo", "--yipanqi.demo.seed=2007",
			"--yipanqi.demo.size=6000", DAY };

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final String RECORD = """
			select record from entry where doc ->> 'title' = ? and revision = 1
			""";

	private final Path folder = KeptVersion.HOMES.resolve(System.getProperty("yipanqi.home.kept", "none"));

	private final Path home = Path.of("target", "kept-home").toAbsolutePath();

	@Test
	void homeOfTodayIsKept() throws Exception {
		assertThat(this.folder).doesNotExist();
		FileSystemUtils.deleteRecursively(this.home);
		Files.createDirectories(this.folder);
		KeptVersion kept = new KeptVersion(this.folder);
		FileSystemUtils.copyRecursively(City.CURRENT_PACK, kept.pack());
		City city = new City(this.home, kept.pack());
		try (ConfigurableApplicationContext demo = city.start(DEMO)) {
			List<SentFiles.Sent> sent = send(demo, kept);
			issue(demo, kept);
			change(demo);
			demo.getBean(Ledger.class).moment();
			kept.write(sent);
			HomeFigures.of(demo).write(kept.figures());
			Files.write(kept.records(), KeptVersion.records(demo));
		}
		assertThat(this.home.resolve("board.checkpoint")).isNotEmptyFile();
		Files.writeString(kept.verified(), city.run("verify", DAY));
		city.run("backup", kept.backup().toString(), DAY);
		shorten();
		KeptHome.pack(this.home, kept.archive());
	}

	private static List<SentFiles.Sent> send(ApplicationContext demo, KeptVersion kept) throws IOException {
		List<String> shops = demo.getBean(Registry.class)
			.within(new Scope("239901", null), List.of("food_shop"), 100)
			.stream()
			.map(Subject::name)
			.distinct()
			.limit(2)
			.toList();
		Files.createDirectories(kept.files());
		List<SentFiles.Sent> all = SentFiles.write(kept.files(), shops);
		SentFiles files = new SentFiles(demo);
		for (SentFiles.Sent sent : all) {
			SentFiles.Counts counts = files.send(kept.files(), sent);
			assertThat(counts.accepted()).as(sent + " " + counts).isEqualTo(counts.rows()).isPositive();
		}
		return all;
	}

	private static void issue(ApplicationContext demo, KeptVersion kept) throws IOException {
		Briefings briefings = demo.getBean(Briefings.class);
		Briefing issued = briefings.issue("progress_report", "2399", LocalDate.of(2007, 9, 27), "office",
				Scope.EVERYTHING);
		Files.write(kept.briefing(), briefings.document(issued));
	}

	/**
	 * What is done with records after their file was taken in and the briefing issued.
	 */
	private static void change(ApplicationContext demo) {
		Ledger ledger = demo.getBean(Ledger.class);
		ledger.cancel(record(demo, SentFiles.CANCELLED), 1, "误报", OFFICE);
		ledger.cancel(record(demo, SentFiles.CANCELLED_WITH_NUMBER), 1, "误报", OFFICE);
		UUID corrected = record(demo, SentFiles.CORRECTED);
		Entry former = demo.getBean(LedgerReader.class).find(corrected, Scope.EVERYTHING).orElseThrow();
		ledger.correct(corrected, 1,
				new Draft(former.type(), former.unit(), former.region(), null, former.date(),
						Map.of("kind", "other", "title", "更正后的会议", "attendees", "11"), List.of(), null),
				"人数有误", OFFICE);
	}

	private static UUID record(ApplicationContext demo, String title) {
		return demo.getBean(JdbcClient.class).sql(RECORD).param(title).query(UUID.class).single();
	}

	/**
	 * Leaves of the log of the database only its last, empty part.
	 */
	private void shorten() throws SQLException {
		try (EmbeddedPostgres server = EmbeddedPostgres.start(this.home);
				Connection connection = DriverManager.getConnection(server.url("postgres"), server.owner(),
						server.ownerPassword());
				Statement statement = connection.createStatement()) {
			statement.execute("alter system set wal_recycle = off");
			statement.execute("select pg_reload_conf()");
			List<String> parts = new ArrayList<>();
			do {
				statement.execute("checkpoint");
				statement.execute("select pg_switch_wal()");
				statement.execute("checkpoint");
				parts.clear();
				try (ResultSet names = statement.executeQuery("select name from pg_ls_waldir()")) {
					while (names.next()) {
						parts.add(names.getString(1));
					}
				}
			}
			while (parts.size() > 1);
			statement.execute("alter system reset wal_recycle");
		}
	}

}
