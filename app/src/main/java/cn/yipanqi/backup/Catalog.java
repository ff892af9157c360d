package cn.yipanqi.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the database says of itself: tables with their columns, those first that others
 * refer to, and sequences. The history of migrations is not among them.
 *
 * @param tables columns by table
 * @param sequences names
 */
record Catalog(Map<String, List<String>> tables, Set<String> sequences) {

	private static final String HISTORY = "flyway_schema_history";

	private static final String COLUMNS = """
			select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
			where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
			and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
			and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
			order by c.relname, a.attnum
			""";

	private static final String REFERENCES = """
			select distinct c.relname, p.relname from pg_constraint f
			join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
			where f.contype = 'f' and c.oid <> p.oid and c.relnamespace = current_schema()::regnamespace
			""";

	private static final String SEQUENCES = """
			select c.relname, '' from pg_class c
			where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' order by c.relname
			""";

	static Catalog of(Connection connection) throws SQLException {
		Map<String, List<String>> columns = new TreeMap<>();
		pairs(connection, COLUMNS,
				(table, column) -> columns.computeIfAbsent(table, (name) -> new ArrayList<>()).add(column));
		columns.remove(HISTORY);
		Map<String, Set<String>> parents = new TreeMap<>();
		pairs(connection, REFERENCES,
				(table, parent) -> parents.computeIfAbsent(table, (name) -> new TreeSet<>()).add(parent));
		Set<String> sequences = new TreeSet<>();
		pairs(connection, SEQUENCES, (name, none) -> sequences.add(name));
		Map<String, List<String>> ordered = new LinkedHashMap<>();
		for (String table : columns.keySet()) {
			add(table, columns, parents, ordered, new LinkedHashSet<>());
		}
		return new Catalog(ordered, sequences);
	}

	private static void add(String table, Map<String, List<String>> columns, Map<String, Set<String>> parents,
			Map<String, List<String>> ordered, Set<String> below) {
		List<String> own = columns.get(table);
		if (own == null || ordered.containsKey(table)) {
			return;
		}
		if (!below.add(table)) {
			throw new BackupException("Tables refer to each other in a circle: " + below);
		}
		parents.getOrDefault(table, Set.of()).forEach((parent) -> add(parent, columns, parents, ordered, below));
		below.remove(table);
		ordered.put(table, own);
	}

	private static void pairs(Connection connection, String sql, Pair pair) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				pair.take(rows.getString(1), rows.getString(2));
			}
		}
	}

	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	static String quoted(List<String> names) {
		return names.stream().map(Catalog::quoted).collect(Collectors.joining(", "));
	}

	@FunctionalInterface
	private interface Pair {

		void take(String first, String second);

	}

}
