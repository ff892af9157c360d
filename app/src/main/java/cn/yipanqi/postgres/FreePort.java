package cn.yipanqi.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that will be stopped and started again. It lies below those that
 * systems give to outgoing connections, so that none of these has it meanwhile.
 */
public final class FreePort {

	private static final int LOWEST = 20_000;

	private static final int ABOVE = 30_000;

	private static final int TRIES = 100;

	private FreePort() {
	}

	/**
	 * A port that nobody listens on.
	 */
	public static int find() throws IOException {
		for (int i = 0; i < TRIES; i++) {
			int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE);
			if (isFree(port)) {
				return port;
			}
		}
		throw new IOException("No port from %d to %d is free".formatted(LOWEST, ABOVE - 1));
	}

	static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
