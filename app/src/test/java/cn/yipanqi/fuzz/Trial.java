package cn.yipanqi.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.code_intelligence.jazzer.api.BugDetectors;

/**
 * What every input has to stand: its work reaches no other machine, and comes to an end.
 * Where it takes too long the whole process ends, after it has kept the input and told
 * where the work was: nothing else ends a thread that hangs.
 */
public final class Trial {

	private static final Path KEPT = Path.of("target", "fuzz");

	private static final int HUNG = 70;

	private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "trial");
		thread.setDaemon(true);
		return thread;
	});

	private final Duration limit;

	public Trial(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Does the work that an input causes.
	 */
	public void of(byte[] input, Runnable work) {
		BugDetectors.allowNetworkConnections((host, port) -> HERE.contains(host));
		Thread worker = Thread.currentThread();
		Future<?> end = this.clock.schedule(() -> end(input, worker), this.limit.toMillis(), TimeUnit.MILLISECONDS);
		try {
			work.run();
		}
		finally {
			end.cancel(false);
		}
	}

	private void end(byte[] input, Thread worker) {
		try {
			Files.createDirectories(KEPT);
			Path file = KEPT.resolve("hung-" + HexFormat.of().toHexDigits(Arrays.hashCode(input)));
			Files.write(file, input);
			System.err.println("Took longer than " + this.limit + ": the input is in " + file.toAbsolutePath());
			Arrays.stream(worker.getStackTrace()).forEach((frame) -> System.err.println("\tat " + frame));
		}
		catch (IOException ex) {
			ex.printStackTrace();
		}
		Runtime.getRuntime().halt(HUNG);
	}

}
