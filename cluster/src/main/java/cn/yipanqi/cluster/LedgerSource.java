package cn.yipanqi.cluster;

import java.time.Instant;
import java.util.List;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * A ledger to be read in partitions, as it was at one moment: however long the reading
 * takes, every entry is there with what it supersedes, or not at all.
 */
interface LedgerSource {

	/**
	 * Tells ledgers apart; exports have that of the ledger that they were made from.
	 */
	String id();

	/**
	 * Where it is, without passwords.
	 */
	String place();

	/**
	 * The entries, as rows of {@link Columns#ENTRY}.
	 */
	Dataset<Row> entries(SparkSession spark);

	/**
	 * The mergers of subjects with their corrections and cancellations, as rows of
	 * {@link Columns#ENTRY}: few.
	 */
	List<Row> mergers(SparkSession spark);

	/**
	 * The numbers of the entries that were corrected or cancelled: a few in a hundred.
	 * @param asOf by what was recorded up to this moment, or null for all
	 */
	Roaring64Bitmap superseded(SparkSession spark, @Nullable Instant asOf);

}
