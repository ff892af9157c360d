package cn.yipanqi.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database holds, as a digest of each table: two that are equal stand for
 * nothing having been written between them. What grows by itself is left out, and so are
 * refusals in the trail.
 */
final class Footprint {

	private static final Set<String> BY_ITSELF = Set.of("seal", "lineage", "moment", "flyway_schema_history",
			"sign_in_attempt", "seal_origin");

	private static final Set<String> OF_ACCOUNTS = Set.of("account", "account_grant", "api_token", "former_password",
			"one_time_code", "recovery_code", "vault_key", "audit");

	private static final String TABLES = """
			select table_name from information_schema.tables where table_schema = current_schema()
			and table_type = 'BASE TABLE' order by 1
			""";

	private static final String DIGEST = """
			select '%1$s' as name, count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as content
			from %1$s t where %2$s
			""";

	private final JdbcClient jdbc;

	private final String everything;

	private final String business;

	Footprint(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.everything = digest((table) -> true);
		this.business = digest((table) -> !OF_ACCOUNTS.contains(table));
	}

	private String digest(Predicate<String> wanted) {
		return this.jdbc.sql(TABLES)
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> !BY_ITSELF.contains(table) && wanted.test(table))
			.map((table) -> DIGEST.formatted(table, table.equals("audit") ? "not refused" : "true"))
			.collect(Collectors.joining(" union all "));
	}

	/**
	 * What everything holds.
	 */
	Map<String, String> everything() {
		return read(this.everything);
	}

	/**
	 * What all but accounts and the trail holds: the campaign's business.
	 */
	Map<String, String> business() {
		return read(this.business);
	}

	private Map<String, String> read(String sql) {
		Map<String, String> tables = new TreeMap<>();
		this.jdbc.sql(sql).query((row) -> {
			tables.put(row.getString("name"), row.getString("content"));
		});
		return tables;
	}

}
