package cn.yipanqi.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What pg_dump would write and pg_restore would read: the rows of all tables, and where
 * the sequences are.
 */
final class Dump {

	private static final String TABLES = """
			select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
			and relname not like 'flyway%'
			""";

	private static final String SEQUENCES = """
			select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null
			""";

	private final Connection from;

	Dump(Connection from) {
		this.from = from;
	}

	void restore(Connection to, String application) throws SQLException, IOException {
		Flyway.configure()
			.dataSource(new SingleConnectionDataSource(to, true))
			.placeholders(Map.of("application", application))
			.loggers("slf4j")
			.load()
			.migrate();
		try (Statement statement = to.createStatement()) {
			statement.execute("set session_replication_role = replica");
			for (String table : texts(TABLES)) {
				statement.execute("delete from " + table);
				ByteArrayOutputStream rows = new ByteArrayOutputStream();
				this.from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
				to.unwrap(PGConnection.class)
					.getCopyAPI()
					.copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
			}
			for (String sequence : texts(SEQUENCES)) {
				String[] parts = sequence.split(" ");
				statement.execute("select setval('%s', %s)".formatted(parts[0], parts[1]));
			}
		}
	}

	private List<String> texts(String sql) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (Statement statement = this.from.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add((rows.getMetaData().getColumnCount() > 1) ? rows.getString(1) + " " + rows.getString(2)
						: rows.getString(1));
			}
		}
		return texts;
	}

}
