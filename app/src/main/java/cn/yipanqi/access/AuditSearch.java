package cn.yipanqi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reads the audit trail, the newest first, within a scope: whoever reaches a region sees
 * what was done by those who act within it.
 */
@Service
public class AuditSearch {

	private static final int CHUNK = 2_000;

	private static final String SELECT = """
			select id, at, account, action, object, detail, origin, role, region, refused from audit where id < :start
			""";

	private static final String WITHIN = " and region like :region || '%'";

	private static final String ACCOUNT = " and account = :account";

	private static final String ACTION = " and action = :action";

	private static final String OBJECT = " and object like :object || '%' escape '!'";

	private static final String ORIGIN = " and origin = :origin";

	private static final String REFUSED = " and refused";

	private static final String FROM = " and at >= :from";

	private static final String BEFORE = " and at < :before";

	private static final String TEXT = " and lower(detail::text) like '%' || :text || '%' escape '!'";

	private static final String PAGE = " order by id desc limit :limit";

	private static final String ACTIONS = """
			with recursive known(action) as (
				(select action from audit order by action limit 1)
				union all
				select (select a.action from audit a where a.action > k.action order by a.action limit 1) from known k
				where k.action is not null)
			select action from known where action is not null
			""";

	private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {
	};

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	AuditSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Rows that match, the newest first.
	 * @param start only rows with a smaller number
	 */
	public List<AuditRow> find(AuditQuery query, Scope scope, long start, int limit) {
		StringBuilder sql = new StringBuilder(SELECT);
		Map<String, Object> values = new HashMap<>();
		when(!scope.region().isEmpty(), WITHIN, "region", scope.region(), sql, values);
		when(!query.account().isEmpty(), ACCOUNT, "account", query.account(), sql, values);
		when(!query.action().isEmpty(), ACTION, "action", query.action(), sql, values);
		when(!query.object().isEmpty(), OBJECT, "object", LikePattern.of(query.object()), sql, values);
		when(!query.origin().isEmpty(), ORIGIN, "origin", query.origin(), sql, values);
		sql.append(query.refused() ? REFUSED : "");
		if (query.from() != null) {
			when(true, FROM, "from", query.from().atOffset(ZoneOffset.UTC), sql, values);
		}
		if (query.before() != null) {
			when(true, BEFORE, "before", query.before().atOffset(ZoneOffset.UTC), sql, values);
		}
		when(!query.text().isEmpty(), TEXT, "text", LikePattern.of(query.text().toLowerCase(Locale.ROOT)), sql, values);
		return this.jdbc.sql(sql.append(PAGE).toString())
			.params(values)
			.param("start", start)
			.param("limit", limit)
			.query(AuditSearch::row)
			.list();
	}

	/**
	 * Hands over all rows that match, the newest first, without holding more than a few.
	 */
	public void each(AuditQuery query, Scope scope, Consumer<AuditRow> taker) {
		long start = Long.MAX_VALUE;
		while (true) {
			List<AuditRow> rows = find(query, scope, start, CHUNK);
			rows.forEach(taker);
			if (rows.size() < CHUNK) {
				return;
			}
			start = rows.get(rows.size() - 1).id();
		}
	}

	/**
	 * The actions that the trail holds, each once.
	 */
	public List<String> actions() {
		return this.jdbc.sql(ACTIONS).query(String.class).list();
	}

	private static void when(boolean wanted, String condition, String name, Object value, StringBuilder sql,
			Map<String, Object> values) {
		if (wanted) {
			sql.append(condition);
			values.put(name, value);
		}
	}

	private static AuditRow row(ResultSet row, int number) throws SQLException {
		String detail = row.getString("detail");
		return new AuditRow(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
				row.getString("account"), row.getString("action"), row.getString("object"),
				(detail != null) ? MAPPER.readValue(detail, DOCUMENT) : Map.of(), row.getString("origin"),
				row.getString("role"), row.getString("region"), row.getBoolean("refused"));
	}

}
