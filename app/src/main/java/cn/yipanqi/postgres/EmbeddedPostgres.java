package cn.yipanqi.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server that lives in a folder, as durable as one that an administrator
 * installed: it syncs to disk, listens on this machine only, and asks for a password. A
 * server that outlived its application is adopted, and whoever uses it last stops it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

	private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

	private static final String APPLICATION_ROLE = """
			do $$
			begin
				create role %1$s login password '%2$s';
			exception when duplicate_object or unique_violation then
				null;
			end
			$$
			""";

	private final Cluster cluster;

	private final Postmaster postmaster;

	private EmbeddedPostgres(Cluster cluster, Postmaster postmaster) {
		this.cluster = cluster;
		this.postmaster = postmaster;
	}

	/**
	 * Starts the server of this home, or adopts it if it runs.
	 */
	public static EmbeddedPostgres start(Path home) {
		try {
			Path folder = Folders.create(home.toAbsolutePath().normalize().resolve("postgres"));
			return Lease.take(lease(folder), () -> {
				Cluster cluster = Cluster.open(folder);
				return new EmbeddedPostgres(cluster, cluster.run());
			});
		}
		catch (IOException ex) {
			throw new PostgresException("Cannot start PostgreSQL in '%s': %s".formatted(home, ex.getMessage()), ex);
		}
	}

	/**
	 * Makes the database unless it is there, and the role in which the application works
	 * in it.
	 */
	public void createDatabase(String name) {
		if (!DATABASE.matcher(name).matches()) {
			throw new IllegalArgumentException("Database name '%s' is not allowed".formatted(name));
		}
		try (Connection connection = this.cluster.connect(this.postmaster.port());
				PreparedStatement exists = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
				Statement create = connection.createStatement()) {
			exists.setString(1, name);
			if (!exists.executeQuery().next()) {
				create.execute("CREATE DATABASE " + name);
			}
			create.execute(APPLICATION_ROLE.formatted(Cluster.APPLICATION_ROLE, this.cluster.applicationPassword()));
		}
		catch (SQLException ex) {
			throw new PostgresException("Cannot create database '%s': %s".formatted(name, ex.getMessage()), ex);
		}
	}

	public String url(String database) {
		return this.cluster.url(this.postmaster.port(), database);
	}

	/**
	 * The role that owns the tables: for migrations and restoring.
	 */
	public String owner() {
		return this.cluster.role();
	}

	public String ownerPassword() {
		return this.cluster.password();
	}

	/**
	 * The role in which the application works: it owns nothing, and cannot change what is
	 * only ever added to.
	 */
	public String application() {
		return Cluster.APPLICATION_ROLE;
	}

	public String applicationPassword() {
		return this.cluster.applicationPassword();
	}

	long pid() {
		return this.postmaster.pid();
	}

	/**
	 * Gives up the server; it stops if nobody else uses it.
	 */
	@Override
	public void close() {
		try {
			Lease.release(lease(this.cluster.folder()), this.cluster::stop);
		}
		catch (IOException ex) {
			throw new PostgresException("Cannot stop PostgreSQL in '%s'".formatted(this.cluster.folder()), ex);
		}
	}

	private static Path lease(Path folder) {
		return folder.resolve("lease");
	}

}
