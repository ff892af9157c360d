package cn.yipanqi.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Fresh databases on one server under {@code target}, shared by all tests of a run. A
 * test that starts a Spring context gets one without asking: see
 * {@link FreshDatabaseCustomizerFactory}. A test without Spring calls {@link #fresh()}.
 */
public final class TestDatabases {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private static @Nullable EmbeddedPostgres server;

	private TestDatabases() {
	}

	/**
	 * A new, empty database.
	 */
	public static DataSource fresh() {
		EmbeddedPostgresConnection database = create();
		return new DriverManagerDataSource(database.getJdbcUrl(), server().owner(), server().ownerPassword());
	}

	static EmbeddedPostgresConnection create() {
		EmbeddedPostgres postgres = server();
		String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
		postgres.createDatabase(name);
		return new EmbeddedPostgresConnection(postgres, name);
	}

	private static synchronized EmbeddedPostgres server() {
		if (server == null) {
			EmbeddedPostgres started = EmbeddedPostgres.start(Path.of("target", "test-home"));
			SpringApplication.getShutdownHandlers().add(started::close);
			dropLeftovers(started);
			server = started;
		}
		return server;
	}

	private static void dropLeftovers(EmbeddedPostgres postgres) {
		try (Connection connection = DriverManager.getConnection(postgres.url("postgres"), postgres.owner(),
				postgres.ownerPassword()); Statement statement = connection.createStatement()) {
			List<String> leftovers = new ArrayList<>();
			try (ResultSet names = statement
				.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
				while (names.next()) {
					leftovers.add(names.getString(1));
				}
			}
			for (String name : leftovers) {
				if (ProcessHandle.of(Long.parseLong(name.split("_")[1])).isEmpty()) {
					statement.execute("DROP DATABASE IF EXISTS " + name);
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
