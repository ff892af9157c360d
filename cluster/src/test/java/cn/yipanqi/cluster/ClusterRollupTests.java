package cn.yipanqi.cluster;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.synthetic.SyntheticLedger;
import cn.yipanqi.postgres.EmbeddedPostgres;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A real standalone cluster, master and two workers, over a real ledger in a real server:
 * every cell is compared with the roll-up of one machine.
 */
class ClusterRollupTests {

	private static final Pack PACK = PackReader.read(Path.of("../packs/product-food-safety-2007")).orThrow();

	private static final int SIZE = 2_000;

	private static final List<Entry> ENTRIES = City.entries(PACK, 11, SIZE);

	@TempDir
	static Path folder;

	private static EmbeddedPostgres server;

	private static SeededLedger ledger;

	private static Standalone cluster;

	private static SparkSession spark;

	@BeforeAll
	static void start() throws Exception {
		server = EmbeddedPostgres.start(Path.of("target/home"));
		ledger = SeededLedger.make(server, "city_" + System.nanoTime(), ENTRIES);
		cluster = Standalone.start(Path.of("target/standalone"), Set.of(), 2, "1g");
		String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((part) -> !part.endsWith(".jar"))
			.collect(Collectors.joining(File.pathSeparator));
		spark = Sessions.open(cluster.master(), Set.of(),
				Map.of("spark.executor.extraClassPath", classes, "spark.driver.host", "127.0.0.1",
						"spark.driver.bindAddress", "127.0.0.1", "spark.executor.memory", "600m",
						"spark.sql.shuffle.partitions", "8"));
	}

	@AfterAll
	static void stop() {
		if (spark != null) {
			spark.stop();
		}
		if (cluster != null) {
			cluster.close();
		}
		if (server != null) {
			server.close();
		}
	}

	@Test
	void everyCellEqualsTheRollupOfOneMachine() {
		Map<SingleMachine.CellDay, BigDecimal> expected = new SingleMachine(PACK, ENTRIES).changes((Instant) null);
		PostgresLedger source = new PostgresLedger(ledger.url(), PACK, 300);
		assertThat(SingleMachine.changes(new ClusterRollup(spark, PACK).cells(List.of(source), null)))
			.isEqualTo(expected);
	}

}
