package cn.yipanqi.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A version of the program that serves the made-up city, in a home of its own.
 */
final class ServedVersion implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 600;

	private final Path program;

	private final Path pack;

	private final Path home;

	private final int size;

	private final int port;

	private final String java;

	private Process process;

	/**
	 * Starts it for the first time: its city is loaded.
	 */
	ServedVersion(Path program, Path pack, Path home, int size) throws IOException, InterruptedException {
		this.program = program.toAbsolutePath();
		this.pack = pack.toAbsolutePath();
		this.home = Files.createDirectories(home.toAbsolutePath());
		this.size = size;
		this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		this.process = start();
	}

	String address() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Stops it, and starts it again with what it has.
	 * @return the seconds until it serves
	 */
	double restart() throws IOException, InterruptedException {
		close();
		long start = System.nanoTime();
		this.process = start();
		return (System.nanoTime() - start) / 1e9;
	}

	private Process start() throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(this.java, "-jar", this.program.toString(), "demo", "--size",
				String.valueOf(this.size), "--port", String.valueOf(this.port))
			.directory(this.home.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.home.resolve("output.txt").toFile());
		builder.environment().put("YIPANQI_HOME", this.home.toString());
		builder.environment().put("YIPANQI_PACK", this.pack.toString());
		Process started = builder.start();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!serves()) {
			if (!started.isAlive() || System.nanoTime() > end) {
				started.destroy();
				throw new IOException(this.program + " does not serve; see " + this.home.resolve("output.txt"));
			}
			TimeUnit.MILLISECONDS.sleep(20);
		}
		return started;
	}

	private boolean serves() {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create(address() + "/sign-in")
				.toURL()
				.openConnection();
			connection.setConnectTimeout(1_000);
			connection.setReadTimeout(10_000);
			return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
