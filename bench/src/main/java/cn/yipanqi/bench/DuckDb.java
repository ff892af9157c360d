package cn.yipanqi.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.ledger.LedgerTails;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What a ledger contributes to counts and sums, in a file of DuckDB, which is made for
 * adding up columns: the sums of every county, department and day.
 */
final class DuckDb implements AutoCloseable {

	private static final String TABLE = """
			create table contribution (indicator integer, county integer, department integer, day integer,
				amount bigint)""";

	private static final String SUMS = """
			select count(*), sum(amount) from (
				select indicator, county, department, day, sum(amount) as amount from contribution group by all)""";

	private static final String TOTALS = "select indicator, sum(amount) from contribution group by 1";

	/** Four decimals, as the board keeps them. */
	private static final int SCALE = 4;

	private static final int COUNTY = 6;

	private final Pack pack;

	private final DuckDBConnection connection;

	DuckDb(Path file, Pack pack, LedgerTails tails) throws SQLException, IOException {
		Files.deleteIfExists(file);
		this.pack = pack;
		this.connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file);
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(TABLE);
			try (DuckDBAppender appender = this.connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA,
					"contribution")) {
				Contributions contributions = new Contributions(pack);
				Map<String, Integer> numbers = new HashMap<>();
				tails.inForce((entries) -> append(entries, contributions, numbers, appender));
			}
			statement.execute("checkpoint");
		}
	}

	private void append(List<Entry> entries, Contributions contributions, Map<String, Integer> numbers,
			DuckDBAppender appender) {
		try {
			for (Entry entry : entries) {
				for (Contribution each : contributions.of(entry)) {
					if (this.pack.indicator(each.indicator()).kind().isAdditive()) {
						appender.beginRow();
						appender.append(number(each.indicator()));
						appender.append(
								Integer.parseInt(each.region().substring(0, Math.min(COUNTY, each.region().length()))));
						appender.append(numbers.computeIfAbsent(UnitCode.department(each.unit()),
								(department) -> numbers.size()));
						appender.append(Math.toIntExact(each.date().toEpochDay()));
						appender.append(each.amount().movePointRight(SCALE).longValueExact());
						appender.endRow();
					}
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int number(String indicator) {
		return this.pack.indicators().indexOf(this.pack.indicator(indicator));
	}

	/**
	 * Adds everything up.
	 * @return number of sums
	 */
	long sums() throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(SUMS)) {
			row.next();
			return row.getLong(1);
		}
	}

	/**
	 * Whether the totals are those of the board.
	 */
	boolean isSame(Rollup board) throws SQLException {
		String city = this.pack.territory().places().get(0).code().substring(0, 4);
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(TOTALS)) {
			while (row.next()) {
				String indicator = this.pack.indicators().get(row.getInt(1)).code();
				BigDecimal figure = Objects.requireNonNull(
						board.figure(new FigureQuery(indicator, city, null, null, null, null, null)).value());
				if (figure.movePointRight(SCALE).compareTo(row.getBigDecimal(2)) != 0) {
					return false;
				}
			}
		}
		return true;
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
