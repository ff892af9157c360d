package cn.yipanqi.bench;

/**
 * How often something can be done.
 */
final class Timed {

	private Timed() {
	}

	/**
	 * Does it once at least, and for about so many seconds.
	 * @return how often it was done, a second
	 */
	static double rate(int seconds, Work work) throws Exception {
		long start = System.nanoTime();
		long end = start + seconds * 1_000_000_000L;
		int done = 0;
		do {
			work.run();
			done++;
		}
		while (System.nanoTime() < end);
		return done * 1e9 / (System.nanoTime() - start);
	}

	/**
	 * What is timed.
	 */
	@FunctionalInterface
	interface Work {

		void run() throws Exception;

	}

}
