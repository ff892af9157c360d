package cn.yipanqi.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.Scope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The registry as a list, narrowed by words, kind, tier, place and state.
 */
@Service
public class SubjectList {

	private static final String FILTER = """
			where region like :scope || '%' and region like :region || '%'
			and (cast(:kind as text) is null or kind = :kind) and (cast(:tier as text) is null or tier = :tier)
			and (cast(:state as text) is null or state = :state)
			""";

	private static final String ORDER = " order by state <> 'OPEN', region, name, id limit :limit offset :offset";

	private static final String BY_KIND = "select kind, count(*) as subjects from subject ";

	private final JdbcClient jdbc;

	private final SearchedWords words;

	SubjectList(JdbcClient jdbc, SearchedWords words) {
		this.jdbc = jdbc;
		this.words = words;
	}

	/**
	 * The subjects that match, those that are there still first, by place and name.
	 */
	public List<Standing> list(SubjectQuery query, Scope scope, int limit, long offset) {
		return filter(SubjectRows.STANDING, query, scope, ORDER).param("limit", limit)
			.param("offset", offset)
			.query(SubjectRows::standing)
			.list();
	}

	/**
	 * How many there are of each kind, whichever kind is asked for.
	 */
	public Map<String, Long> byKind(SubjectQuery query, Scope scope) {
		Map<String, Long> counts = new LinkedHashMap<>();
		SubjectQuery any = new SubjectQuery(query.text(), null, query.tier(), query.region(), query.state());
		filter(BY_KIND, any, scope, " group by kind order by subjects desc, kind").query((row) -> {
			counts.put(row.getString("kind"), row.getLong("subjects"));
		});
		return counts;
	}

	private JdbcClient.StatementSpec filter(String what, SubjectQuery query, Scope scope, String end) {
		SearchedWords.Condition condition = this.words.of((query.text() != null) ? query.text() : "");
		return this.jdbc.sql(what + FILTER + condition.sql() + end)
			.params(condition.parameters())
			.param("scope", scope.region())
			.param("region", query.region())
			.param("kind", query.kind())
			.param("tier", query.tier())
			.param("state", (query.state() != null) ? query.state().name() : null);
	}

}
