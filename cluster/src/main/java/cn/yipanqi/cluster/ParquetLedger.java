package cn.yipanqi.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import cn.yipanqi.engine.pack.RegistryTypes;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64Bitmap;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

/**
 * An export of a ledger: Parquet files of {@link Columns#ENTRY} in a folder, here or on
 * any storage that Spark knows, and a note of which ledger it was and how many entries it
 * had. The note is written last: a folder without it is half an export.
 */
final class ParquetLedger implements LedgerSource {

	/** Spark leaves alone what begins with an underscore. */
	private static final String NOTE = "_ledger.properties";

	private final String folder;

	private final Properties note;

	private ParquetLedger(String folder, Properties note) {
		this.folder = folder;
		this.note = note;
	}

	/**
	 * Opens an export.
	 * @throws ClusterException if it is none, or not whole
	 */
	static ParquetLedger open(SparkSession spark, String folder) {
		Path path = new Path(folder, NOTE);
		Properties note = new Properties();
		try {
			FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
			if (!files.exists(path)) {
				throw new ClusterException(
						"'%s' is not an export of a ledger, or one that was not finished: it has no '%s'"
							.formatted(folder, NOTE));
			}
			try (InputStream in = files.open(path)) {
				note.load(in);
			}
		}
		catch (IOException ex) {
			throw new ClusterException("'%s' cannot be read: %s".formatted(folder, ex.getMessage()), ex);
		}
		ParquetLedger ledger = new ParquetLedger(folder, note);
		long found = ledger.entries(spark).count();
		if (!Long.toString(found).equals(note.getProperty("entries"))) {
			throw new ClusterException("'%s' holds %d entries, and was exported with %s".formatted(folder, found,
					note.getProperty("entries")));
		}
		return ledger;
	}

	/**
	 * Writes an export into a new folder.
	 * @return number of entries
	 * @throws ClusterException if there is something in the folder, or it cannot be
	 * written
	 */
	static long export(SparkSession spark, LedgerSource ledger, String folder) {
		try {
			FileSystem files = new Path(folder).getFileSystem(spark.sparkContext().hadoopConfiguration());
			if (files.exists(new Path(folder)) && files.listStatus(new Path(folder)).length > 0) {
				throw new ClusterException("'%s' is not empty".formatted(folder));
			}
			ledger.entries(spark).write().mode("append").option("compression", "zstd").parquet(folder);
			long entries = spark.read().schema(Columns.ENTRY).parquet(folder).count();
			Properties note = new Properties();
			note.setProperty("ledger", ledger.id());
			note.setProperty("entries", Long.toString(entries));
			try (OutputStream out = files.create(new Path(folder, NOTE), false)) {
				note.store(out, null);
			}
			return entries;
		}
		catch (IOException ex) {
			throw new ClusterException("'%s' cannot be written: %s".formatted(folder, ex.getMessage()), ex);
		}
	}

	@Override
	public String id() {
		return this.note.getProperty("ledger", this.folder);
	}

	@Override
	public String place() {
		return this.folder;
	}

	@Override
	public Dataset<Row> entries(SparkSession spark) {
		return spark.read().schema(Columns.ENTRY).parquet(this.folder);
	}

	@Override
	public List<Row> mergers(SparkSession spark) {
		return entries(spark).where(col("type").equalTo(RegistryTypes.MERGER)).collectAsList();
	}

	@Override
	public Roaring64Bitmap superseded(SparkSession spark, @Nullable Instant asOf) {
		Roaring64Bitmap numbers = new Roaring64Bitmap();
		entries(spark).where(col("supersedes").isNotNull())
			.where((asOf != null) ? col("recorded_at").leq(lit(asOf)) : lit(true))
			.select("supersedes")
			.toLocalIterator()
			.forEachRemaining((row) -> numbers.addLong(row.getLong(0)));
		return numbers;
	}

}
