package cn.yipanqi.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

	private static final int PATIENCE = 9;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "trial");
		thread.setDaemon(true);
		return thread;
	});

	private final Duration limit;

	/**
	 * @param limit how long the processor may work on one input; on a busy machine that
	 * takes longer by the clock, which may show {@value #PATIENCE} times as much
	 */
	public Trial(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Does the work that an input causes.
	 */
	public void of(byte[] input, Runnable work) {
		BugDetectors.allowNetworkConnections((host, port) -> HERE.contains(host));
		Thread worker = Thread.currentThread();
		long began = System.nanoTime();
		long used = THREADS.getThreadCpuTime(worker.getId());
		Future<?> watch = this.clock.scheduleWithFixedDelay(() -> {
			boolean spins = THREADS.getThreadCpuTime(worker.getId()) - used > this.limit.toNanos();
			if (spins || System.nanoTime() - began > this.limit.multipliedBy(PATIENCE).toNanos()) {
				end(input, worker);
			}
		}, 1, 1, TimeUnit.SECONDS);
		try {
			work.run();
		}
		finally {
			watch.cancel(false);
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
