package cn.yipanqi.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.SparkSession;

/**
 * Connections to a cluster.
 */
final class Sessions {

	/**
	 * Dates and moments as they are elsewhere in this house; sums that do not fit are
	 * errors; no web page unless asked for.
	 */
	private static final Map<String, String> SETTINGS = Map.of("spark.sql.datetime.java8API.enabled", "true",
			"spark.sql.ansi.enabled", "true", "spark.ui.enabled", "false", "spark.sql.session.timeZone", "UTC",
			"spark.app.name", "yipanqi");

	private Sessions() {
	}

	/**
	 * Connects.
	 * @param sent jars that the workers are sent; nothing for workers within this process
	 * @param settings Spark's own, which come last
	 */
	static SparkSession open(String master, Set<String> sent, Map<String, String> settings) {
		SparkSession.Builder builder = SparkSession.builder().master(master);
		SETTINGS.forEach(builder::config);
		List<String> jars = sent.stream().filter((part) -> part.endsWith(".jar")).sorted().toList();
		if (!jars.isEmpty() && !master.startsWith("local")) {
			builder.config("spark.jars", String.join(",", jars));
		}
		settings.forEach(builder::config);
		return builder.getOrCreate();
	}

}
