package cn.yipanqi.backup;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The way of a database from the version of a backup to that of this program.
 */
final class Upgrade {

	private final Flyway former;

	private final Flyway own;

	private final Manifest manifest;

	private Upgrade(Flyway former, Flyway own, Manifest manifest) {
		this.former = former;
		this.own = own;
		this.manifest = manifest;
	}

	/**
	 * Looks whether this program knows the way.
	 * @throws BackupException if the backup was made by a newer version, or with other
	 * migrations
	 */
	static Upgrade from(Manifest manifest, Flyway own) {
		List<Manifest.Migration> known = Backup.migrations(own.info().all());
		List<Manifest.Migration> had = manifest.schema();
		if (had.isEmpty() || had.size() > known.size() || !known.subList(0, had.size()).equals(had)) {
			String version = known.isEmpty() ? "none" : known.get(known.size() - 1).version();
			throw new BackupException(
					"""
							The backup was made with version %s of the database, this program has version %s%s. Restore it with the \
							program that made it, and let a newer program start on that database then"""
						.formatted(manifest.version(), version,
								isNewer(manifest.version(), version) ? "" : " with other migrations"));
		}
		Flyway former = Flyway.configure(own.getConfiguration().getClassLoader())
			.configuration(own.getConfiguration())
			.target(manifest.version())
			.skipDefaultCallbacks(true)
			.load();
		return new Upgrade(former, own, manifest);
	}

	private static boolean isNewer(String version, String than) {
		return !version.equals("none")
				&& MigrationVersion.fromVersion(version).isNewerThan(than.equals("none") ? "0" : than);
	}

	/**
	 * Makes the tables as the backup's version had them.
	 * @throws BackupException if there are tables of a newer version
	 */
	void begin() {
		MigrationInfo current = this.former.info().current();
		if (current != null && isNewer(current.getVersion().toString(), this.manifest.version())) {
			throw new BackupException(
					"The database has the tables of version %s, the backup those of version %s: restore it into a new database, without any table"
						.formatted(current.getVersion(), this.manifest.version()));
		}
		this.former.migrate();
	}

	/**
	 * Does what came since, and sets what the application may do.
	 */
	void finish() {
		this.own.migrate();
	}

}
