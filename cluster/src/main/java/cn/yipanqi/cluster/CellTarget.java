package cn.yipanqi.cluster;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Where cells are written: a new folder of Parquet files, or one table of a database,
 * which readers see as it was before or as it is after, never in between.
 *
 * @param place folder or URL
 * @param table the table, or null for a folder
 */
record CellTarget(String place, @Nullable String table) {

	private static final Pattern TABLE = Pattern.compile("([a-z_][a-z0-9_]{0,50}\\.)?[a-z_][a-z0-9_]{0,50}");

	private static final String CREATE = """
			create table if not exists %s (indicator text not null, region text not null, department text,
				working_group text, day date not null, amount numeric not null)
			""";

	private static final String COLUMNS = "select * from %s limit 0";

	private static final String NEXT = """
			drop table if exists %1$s_next;
			create table %1$s_next (like %1$s)
			""";

	private static final String REPLACE = """
			lock table %1$s in exclusive mode;
			delete from %1$s;
			insert into %1$s select * from %1$s_next;
			drop table %1$s_next
			""";

	private static final String COUNT = "select count(*) from %s";

	/**
	 * @throws ClusterException if the two do not go together, or if the table's name is
	 * no plain one
	 */
	static CellTarget of(String place, @Nullable String table) {
		if (place.startsWith("jdbc:") != (table != null)) {
			throw new ClusterException("--table goes with a database in --to, and with nothing else");
		}
		if (table != null && !TABLE.matcher(table).matches()) {
			throw new ClusterException("'%s' is not the plain name of a table".formatted(table));
		}
		return new CellTarget(place, table);
	}

	/**
	 * Writes.
	 * @return number of rows
	 * @throws ClusterException if there is something else in that place; it is left as it
	 * was
	 */
	long write(SparkSession spark, Dataset<Row> cells) {
		return (this.table != null) ? replace(cells, this.table) : writeFiles(spark, cells);
	}

	private long writeFiles(SparkSession spark, Dataset<Row> cells) {
		try {
			Path folder = new Path(this.place);
			if (folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder)) {
				throw new ClusterException("'%s' is there already".formatted(this.place));
			}
		}
		catch (IOException ex) {
			throw new ClusterException("'%s' cannot be written: %s".formatted(this.place, ex.getMessage()), ex);
		}
		cells.write().option("compression", "zstd").parquet(this.place);
		return spark.read().schema(cells.schema()).parquet(this.place).count();
	}

	private long replace(Dataset<Row> cells, String name) {
		try (Connection connection = DriverManager.getConnection(this.place);
				Statement statement = connection.createStatement()) {
			statement.execute(CREATE.formatted(name));
			if (!columns(statement, name).equals(List.of(cells.columns()))) {
				throw new ClusterException(
						"Table '%s' is there and does not hold cells; it was left alone".formatted(name));
			}
			statement.execute(NEXT.formatted(name));
			Properties properties = new Properties();
			properties.setProperty("driver", "org.postgresql.Driver");
			properties.setProperty("reWriteBatchedInserts", "true");
			cells.write().mode("append").jdbc(this.place, name + "_next", properties);
			connection.setAutoCommit(false);
			statement.execute(REPLACE.formatted(name));
			long rows;
			try (ResultSet count = statement.executeQuery(COUNT.formatted(name))) {
				count.next();
				rows = count.getLong(1);
			}
			connection.commit();
			return rows;
		}
		catch (SQLException ex) {
			throw new ClusterException("Table '%s' in '%s' cannot be written: %s".formatted(name,
					PostgresLedger.place(this.place), ex.getMessage()), ex);
		}
	}

	private static List<String> columns(Statement statement, String name) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (ResultSet none = statement.executeQuery(COLUMNS.formatted(name))) {
			for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
				columns.add(none.getMetaData().getColumnName(i));
			}
		}
		return columns;
	}

	@Override
	public String toString() {
		return (this.table != null) ? this.table + " in " + PostgresLedger.place(this.place) : this.place;
	}

}
