package cn.yipanqi.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one server: its data, its password, its log, and the port that it had
 * last time.
 */
record Cluster(Path folder, Programs programs, ServerUser user, String password, String applicationPassword) {

	static final String APPLICATION_ROLE = "yipanqi_app";

	private static final String ROLE = "yipanqi";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int ATTEMPTS = 5;

	static Cluster open(Path folder) throws IOException {
		Programs programs = Programs.unpack(folder);
		Path server = folder.resolve("server");
		if (!Files.isDirectory(server)) {
			Folders.create(server);
			Folders.permit(server, "rwx------");
		}
		Cluster cluster = new Cluster(folder, programs, ServerUser.forFolder(server, programs),
				password(folder.resolve("password")), password(folder.resolve("application-password")));
		if (!Files.exists(cluster.data().resolve("PG_VERSION"))) {
			cluster.initialize();
		}
		return cluster;
	}

	/**
	 * Adopts the server that runs on this folder, or starts one.
	 */
	Postmaster run() throws IOException {
		Optional<Postmaster> running = running();
		return running.isPresent() ? running.get() : start();
	}

	void stop() {
		this.user.run(List.of(this.programs.program("pg_ctl"), "stop", "-D", data().toString(), "-m", "fast", "-w"));
	}

	String url(int port, String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
	}

	Connection connect(int port) throws SQLException {
		return DriverManager.getConnection(url(port, "postgres"), ROLE, this.password);
	}

	String role() {
		return ROLE;
	}

	private Path data() {
		return this.folder.resolve("server").resolve("data");
	}

	private Path log() {
		return this.folder.resolve("server").resolve("server.log");
	}

	private Optional<Postmaster> running() throws IOException {
		Instant end = Instant.now().plus(PATIENCE);
		Optional<Postmaster> postmaster = Postmaster.of(data());
		while (postmaster.isPresent() && postmaster.get().alive()) {
			if (servesThisFolder(postmaster.get().port())) {
				return postmaster;
			}
			if (Instant.now().isAfter(end)) {
				throw new PostgresException("Process '%d' holds '%s' but does not answer; see '%s'"
					.formatted(postmaster.get().pid(), data(), log()));
			}
			pause();
			postmaster = Postmaster.of(data());
		}
		if (postmaster.isPresent()) {
			// its process is gone: PostgreSQL would refuse if the number were taken again
			Files.deleteIfExists(data().resolve("postmaster.pid"));
		}
		return Optional.empty();
	}

	private boolean servesThisFolder(int port) throws IOException {
		try (Connection connection = connect(port);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SHOW data_directory")) {
			return result.next() && Path.of(result.getString(1)).toRealPath().equals(data().toRealPath());
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private Postmaster start() throws IOException {
		Command command = new Command(1, "");
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			int port = port();
			String options = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on"
				.formatted(port);
			command = this.user.run(List.of(this.programs.program("pg_ctl"), "start", "-D", data().toString(), "-w",
					"-t", "120", "-l", log().toString(), "-o", options));
			Optional<Postmaster> postmaster = Postmaster.of(data());
			if (command.succeeded() && postmaster.isPresent()) {
				Files.writeString(this.folder.resolve("port"), Integer.toString(port));
				return postmaster.get();
			}
			pause();
		}
		throw new PostgresException("PostgreSQL did not start (see '%s'): %s".formatted(log(), command.output()));
	}

	/**
	 * The port of the last time if it is free, else any free one.
	 */
	private int port() throws IOException {
		Path remembered = this.folder.resolve("port");
		if (Files.exists(remembered)) {
			int port = Integer.parseInt(Files.readString(remembered).strip());
			if (FreePort.isFree(port)) {
				return port;
			}
		}
		return FreePort.find();
	}

	private void initialize() throws IOException {
		Path passwordFile = this.folder.resolve("server").resolve("initdb-password");
		write(passwordFile, this.password);
		this.user.own(passwordFile);
		List<String> words = new ArrayList<>(List.of(this.programs.program("initdb"), "-D", data().toString(), "-U",
				ROLE, "-A", "scram-sha-256", "--pwfile=" + passwordFile, "-E", "UTF8", "--locale-provider=builtin",
				"--builtin-locale=C.UTF-8"));
		words.addAll(libraryLocale(System.getProperty("os.name")));
		Command command = this.user.run(words);
		Files.delete(passwordFile);
		if (!command.succeeded()) {
			throw new PostgresException("PostgreSQL could not lay out '%s': %s".formatted(data(), command.output()));
		}
	}

	/**
	 * The C library's locale, which trigram search asks what a letter is: in plain C no
	 * Chinese character is one.
	 */
	private static List<String> libraryLocale(String os) {
		if (os.startsWith("Windows")) {
			return List.of();
		}
		return List.of(os.startsWith("Mac") ? "--locale=en_US.UTF-8" : "--locale=C.UTF-8");
	}

	private static String password(Path file) throws IOException {
		if (!Files.exists(file)) {
			byte[] random = new byte[24];
			new SecureRandom().nextBytes(random);
			write(file, HexFormat.of().formatHex(random));
		}
		return Files.readString(file).strip();
	}

	private static void write(Path file, String secret) throws IOException {
		Files.deleteIfExists(file);
		Files.createFile(file);
		Folders.permit(file, "rw-------");
		Files.writeString(file, secret);
	}

	private static void pause() {
		try {
			Thread.sleep(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new PostgresException("Interrupted while waiting for PostgreSQL", ex);
		}
	}

}
