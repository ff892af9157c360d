package cn.yipanqi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Several who do the same thing again and again at the same time.
 */
final class Writers {

	private Writers() {
	}

	/**
	 * Lets them work for a while.
	 * @return how often they did it, a second, all together
	 */
	static double work(int writers, int seconds, Runnable work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(writers);
		try {
			long start = System.nanoTime();
			long end = start + TimeUnit.SECONDS.toNanos(seconds);
			List<Future<Long>> counts = new ArrayList<>();
			for (int i = 0; i < writers; i++) {
				counts.add(threads.submit(() -> {
					long done = 0;
					while (System.nanoTime() < end) {
						work.run();
						done++;
					}
					return done;
				}));
			}
			long all = 0;
			for (Future<Long> count : counts) {
				all += count.get();
			}
			return all * 1e9 / (System.nanoTime() - start);
		}
		finally {
			threads.shutdown();
		}
	}

}
