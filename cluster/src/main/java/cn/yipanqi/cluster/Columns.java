package cn.yipanqi.cluster;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The four kinds of rows between the steps, column by column.
 */
final class Columns {

	/**
	 * An entry with its lines; so, too, in an export. Who filed it, and why it was
	 * corrected, counts nowhere and stays in the ledger, and so does what is sensitive.
	 */
	static final StructType ENTRY = new StructType(new StructField[] { required("seq", DataTypes.LongType),
			required("first_seq", DataTypes.LongType), required("record", DataTypes.StringType),
			required("operation", DataTypes.StringType), required("type", DataTypes.StringType),
			required("unit", DataTypes.StringType), required("region", DataTypes.StringType),
			optional("subject", DataTypes.LongType), optional("subject_kind", DataTypes.StringType),
			optional("subject_tier", DataTypes.StringType), required("business_date", DataTypes.DateType),
			required("recorded_at", DataTypes.TimestampType), optional("supersedes", DataTypes.LongType),
			required("doc", DataTypes.StringType), optional("lines", DataTypes.StringType) });

	/**
	 * What an entry in force states: a contribution. What must be seen together has the
	 * same shard: what is counted once, and details and totals of the same work.
	 */
	static final StructType STATEMENT = new StructType(
			new StructField[] { required("shard", DataTypes.IntegerType), required("indicator", DataTypes.IntegerType),
					optional("key", DataTypes.StringType), required("region", DataTypes.StringType),
					required("department", DataTypes.StringType), optional("working_group", DataTypes.StringType),
					required("day", DataTypes.IntegerType), required("amount", DataTypes.LongType),
					required("state", DataTypes.BooleanType), required("sequence", DataTypes.LongType),
					required("place_in_entry", DataTypes.IntegerType), required("yields", DataTypes.BooleanType) });

	/**
	 * What the days add to a cell, packed; the same cell may stand in several rows.
	 */
	static final StructType PART = new StructType(new StructField[] { required("indicator", DataTypes.IntegerType),
			required("region", DataTypes.StringType), optional("department", DataTypes.StringType),
			optional("working_group", DataTypes.StringType), required("days", DataTypes.BinaryType) });

	/**
	 * What a day adds to a cell.
	 */
	static final StructType CELL = new StructType(
			new StructField[] { required("indicator", DataTypes.IntegerType), required("region", DataTypes.StringType),
					optional("department", DataTypes.StringType), optional("working_group", DataTypes.StringType),
					required("day", DataTypes.IntegerType), required("amount", DataTypes.LongType) });

	private Columns() {
	}

	private static StructField required(String name, DataType type) {
		return new StructField(name, type, false, Metadata.empty());
	}

	private static StructField optional(String name, DataType type) {
		return new StructField(name, type, true, Metadata.empty());
	}

}
