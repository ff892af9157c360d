package cn.yipanqi.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.pack.PackReading;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of every command: which cluster, and which pack.
 */
class SparkOptions {

	/** Set by the launcher: parts of the class path that a cluster does not have. */
	private static final String SENT = "yipanqi.cluster.sent";

	@Option(names = "--master", defaultValue = "local[*]", paramLabel = "URL",
			description = "spark://host:port, or this machine with so many cores (default: ${DEFAULT-VALUE}).")
	private String master = "";

	@Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark's; may be repeated.")
	private Map<String, String> settings = new HashMap<>();

	@Option(names = "--pack", defaultValue = "${env:YIPANQI_PACK}", paramLabel = "DIR", required = true,
			description = "The pack (default: YIPANQI_PACK).")
	private @Nullable Path pack;

	/**
	 * Reads the pack.
	 * @throws ClusterException if it has mistakes
	 */
	Pack pack() {
		if (this.pack == null) {
			throw new ClusterException("no pack is named: --pack, or YIPANQI_PACK");
		}
		PackReading reading = PackReader.read(this.pack);
		if (reading.pack() == null) {
			throw new ClusterException("'%s' is not a pack:%n%s".formatted(this.pack,
					reading.problems().stream().map(Object::toString).collect(Collectors.joining("\n"))));
		}
		return reading.pack();
	}

	SparkSession open() {
		return Sessions.open(this.master, sent(), this.settings);
	}

	Map<String, String> settings() {
		return this.settings;
	}

	static Set<String> sent() {
		return Arrays.stream(System.getProperty(SENT, "").split(File.pathSeparator, -1))
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.toSet());
	}

	/**
	 * The ledger at a place: a database by its URL, or the folder of an export.
	 */
	static LedgerSource ledger(SparkSession spark, Pack pack, String place, long rangeSize) {
		return place.startsWith("jdbc:") ? new PostgresLedger(place, pack, rangeSize)
				: ParquetLedger.open(spark, place);
	}

}
