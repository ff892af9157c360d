package cn.yipanqi.cluster;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.engine.algebra.Merger;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.synthetic.SyntheticLedger;
import cn.yipanqi.postgres.EmbeddedPostgres;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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

	private static final int SIZE = 1_000;

	private static final List<Entry> ENTRIES = City.entries(PACK, 11, SIZE);

	private static final Map<SingleMachine.CellDay, BigDecimal> EXPECTED = new SingleMachine(PACK, ENTRIES).changes();

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
						"spark.sql.shuffle.partitions", "3"));
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
		assertThat(cells(source())).hasSizeGreaterThan(30_000).isEqualTo(EXPECTED);
	}

	@Test
	void mergersOfSubjectsMakeADifference() {
		List<Entry> without = ENTRIES.stream().filter((entry) -> !Merger.isOne(entry)).toList();
		assertThat(new SingleMachine(PACK, without).changes()).isNotEqualTo(EXPECTED);
	}

	@Test
	void anExportGivesTheSameAndHoldsNothingSensitive() {
		String export = folder.resolve("export").toString();
		assertThat(ParquetLedger.export(spark, source(), export)).isEqualTo(ENTRIES.size());
		assertThat(cells(ParquetLedger.open(spark, export))).isEqualTo(EXPECTED);
		assertThat(ENTRIES).anySatisfy((entry) -> assertThat(entry.fields().toString()).contains("informant=sm4_"));
		assertThat(spark.read().parquet(export).select("doc").as(Encoders.STRING()).collectAsList())
			.noneMatch((doc) -> doc.contains("sm4_") || doc.contains("informant") || doc.contains("party_phone"));
		assertThatThrownBy(
				() -> new ClusterRollup(spark, PACK).cells(List.of(source(), ParquetLedger.open(spark, export)), null))
			.hasMessageContaining("would count twice");
		assertThatThrownBy(() -> ParquetLedger.export(spark, source(), export)).hasMessageContaining("is not empty");
	}

	@Test
	void whatIsSensitiveCountsNowhereAlsoWhereAnExportHasIt() {
		EntryRows rows = new EntryRows(PACK, 0);
		Entry entry = rows.entry(RowFactory.create(1L, 1L, "00000000-0000-0001-0000-000000000001", "RECORD", "tip",
				"health@239901", "239901", null, null, null, LocalDate.of(2007, 8, 8), Instant.EPOCH, null,
				"{\"informant\": \"sm4_1_0a\", \"informant_phone\": 1, \"n\": 1.50}", null));
		assertThat(entry.fields()).isEqualTo(Map.of("n", new BigDecimal("1.50")));
	}

	@Test
	void tallyThatIsEmptiedOnTheWayGivesTheSame() {
		assertThat(SingleMachine.changes(new ClusterRollup(spark, PACK, 5_000).cells(List.of(source()), null)))
			.isEqualTo(EXPECTED);
	}

	@Test
	void asOfIsWhatWasRecordedByThen() {
		for (Instant moment : List.of(SyntheticLedger.moment(SIZE / 2), SyntheticLedger.moment(SIZE + 40))) {
			Map<SingleMachine.CellDay, BigDecimal> then = new SingleMachine(PACK,
					ENTRIES.stream().filter((entry) -> !entry.recordedAt().isAfter(moment)).toList())
				.changes();
			assertThat(SingleMachine.changes(new ClusterRollup(spark, PACK).cells(List.of(source()), moment)))
				.isEqualTo(then);
		}
	}

	@Test
	void ledgersWithTheSameNumbersMakeAProvince() throws Exception {
		List<Entry> other = City.ofOtherRecords(City.entries(PACK, 12, 300));
		SeededLedger second = SeededLedger.make(server, "second_" + System.nanoTime(), other);
		List<Entry> union = new ArrayList<>(ENTRIES);
		union.addAll(City.ofOtherNumbers(other, 1L << 44));
		assertThat(SingleMachine.changes(new ClusterRollup(spark, PACK)
			.cells(List.of(source(), new PostgresLedger(second.url(), PACK, 300)), null)))
			.isEqualTo(new SingleMachine(PACK, union).changes());
	}

	@Test
	void whatIsCommittedWhileItReadsIsNotThere() throws Exception {
		List<Entry> entries = City.entries(PACK, 13, 300);
		SeededLedger growing = SeededLedger.make(server, "growing_" + System.nanoTime(), entries);
		Entry last = entries.get(entries.size() - 1);
		try (Connection connection = growing.connect()) {
			connection.setAutoCommit(false);
			SeededLedger.write(connection, List.of(City.copy(last, last.seq() + 1, last.revision() + 1,
					Entry.Operation.CANCEL, last.seq(), Map.of(), List.of())));
			PostgresLedger source = new PostgresLedger(growing.url(), PACK, 300);
			connection.commit();
			assertThat(cells(source)).isEqualTo(new SingleMachine(PACK, entries).changes());
		}
		assertThat(cells(new PostgresLedger(growing.url(), PACK, 300)))
			.isEqualTo(new SingleMachine(PACK, entries.subList(0, entries.size() - 1)).changes());
	}

	@Test
	void cellsAreWrittenIntoATableOfTheirOwn() throws Exception {
		SeededLedger small = SeededLedger.make(server, "target_" + System.nanoTime(), City.entries(PACK, 14, 100));
		Dataset<Row> cells = new ClusterRollup(spark, PACK).cells(List.of(new PostgresLedger(small.url(), PACK, 300)),
				null);
		Map<SingleMachine.CellDay, BigDecimal> expected = SingleMachine.changes(cells);
		for (int time = 0; time < 2; time++) {
			assertThat(CellTarget.of(small.url(), "rollup_cell").write(spark, cells)).isEqualTo(expected.size());
		}
		assertThat(SingleMachine.changes(spark.read().jdbc(small.url(), "rollup_cell", new Properties())))
			.isEqualTo(expected);
		assertThatThrownBy(() -> CellTarget.of(small.url(), "entry").write(spark, cells))
			.hasMessageContaining("does not hold cells");
		assertThatThrownBy(() -> CellTarget.of(small.url(), "a; drop table entry"))
			.hasMessageContaining("not the plain name");
	}

	private static PostgresLedger source() {
		return new PostgresLedger(ledger.readerUrl(), PACK, 500);
	}

	private static Map<SingleMachine.CellDay, BigDecimal> cells(LedgerSource source) {
		return SingleMachine.changes(new ClusterRollup(spark, PACK).cells(List.of(source), null));
	}

}
