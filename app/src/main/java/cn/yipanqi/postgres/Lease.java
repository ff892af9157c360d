package cn.yipanqi.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the users of one server: several in this process, and several processes. Only
 * the last one may stop it. The operating system forgets the lease of a killed process.
 */
final class Lease {

	private static final Map<Path, Lease> HELD = new HashMap<>();

	private static final long TURN = 0;

	private static final long USE = 1;

	private final Path file;

	private final FileChannel channel;

	private FileLock use;

	private int users = 1;

	private Lease(Path file, FileChannel channel, FileLock use) {
		this.file = file;
		this.channel = channel;
		this.use = use;
	}

	/**
	 * Takes a share in the server, and starts or adopts it while no other process can.
	 */
	static <T> T take(Path file, Action<T> start) throws IOException {
		synchronized (HELD) {
			Lease held = HELD.get(file);
			if (held != null) {
				T started = start.run();
				held.users++;
				return started;
			}
			FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE);
			try (FileLock turn = channel.lock(TURN, 1, false)) {
				T started = start.run();
				HELD.put(file, new Lease(file, channel, channel.lock(USE, 1, true)));
				return started;
			}
			catch (IOException | RuntimeException ex) {
				channel.close();
				throw ex;
			}
		}
	}

	/**
	 * Gives the share back, and stops the server if nobody else has one.
	 */
	static void release(Path file, Runnable stop) throws IOException {
		synchronized (HELD) {
			Lease lease = HELD.get(file);
			if (lease == null || --lease.users > 0) {
				return;
			}
			HELD.remove(lease.file);
			try (FileChannel channel = lease.channel; FileLock turn = channel.lock(TURN, 1, false)) {
				lease.use.release();
				FileLock alone = channel.tryLock(USE, 1, false);
				if (alone != null) {
					stop.run();
				}
			}
		}
	}

	/**
	 * What the holder of the turn does.
	 *
	 * @param <T> what comes of it
	 */
	interface Action<T> {

		T run() throws IOException;

	}

}
