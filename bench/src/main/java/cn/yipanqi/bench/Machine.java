package cn.yipanqi.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when something was measured.
 *
 * @param load load average of the last minute before it began
 * @param postgres version of the database, or what else was measured
 */
record Machine(String at, int processors, long memoryMegabytes, String system, String java, String postgres,
		double load) {

	static Machine here(String postgres) {
		long memory = (ManagementFactory
			.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system)
					? system.getTotalMemorySize() >> 20 : 0;
		return new Machine(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
				Runtime.getRuntime().availableProcessors(), memory,
				System.getProperty("os.name") + " " + System.getProperty("os.arch"), Runtime.version().toString(),
				postgres, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
	}

}
