package cn.yipanqi.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import javax.sql.DataSource;

import org.postgresql.PGConnection;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The three files as text tables, filled by COPY, and plain SQL over them. Shares nothing
 * with the product: no mapping, no reader, no expression.
 */
final class RawTables {

	private static final String WARDS = """
			create view raw.wards as
			select distinct regexp_replace("LICENSE_NUMBER", '\\.0$', '') as licence,
				'1703' || lpad(regexp_replace("WARD", '\\.0$', ''), 2, '0') as ward
			from raw.businesses where "LICENSE_NUMBER" <> '' and "WARD" <> ''
			""";

	private static final String INSPECTIONS = """
			create table raw.inspection as
			select n, i.licence, i.licence as premises, coalesce(w.ward, '170399') as ward, day, result, risk, critical,
				serious, minor, first_value(kind) over (partition by i.licence order by n) as kind
			from (
				select n, regexp_replace("License", '\\.0$', '') as licence, "Inspection_Date"::date as day,
					"Results" as result, "Risk" as risk, "criticalCount"::numeric as critical,
					"seriousCount"::numeric as serious, "minorCount"::numeric as minor, "Facility_Type" as kind
				from raw.inspections) i
			left join raw.wards w on w.licence = i.licence
			""";

	private static final String VISITS = """
			create table raw.visit as
			select v.*, coalesce(w.ward, '170399') as ward,
				case when licensed then v.licence else upper(name) || '|' || upper(address) end as premises,
				case when licensed then v.licence else name || '|' || address end || '|' || day as premises_day
			from (
				select distinct trim("Inspector_Assigned") as inspectors, trim("DBA") as name,
					trim("Address") as address, trim("License") as licence, "Inspection_Date"::date as day,
					trim("Inspection_Purpose") as purpose, trim("License") not in ('', '0', '0-0') as licensed
				from raw.visits) v
			left join raw.wards w on w.licence = substring(v.licence from '^([0-9]+)(?:-.*)?$')
			where licensed or (name <> '' and address <> '')
			""";

	private static final String REACHED = """
			create view raw.reached as
			select ward, premises, day from raw.inspection union all select ward, premises, day from raw.visit
			""";

	private static final String FAILING = """
			select case when grouping(ward) = 1 then '1703' else ward end as region, count(*) as value
			from (
				select distinct on (premises) ward, result from raw.inspection where day <= :to
				order by premises, day desc, n desc) latest
			where result = 'Fail' group by grouping sets ((ward), ())
			""";

	private static final String PARTS = """
			select case when grouping(ward) = 1 then '1703' else ward end as region, %s as value
			from raw.%s where day between :from and :to group by grouping sets ((ward), ())
			""";

	private final JdbcClient jdbc;

	RawTables(DataSource dataSource, Path folder) throws SQLException, IOException {
		this.jdbc = JdbcClient.create(dataSource);
		try (Connection connection = dataSource.getConnection()) {
			execute(connection, "create schema raw");
			copy(connection, folder.resolve("23_food_insp_features.csv.gz"), "raw.inspections");
			copy(connection, folder.resolve("24_bus_features.csv.gz"), "raw.businesses");
			copy(connection, folder.resolve("inspectors.csv.gz"), "raw.visits");
			for (String sql : new String[] { WARDS, INSPECTIONS, VISITS, REACHED }) {
				execute(connection, sql);
			}
		}
	}

	private static void copy(Connection connection, Path file, String table) throws SQLException, IOException {
		try (BufferedReader reader = reader(file)) {
			String columns = Arrays.stream(reader.readLine().split(","))
				.map((name) -> '"' + name + '"')
				.collect(Collectors.joining(", "));
			execute(connection,
					"create table %s (n bigserial, %s text)".formatted(table, columns.replace(",", " text,")));
			copy(connection, reader, "copy %s (%s) from stdin (format csv, null '\\N')".formatted(table, columns));
		}
	}

	private static BufferedReader reader(Path file) throws IOException {
		return new BufferedReader(
				new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
	}

	private static void copy(Connection connection, Reader reader, String sql) throws SQLException, IOException {
		connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, reader);
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * A value for the city and for each ward that has rows.
	 */
	Map<String, BigDecimal> values(String aggregate, String table, LocalDate from, LocalDate to) {
		return values(PARTS.formatted(aggregate, table), from, to);
	}

	/**
	 * The premises whose latest inspection failed.
	 */
	Map<String, BigDecimal> failing(LocalDate to) {
		return values(FAILING, to, to);
	}

	private Map<String, BigDecimal> values(String sql, LocalDate from, LocalDate to) {
		Map<String, BigDecimal> values = new HashMap<>();
		this.jdbc.sql(sql).param("from", from).param("to", to).query((row) -> {
			values.put(row.getString("region"), row.getBigDecimal("value"));
		});
		return values;
	}

}
