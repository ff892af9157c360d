package cn.yipanqi.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes a million rows from the database into a file, in a process of its own that has
 * little memory.
 */
final class MillionRows {

	private static final String ROWS = """
			select n, '记录' || md5(n::text) as name, n * 1.25 as amount, date '2007-08-24' + (n %% 30)::integer as day
			from generate_series(1, %d) n
			""";

	private MillionRows() {
	}

	/**
	 * @param arguments the format, the file, how many rows, and where the database is
	 */
	public static void main(String[] arguments) throws IOException, SQLException {
		try (Connection connection = DriverManager.getConnection(arguments[3], arguments[4], arguments[5]);
				OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			write(Format.of(arguments[0]), out, Long.parseLong(arguments[2]),
					JdbcClient.create(new SingleConnectionDataSource(connection, true)));
		}
	}

	private static void write(Format format, OutputStream out, long count, JdbcClient jdbc) throws IOException {
		List<Column> columns = List.of(Column.integer("编号"), Column.text("名称"), Column.decimal("金额"), Column.date("日期"),
				Column.moment("时刻"));
		ZoneId zone = ZoneId.of("Asia/Shanghai");
		Instant moment = Instant.parse("2007-09-27T01:00:00Z");
		try (RowWriter writer = (format == Format.CSV) ? new CsvWriter(columns, zone, out)
				: new WorkbookWriter("台账", "说明", columns, zone, out);
				Stream<List<Object>> rows = jdbc.sql(ROWS.formatted(count))
					.withFetchSize(500)
					.query((row, number) -> List.<Object>of(row.getLong("n"), row.getString("name"),
							new BigDecimal(row.getString("amount")), row.getObject("day", LocalDate.class), moment))
					.stream()) {
			for (Iterator<List<Object>> next = rows.iterator(); next.hasNext();) {
				writer.write(List.copyOf(next.next()));
			}
			writer.finish(Map.of("行数", String.valueOf(count)));
		}
	}

}
