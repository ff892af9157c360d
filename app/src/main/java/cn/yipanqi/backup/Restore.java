package cn.yipanqi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import cn.yipanqi.access.AuditTrail;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings a backup into an empty database: the tables as they were in the version that
 * made it, then all rows in one transaction, then the migrations that came since.
 */
final class Restore {

	/**
	 * The column that tables of one row have: a migration makes that row, and the
	 * backup's takes its place.
	 */
	private static final String SINGLE = "single";

	private final Flyway flyway;

	private final Consumer<String> progress;

	Restore(Flyway flyway, Consumer<String> progress) {
		this.flyway = flyway;
		this.progress = progress;
	}

	/**
	 * Restores a backup.
	 * @throws BackupException if the file is damaged, was made by a newer version, or if
	 * the database is not empty
	 */
	void from(BackupFile file) {
		Manifest manifest = file.manifest();
		Upgrade upgrade = Upgrade.from(manifest, this.flyway);
		this.progress.accept("Reading the backup through…");
		file.check();
		try (Connection connection = this.flyway.getConfiguration().getDataSource().getConnection()) {
			empty(connection, Catalog.of(connection));
			upgrade.begin();
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute(Backup.FORMATS);
				restore(connection, statement, file);
				connection.commit();
				connection.setAutoCommit(true);
				upgrade.finish();
				note(connection, manifest);
				statement.execute("analyze");
			}
			finally {
				if (!connection.getAutoCommit()) {
					connection.rollback();
				}
			}
		}
		catch (IOException | SQLException ex) {
			throw new BackupException("The backup is not restored: " + ex.getMessage(), ex);
		}
	}

	private static void empty(Connection connection, Catalog catalog) throws SQLException {
		List<String> filled = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			for (Map.Entry<String, List<String>> table : catalog.tables().entrySet()) {
				try (ResultSet rows = statement
					.executeQuery("select exists (select 1 from %s)".formatted(Catalog.quoted(table.getKey())))) {
					rows.next();
					if (rows.getBoolean(1) && !table.getValue().contains(SINGLE)) {
						filled.add(table.getKey());
					}
				}
			}
		}
		if (!filled.isEmpty()) {
			throw new BackupException(
					"The database is not empty (%s): restore into a new one, with a new yipanqi.home or a new spring.datasource.url"
						.formatted(String.join(", ", filled)));
		}
	}

	private void restore(Connection connection, Statement statement, BackupFile file) throws IOException, SQLException {
		Catalog catalog = Catalog.of(connection);
		Manifest manifest = file.manifest();
		sameTables(catalog, manifest);
		for (String table : catalog.tables().keySet()) {
			// triggers look at acts of today; these are rows that were accepted when they
			// were written
			statement.execute("alter table %s disable trigger user".formatted(Catalog.quoted(table)));
		}
		empty(connection, catalog);
		for (Manifest.Table table : manifest.tables()) {
			if (table.columns().contains(SINGLE)) {
				statement.execute("delete from " + Catalog.quoted(table.name()));
			}
			copy(connection, table, file);
		}
		for (String table : catalog.tables().keySet()) {
			statement.execute("alter table %s enable trigger user".formatted(Catalog.quoted(table)));
		}
		try (PreparedStatement set = connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
			for (Manifest.Sequence sequence : manifest.sequences()) {
				set.setString(1, Catalog.quoted(sequence.name()));
				set.setLong(2, sequence.last());
				set.setBoolean(3, sequence.called());
				set.execute();
			}
		}
	}

	private static void note(Connection connection, Manifest manifest) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		new AuditTrail(jdbc).recordAtConsole(Instant.now(), "restore", "database",
				Map.of("made", String.valueOf(manifest.madeAt()), "version", manifest.version()));
	}

	private static void sameTables(Catalog catalog, Manifest manifest) {
		Map<String, List<String>> tables = catalog.tables();
		for (Manifest.Table table : manifest.tables()) {
			if (!Objects.equals(tables.get(table.name()), table.columns())) {
				throw new BackupException("Table '%s' of the backup is not one of its version".formatted(table.name()));
			}
		}
		List<String> names = manifest.tables().stream().map(Manifest.Table::name).toList();
		if (names.size() != tables.size() || !new HashSet<>(names).equals(tables.keySet())
				|| !new HashSet<>(manifest.sequences().stream().map(Manifest.Sequence::name).toList())
					.equals(catalog.sequences())) {
			throw new BackupException("The backup does not hold all tables and sequences of its version");
		}
	}

	private void copy(Connection connection, Manifest.Table table, BackupFile file) throws IOException, SQLException {
		Sm3 digest = new Sm3();
		long rows;
		try (InputStream member = digest.on(file.member(table))) {
			rows = connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy %s (%s) from stdin (format text, encoding 'UTF8')".formatted(Catalog.quoted(table.name()),
						Catalog.quoted(table.columns())), member);
		}
		if (rows != table.rows() || !digest.hex().equals(table.sm3())) {
			throw new BackupException(
					"Table '%s' came out with %d rows instead of %d".formatted(table.name(), rows, table.rows()));
		}
		this.progress.accept("%,12d  %s".formatted(rows, table.name()));
	}

}
