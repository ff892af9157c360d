package cn.yipanqi.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import cn.yipanqi.engine.algebra.Merger;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

/**
 * The roll-up of one ledger, or of the union of several. What the entries in force state
 * is brought together by key, or else by county, tallied there, and the tallies are
 * added.
 */
final class ClusterRollup {

	/** 64 MB. */
	private static final long FULL = 8_000_000;

	private final SparkSession spark;

	private final Pack pack;

	private final long full;

	ClusterRollup(SparkSession spark, Pack pack) {
		this(spark, pack, FULL);
	}

	/**
	 * @param full how large a worker's tally may become, in days of cells, 8 bytes each
	 */
	ClusterRollup(SparkSession spark, Pack pack, long full) {
		this.spark = spark;
		this.full = full;
		this.pack = pack;
	}

	/**
	 * The cells: for each simple indicator, region, department or null for all, working
	 * group or null for all, and day, what that day adds. For a count or a sum that is
	 * the day's own; for a distinct one how many were new; for a stock how many more
	 * began to hold the status than ceased to. Days that add nothing are left out. A
	 * figure is the sum over its days, as {@code engine.rollup} answers it; but what is
	 * distinct in a window that begins later does not come from sums.
	 * @param asOf only what was recorded up to this moment, or null for all
	 * @throws IllegalArgumentException if a ledger is there twice
	 */
	Dataset<Row> cells(List<? extends LedgerSource> ledgers, @Nullable Instant asOf) {
		refuseTwice(ledgers);
		JavaSparkContext context = JavaSparkContext.fromSparkContext(this.spark.sparkContext());
		Broadcast<PackFiles> files = context.broadcast(new PackFiles(this.pack));
		Dataset<Row> statements = null;
		for (int number = 0; number < ledgers.size(); number++) {
			LedgerSource ledger = ledgers.get(number);
			Statements stating = new Statements(number, files, context.broadcast(ledger.superseded(this.spark, asOf)),
					context.broadcast(mergers(ledger, number)), asOf);
			Dataset<Row> stated = ledger.entries(this.spark).mapPartitions(stating, Encoders.row(Columns.STATEMENT));
			statements = (statements != null) ? statements.union(stated) : stated;
		}
		if (statements == null) {
			throw new IllegalArgumentException("no ledger is named");
		}
		Column[] cell = { col("indicator"), col("region"), col("department"), col("working_group") };
		return statements.repartition(col("shard"))
			.sortWithinPartitions(col("key").asc_nulls_first(), col("yields"))
			.mapPartitions(new Tallying(files, this.full), Encoders.row(Columns.PART))
			.repartition(cell)
			.sortWithinPartitions(cell)
			.mapPartitions(new Merging(), Encoders.row(Columns.CELL))
			.select(element_at(codes(), col("indicator").plus(1)).as("indicator"), col("region"), col("department"),
					col("working_group"), col("day"), col("amount"))
			.selectExpr("indicator", "region", "department", "working_group", "date_from_unix_date(day) as day",
					"cast(amount as decimal(19, 0)) * cast(0.0001 as decimal(4, 4)) as amount");
	}

	private List<Merger> mergers(LedgerSource ledger, int number) {
		EntryRows rows = new EntryRows(this.pack, number);
		return new ArrayList<>(ledger.mergers(this.spark).stream().map((row) -> Merger.of(rows.entry(row))).toList());
	}

	private Column codes() {
		return array(
				this.pack.indicators().stream().map(Indicator::code).map((code) -> lit(code)).toArray(Column[]::new));
	}

	private static void refuseTwice(List<? extends LedgerSource> ledgers) {
		Set<String> known = new HashSet<>();
		for (LedgerSource ledger : ledgers) {
			if (!known.add(ledger.id())) {
				throw new IllegalArgumentException(
						"'%s' holds a ledger that is named already: it would count twice".formatted(ledger.place()));
			}
		}
	}

}
