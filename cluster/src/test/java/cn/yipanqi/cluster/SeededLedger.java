package cn.yipanqi.cluster;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.postgres.EmbeddedPostgres;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.flywaydb.core.Flyway;

/**
 * A database of the application, made by its own migrations, with entries as the
 * application writes them.
 */
final class SeededLedger {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String THIS_SERVER = """
			insert into lineage (kind, no, system, floor, seen_at)
			select 'LEDGER', 1, system_identifier, 0, now() from pg_control_system()
			""";

	private static final String ENTRY = """
			insert into entry (seq, first_seq, record, revision, operation, type, unit, region, subject, subject_kind,
				subject_tier, business_date, recorded_at, author, supersedes, reason, doc)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
			""";

	private static final String LINE = """
			insert into line (entry, no, type, unit, doc) values (?, ?, ?, ?, cast(? as jsonb))
			""";

	private final String url;

	private final String readerUrl;

	private SeededLedger(String url, String readerUrl) {
		this.url = url;
		this.readerUrl = readerUrl;
	}

	static SeededLedger make(EmbeddedPostgres server, String database, List<Entry> entries) throws SQLException {
		server.createDatabase(database);
		Flyway.configure()
			.dataSource(server.url(database), server.owner(), server.ownerPassword())
			.placeholders(Map.of("application", server.application()))
			.load()
			.migrate();
		SeededLedger ledger = new SeededLedger(url(server.url(database), server.owner(), server.ownerPassword()),
				url(server.url(database), server.application(), server.applicationPassword()));
		try (Connection connection = ledger.connect(); Statement statement = connection.createStatement()) {
			statement.execute(THIS_SERVER);
			ledger.parents(statement, entries);
			write(connection, entries);
		}
		return ledger;
	}

	private static String url(String database, String user, String password) {
		return "%s?user=%s&password=%s".formatted(database, user, password);
	}

	/**
	 * For the owner of the tables.
	 */
	String url() {
		return this.url;
	}

	/**
	 * For a role that owns nothing and may read.
	 */
	String readerUrl() {
		return this.readerUrl;
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url);
	}

	private void parents(Statement statement, List<Entry> entries) throws SQLException {
		Set<String> regions = new TreeSet<>();
		Set<String> units = new TreeSet<>();
		for (Entry entry : entries) {
			units.add(entry.unit());
			entry.lines().stream().map(EntryLine::unit).filter(java.util.Objects::nonNull).forEach(units::add);
			regions.addAll(RegionCode.lineage(entry.region()));
		}
		units.forEach((unit) -> regions.addAll(RegionCode.lineage(UnitCode.region(unit))));
		regions.remove("");
		insert(statement, "region (code, name, level)",
				regions.stream()
					.map((code) -> "'%s', '%s', '%s'".formatted(code, code,
							(code.length() > 6) ? "TOWN" : (code.length() > 4) ? "COUNTY" : "CITY"))
					.toList());
		insert(statement, "unit (code, department, region, name)",
				units.stream()
					.map((unit) -> "'%s', '%s', '%s', '%s'".formatted(unit, UnitCode.department(unit),
							UnitCode.region(unit), unit))
					.toList());
		insert(statement, "subject (id, kind, name, region)",
				entries.stream()
					.filter((entry) -> entry.subject() != null)
					.map((entry) -> entry.subject() + 0L)
					.distinct()
					.map((subject) -> "%d, 'shop', '%d', '%s'".formatted(subject, subject, regions.iterator().next()))
					.toList());
	}

	private static void insert(Statement statement, String table, List<String> rows) throws SQLException {
		statement.execute("insert into " + table + " values (" + String.join("), (", rows) + ")");
	}

	static void write(Connection connection, List<Entry> entries) throws SQLException {
		try (PreparedStatement entry = connection.prepareStatement(ENTRY);
				PreparedStatement line = connection.prepareStatement(LINE)) {
			for (Entry each : entries) {
				set(entry, each.seq(), each.first(), each.record(), each.revision(), each.operation().name(),
						each.type(), each.unit(), each.region(), each.subject(), each.subjectKind(), each.subjectTier(),
						each.date(), each.recordedAt().atOffset(ZoneOffset.UTC), each.author(), each.supersedes(),
						each.reason(), json(each.fields()));
				for (int no = 0; no < each.lines().size(); no++) {
					EntryLine one = each.lines().get(no);
					set(line, each.seq(), no, one.type(), one.unit(), json(one.fields()));
				}
			}
			entry.executeBatch();
			line.executeBatch();
		}
	}

	private static void set(PreparedStatement statement, Object... values) throws SQLException {
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
		statement.addBatch();
	}

	private static String json(Map<String, Object> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> text(field.getKey()) + ":"
					+ ((field.getValue() instanceof BigDecimal number) ? number.toPlainString()
							: text(field.getValue())))
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static String text(Object value) {
		try {
			return JSON.writeValueAsString(value);
		}
		catch (com.fasterxml.jackson.core.JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
