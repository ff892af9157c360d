package cn.yipanqi.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;

/**
 * Writes the whole database into one file, as of one moment, while others go on working.
 * Rows stream through: memory does not grow with them.
 */
final class Backup {

	/** How values read as text, whatever the server's settings. */
	static final String FORMATS = """
			set local datestyle to 'ISO'; set local intervalstyle to 'postgres'; set local timezone to 'UTC';
			set local bytea_output to 'hex'; set local extra_float_digits to 1; set local statement_timeout to 0;
			set local idle_in_transaction_session_timeout to 0
			""";

	private final Flyway flyway;

	private final Consumer<String> progress;

	Backup(Flyway flyway, Consumer<String> progress) {
		this.flyway = flyway;
		this.progress = progress;
	}

	/**
	 * Writes the file. It has its name only when it is complete and on the disk.
	 * @throws BackupException if there is such a file, or if it cannot be written
	 */
	Manifest write(Path file) {
		if (Files.exists(file)) {
			throw new BackupException("There is a file '%s' already".formatted(file));
		}
		Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
		try (Connection connection = this.flyway.getConfiguration().getDataSource().getConnection()) {
			try {
				Files.deleteIfExists(unfinished);
				Files.createFile(unfinished);
				if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
					Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
				}
				Manifest manifest = write(connection, unfinished);
				try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
					channel.force(true);
				}
				Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
				return manifest;
			}
			finally {
				Files.deleteIfExists(unfinished);
			}
		}
		catch (IOException | SQLException ex) {
			throw new BackupException("The backup '%s' cannot be made: %s".formatted(file, ex.getMessage()), ex);
		}
	}

	private Manifest write(Connection connection, Path file) throws IOException, SQLException {
		List<Manifest.Migration> schema = applied(this.flyway);
		if (schema.isEmpty()) {
			throw new BackupException("There is nothing in this database");
		}
		connection.setAutoCommit(false);
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		connection.setReadOnly(true);
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
				Statement statement = connection.createStatement()) {
			statement.execute(FORMATS);
			Catalog catalog = Catalog.of(connection);
			List<Manifest.Table> tables = new ArrayList<>();
			for (Map.Entry<String, List<String>> table : catalog.tables().entrySet()) {
				tables.add(copy(connection, table.getKey(), table.getValue(), zip));
			}
			Manifest manifest = new Manifest(Manifest.FORMAT, Instant.now().truncatedTo(ChronoUnit.SECONDS), schema,
					keys(statement, catalog), seals(statement, catalog), tables, sequences(statement, catalog));
			zip.putNextEntry(new ZipEntry(Manifest.NAME));
			zip.write(manifest.json());
			zip.closeEntry();
			return manifest;
		}
		finally {
			connection.rollback();
		}
	}

	private Manifest.Table copy(Connection connection, String table, List<String> columns, ZipOutputStream zip)
			throws IOException, SQLException {
		Manifest.Table named = new Manifest.Table(table, columns, 0, 0, "");
		zip.putNextEntry(new ZipEntry(named.member()));
		Sm3 digest = new Sm3();
		OutputStream member = digest.on(zip);
		long rows = connection.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyOut("copy %s (%s) to stdout (format text, encoding 'UTF8')".formatted(Catalog.quoted(table),
					Catalog.quoted(columns)), member);
		zip.closeEntry();
		this.progress.accept("%,12d  %s".formatted(rows, table));
		return new Manifest.Table(table, columns, rows, digest.bytes(), digest.hex());
	}

	/**
	 * Read after the rows: no number in them is beyond these.
	 */
	private static List<Manifest.Sequence> sequences(Statement statement, Catalog catalog) throws SQLException {
		List<Manifest.Sequence> sequences = new ArrayList<>();
		for (String name : catalog.sequences()) {
			try (ResultSet row = statement.executeQuery("select last_value, is_called from " + Catalog.quoted(name))) {
				row.next();
				sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
			}
		}
		return sequences;
	}

	private static List<Integer> keys(Statement statement, Catalog catalog) throws SQLException {
		List<Integer> keys = new ArrayList<>();
		if (catalog.tables().containsKey("vault_key")) {
			try (ResultSet rows = statement.executeQuery("select number from vault_key order by number")) {
				while (rows.next()) {
					keys.add(rows.getInt(1));
				}
			}
		}
		return keys;
	}

	private static Map<String, Manifest.Seal> seals(Statement statement, Catalog catalog) throws SQLException {
		Map<String, Manifest.Seal> seals = new TreeMap<>();
		if (catalog.tables().getOrDefault("seal", List.of()).containsAll(List.of("kind", "no", "chain"))) {
			try (ResultSet rows = statement.executeQuery(
					"select distinct on (kind) kind, no, encode(chain, 'hex') from seal order by kind, no desc")) {
				while (rows.next()) {
					seals.put(rows.getString(1), new Manifest.Seal(rows.getLong(2), rows.getString(3)));
				}
			}
		}
		return seals;
	}

	/**
	 * The migrations that a database has had.
	 */
	static List<Manifest.Migration> applied(Flyway flyway) {
		return migrations(flyway.info().applied());
	}

	static List<Manifest.Migration> migrations(MigrationInfo... migrations) {
		return Arrays.stream(migrations)
			.filter((migration) -> migration.getVersion() != null)
			.map((migration) -> new Manifest.Migration(migration.getVersion().toString(), migration.getChecksum()))
			.toList();
	}

}
