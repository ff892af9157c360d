package cn.yipanqi.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A cluster on this machine, of real parts: a standalone master and workers, each a Java
 * process of its own, on loopback. Its home, with the logs, is a folder that is made from
 * the class path; nothing needs to be installed.
 */
final class Standalone implements AutoCloseable {

	private static final String LOOPBACK = "127.0.0.1";

	private static final int STARTING_SECONDS = 60;

	private final Path home;

	private final Set<String> sent;

	private final int port;

	private final List<Process> processes = new ArrayList<>();

	private Standalone(Path home, Set<String> sent, int port) {
		this.home = home;
		this.sent = sent;
		this.port = port;
	}

	/**
	 * Starts a master and workers of one core each.
	 * @param home a folder; what is in it stays
	 * @param sent parts of the class path that the workers do not have of themselves
	 * @param memory of each worker, such as {@code 1g}
	 * @throws ClusterException if it does not start
	 */
	static Standalone start(Path home, Set<String> sent, int workers, String memory) {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = free.getLocalPort();
			free.close();
			Standalone cluster = new Standalone(home.toAbsolutePath(), sent, port);
			cluster.install();
			cluster.run("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port),
					"--webui-port", "0");
			cluster.await("master", "I have been elected leader", "New state: ALIVE");
			for (int number = 1; number <= workers; number++) {
				cluster.run("worker-" + number, "org.apache.spark.deploy.worker.Worker", "--webui-port", "0", "--cores",
						"1", "--memory", memory, "--work-dir", cluster.home.resolve("work-" + number).toString(),
						cluster.master());
			}
			for (int number = 1; number <= workers; number++) {
				cluster.await("worker-" + number, "Successfully registered with master");
			}
			return cluster;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What {@code --master} takes.
	 */
	String master() {
		return "spark://" + LOOPBACK + ":" + this.port;
	}

	/**
	 * Executors are started by scripts' rules: from a home with its jars and a file that
	 * says it is a release.
	 */
	private void install() throws IOException {
		Path jars = Files.createDirectories(this.home.resolve("jars"));
		for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
			Path jar = Path.of(part).toAbsolutePath();
			Path link = jars.resolve(jar.getFileName());
			if (part.endsWith(".jar") && !this.sent.contains(part) && !Files.exists(link)) {
				Files.createSymbolicLink(link, jar);
			}
		}
		Path release = this.home.resolve("RELEASE");
		if (!Files.exists(release)) {
			Files.writeString(release, "Made from the class path\n");
		}
	}

	private void run(String name, String type, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
		command.addAll(
				List.of("-Xmx512m", "-cp", this.home.resolve("jars") + File.separator + "*", type, "--host", LOOPBACK));
		command.addAll(Arrays.asList(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(log(name).toFile());
		builder.environment().put("SPARK_HOME", this.home.toString());
		builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
		builder.environment().put("SPARK_SCALA_VERSION", "2.13");
		this.processes.add(builder.start());
	}

	private Path log(String name) {
		return this.home.resolve(name + ".log");
	}

	private void await(String name, String... signs) throws IOException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS);
		while (System.nanoTime() < end && this.processes.stream().allMatch(Process::isAlive)) {
			String log = Files.readString(log(name));
			if (Arrays.stream(signs).anyMatch(log::contains)) {
				return;
			}
			try {
				TimeUnit.MILLISECONDS.sleep(100);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				break;
			}
		}
		close();
		throw new ClusterException("The cluster did not start; see '%s'".formatted(log(name)));
	}

	/**
	 * Ends what was started: workers first, and they their executors.
	 */
	@Override
	public void close() {
		List<ProcessHandle> executors = this.processes.stream().flatMap(Process::descendants).toList();
		for (int i = this.processes.size() - 1; i >= 0; i--) {
			this.processes.get(i).destroy();
		}
		for (Process process : this.processes) {
			try {
				if (!process.waitFor(10, TimeUnit.SECONDS)) {
					process.destroyForcibly();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				process.destroyForcibly();
			}
		}
		executors.forEach(ProcessHandle::destroy);
	}

}
