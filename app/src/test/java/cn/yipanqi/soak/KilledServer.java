package cn.yipanqi.soak;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.postgres.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application in processes of its own, with the settings that it is delivered with.
 */
final class KilledServer implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Path home;

	private final List<String> settings;

	private final int port;

	private Process process;

	KilledServer(Path home, List<String> settings) throws IOException {
		this.home = home;
		this.settings = settings;
		this.port = FreePort.find();
		this.process = start();
	}

	String address() {
		return "http://localhost:" + this.port;
	}

	private Process start() throws IOException {
		return process("server.log", "serve", "--port", String.valueOf(this.port)).start();
	}

	/**
	 * Waits until it serves.
	 */
	void awaitServing() throws Exception {
		Instant end = Instant.now().plus(PATIENCE);
		while (!Caller.serves(address())) {
			assertThat(this.process.isAlive()).as("the server has ended, see " + this.home).isTrue();
			assertThat(Instant.now()).isBefore(end);
			TimeUnit.MILLISECONDS.sleep(100);
		}
	}

	void killAndStartAgain() throws Exception {
		this.process.destroyForcibly().waitFor();
		this.process = start();
		awaitServing();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Does one verb in a process of its own.
	 * @return what it has printed, after its exit code
	 */
	List<String> verb(String name) throws Exception {
		Path output = this.home.resolve(name + ".log");
		Process verb = process(output.getFileName().toString(), name).start();
		assertThat(verb.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		List<String> lines = new ArrayList<>(List.of(String.valueOf(verb.exitValue())));
		lines.addAll(java.nio.file.Files.readAllLines(output));
		return lines;
	}

	private ProcessBuilder process(String log, String... verb) {
		List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx1g", "-Dfile.encoding=UTF-8", "-cp", mainClasses(), YipanqiApplication.class.getName()));
		words.addAll(List.of(verb));
		words.addAll(this.settings);
		return new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.home.resolve(log).toFile()));
	}

	/**
	 * Without what is there for tests, such as their settings.
	 */
	private static String mainClasses() {
		String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(all.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
