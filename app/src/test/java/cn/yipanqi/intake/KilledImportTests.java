package cn.yipanqi.intake;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.postgres.TestDatabases;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills an import in the middle, as a power cut would, and makes it again: the end is the
 * same as that of an import that nobody disturbed.
 */
class KilledImportTests {

	private static final int ROWS = 8_000;

	private static final String STATE = """
			select count(*) || ' ' || md5(string_agg(concat_ws('|', e.client_key, e.type, e.unit, e.region,
				e.business_date, e.doc, s.identity_key, s.name, s.kind, s.region), ';' order by e.client_key))
			from entry e join subject s on s.id = e.subject
			""";

	/**
	 * Lets every chunk after the first wait until it is killed.
	 */
	private static final String WAIT = """
			create function wait_after_the_first_chunk() returns trigger language plpgsql as $$
			begin
				if exists (select from entry where xid <> pg_current_xact_id()) then
					perform pg_sleep(600);
				end if;
				return null;
			end $$;
			create trigger wait_after_the_first_chunk before insert on entry
				for each statement execute function wait_after_the_first_chunk()
			""";

	private static final String GO_ON = """
			select count(pg_terminate_backend(pid, 60000)) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()
			""";

	@TempDir
	private Path folder;

	@BeforeEach
	void writeFiles() throws IOException {
		SampleFiles.writeTo(this.folder);
		try (Writer writer = new OutputStreamWriter(
				new GZIPOutputStream(Files.newOutputStream(this.folder.resolve(SampleFiles.VISITS))),
				StandardCharsets.UTF_8)) {
			writer.write("Inspector_Assigned,DBA,Address,License,License_Type,Inspection_Date,Inspection_Purpose\n");
			for (int i = 0; i < ROWS; i++) {
				writer.write("blue,SHOP %d,%d MAIN ST,%d,Food,2013-%02d-%02d,Canvass\n".formatted(i % 2000, i % 2000,
						9_000 + i % 2000, 1 + i / 2000, 1 + i % 28));
			}
		}
	}

	@Test
	void killedAndMadeAgain() throws Exception {
		DriverManagerDataSource disturbed = (DriverManagerDataSource) TestDatabases.fresh();
		JdbcClient jdbc = JdbcClient.create(disturbed);
		migrate(disturbed);
		jdbc.sql(WAIT).update();
		Process process = start(disturbed);
		long filed = waitForEntries(process, jdbc);
		process.destroyForcibly().waitFor();
		assertThat(filed).isBetween(1L, ROWS - 1L);
		assertThat(process.exitValue()).isNotZero();
		jdbc.sql(GO_ON).query(Long.class).single();
		jdbc.sql("drop function wait_after_the_first_chunk cascade").update();
		assertThat(finish(start(disturbed))).isZero();
		DriverManagerDataSource undisturbed = (DriverManagerDataSource) TestDatabases.fresh();
		assertThat(finish(start(undisturbed))).isZero();
		assertThat(state(disturbed)).startsWith(ROWS + " ").isEqualTo(state(undisturbed));
		assertThat(subjects(disturbed)).isEqualTo(subjects(undisturbed)).isEqualTo(2000);
	}

	private static void migrate(DriverManagerDataSource database) {
		Flyway.configure()
			.dataSource(database)
			.placeholders(Map.of("application", database.getUsername()))
			.load()
			.migrate();
	}

	private Process start(DriverManagerDataSource database) throws IOException {
		List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				YipanqiApplication.class.getName(), "import", this.folder.resolve(SampleFiles.VISITS).toString(),
				"--mapping", FoodInspectionsPackTests.PACK.resolve("imports/visits.yaml").toString(), "--commit",
				"--territory", "--yipanqi.pack=" + FoodInspectionsPackTests.PACK,
				"--spring.datasource.url=" + database.getUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword()));
		return new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output.txt").toFile())
			.start();
	}

	private int finish(Process process) throws Exception {
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
		assertThat(this.folder.resolve("output.txt")).content().contains("Imported and filed");
		return process.exitValue();
	}

	private static long waitForEntries(Process process, JdbcClient jdbc) throws InterruptedException {
		long filed = 0;
		while (filed == 0 && process.isAlive()) {
			filed = jdbc.sql("select count(*) from entry").query(Long.class).single();
			Thread.sleep(5);
		}
		return filed;
	}

	private static String state(DriverManagerDataSource database) {
		return JdbcClient.create(database).sql(STATE).query(String.class).single();
	}

	private static long subjects(DriverManagerDataSource database) {
		return JdbcClient.create(database).sql("select count(*) from subject").query(Long.class).single();
	}

}
