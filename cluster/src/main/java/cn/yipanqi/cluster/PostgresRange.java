package cn.yipanqi.cluster;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads the entries of one range of numbers, on a worker, a few thousand at a time.
 */
final class PostgresRange implements FlatMapFunction<Long, Row> {

	private static final long serialVersionUID = 1;

	private static final String ENTRIES = """
			select e.seq, e.first_seq, e.record::text, e.operation, e.type, e.unit, e.region, e.subject, e.subject_kind,
				e.subject_tier, e.business_date, e.recorded_at, e.supersedes, (%s)::text as doc, l.lines::text as lines
			from entry e left join (
				select entry, jsonb_agg(jsonb_build_array(type, unit, doc) order by no) as lines
				from line where entry >= ? and entry < ? group by entry) l on l.entry = e.seq
			where e.seq >= ? and e.seq < ?
			and (e.seq <= ? or pg_visible_in_snapshot(e.xid, cast(? as pg_snapshot)))
			""";

	private static final int FETCH = 5_000;

	private final String url;

	private final long size;

	private final Snapshot snapshot;

	PostgresRange(String url, long size, Snapshot snapshot) {
		this.url = url;
		this.size = size;
		this.snapshot = snapshot;
	}

	@Override
	public Iterator<Row> call(Long from) throws SQLException {
		Connection connection = DriverManager.getConnection(this.url);
		TaskContext.get().addTaskCompletionListener((TaskCompletionListener) (task) -> close(connection));
		connection.setAutoCommit(false);
		PreparedStatement statement = connection.prepareStatement(ENTRIES.formatted(this.snapshot.document));
		statement.setFetchSize(FETCH);
		statement.setLong(1, from);
		statement.setLong(2, from + this.size);
		statement.setLong(3, from);
		statement.setLong(4, from + this.size);
		statement.setLong(5, this.snapshot.floor);
		statement.setString(6, this.snapshot.transactions);
		return new Rows(statement.executeQuery());
	}

	/**
	 * The entry that a result stands on.
	 */
	static Row row(ResultSet result) throws SQLException {
		return RowFactory.create(result.getLong(1), result.getLong(2), result.getString(3), result.getString(4),
				result.getString(5), result.getString(6), result.getString(7), result.getObject(8, Long.class),
				result.getString(9), result.getString(10), result.getObject(11, LocalDate.class),
				result.getObject(12, OffsetDateTime.class).toInstant(), result.getObject(13, Long.class),
				result.getString(14), result.getString(15));
	}

	private static void close(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What is read.
	 *
	 * @param transactions those that had ended
	 * @param floor entries up to this number are read whatever their transaction
	 * @param document the expression for an entry's fields
	 */
	record Snapshot(String transactions, long floor, String document) implements Serializable {
	}

	/**
	 * Rows as they arrive.
	 */
	private static final class Rows implements Iterator<Row> {

		private final ResultSet results;

		private boolean ahead;

		private Rows(ResultSet results) {
			this.results = results;
		}

		@Override
		public boolean hasNext() {
			try {
				this.ahead = this.ahead || this.results.next();
				return this.ahead;
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public Row next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			this.ahead = false;
			try {
				return row(this.results);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
