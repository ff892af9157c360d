package cn.yipanqi.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The accounts as administrators see them: those that hold nothing outside the caller's
 * region.
 */
@Service
public class AccountList {

	private static final String VISIBLE = """
			from account a where not exists (select 1 from account_grant g
				where g.account = a.name and g.revoked_at is null and g.region not like :region || '%')
			""";

	private static final String FILTER = VISIBLE + """
			and (:text = '' or lower(a.name) like '%' || :text || '%' escape '!'
				or lower(a.display_name) like '%' || :text || '%' escape '!')
			and (cast(:enabled as boolean) is null or a.enabled = :enabled)
			and (not :ungranted or not exists (select 1 from account_grant g
				where g.account = a.name and g.revoked_at is null))
			""";

	private static final String LIST = "select a.name, a.display_name, a.enabled " + FILTER
			+ " order by a.name limit :limit offset :offset";

	private static final String COUNT = "select count(*) " + FILTER;

	private static final String FIND = "select a.name, a.display_name, a.enabled " + VISIBLE + " and a.name = :name";

	private final JdbcClient jdbc;

	private final Grants grants;

	AccountList(JdbcClient jdbc, Grants grants) {
		this.jdbc = jdbc;
		this.grants = grants;
	}

	/**
	 * The accounts that match, by name.
	 * @param scope how far the caller reaches
	 */
	public List<Line> list(Query query, Scope scope, int limit, long offset) {
		return filter(LIST, query, scope).param("limit", limit)
			.param("offset", offset)
			.query((row, number) -> line(row.getString("name"), row.getString("display_name"),
					row.getBoolean("enabled")))
			.list();
	}

	public long count(Query query, Scope scope) {
		return filter(COUNT, query, scope).query(Long.class).single();
	}

	/**
	 * An account; empty if there is none, or it holds something outside the scope.
	 */
	public Optional<Line> find(String name, Scope scope) {
		return this.jdbc.sql(FIND)
			.param("region", scope.region())
			.param("name", name)
			.query((row, number) -> line(row.getString("name"), row.getString("display_name"),
					row.getBoolean("enabled")))
			.optional();
	}

	private Line line(String name, String displayName, boolean enabled) {
		return new Line(name, displayName, enabled, this.grants.of(name));
	}

	private JdbcClient.StatementSpec filter(String sql, Query query, Scope scope) {
		return this.jdbc.sql(sql)
			.param("region", scope.region())
			.param("text", LikePattern.of(query.text().strip().toLowerCase(Locale.ROOT)))
			.param("enabled", query.enabled())
			.param("ungranted", query.ungranted());
	}

	/**
	 * Which accounts to list.
	 *
	 * @param text part of the name, or of what the account is called; empty for any
	 * @param enabled only those that may sign in, or only those that may not; null for
	 * both
	 * @param ungranted only those that hold nothing
	 */
	public record Query(String text, @Nullable Boolean enabled, boolean ungranted) {
	}

	/**
	 * An account with what it holds.
	 */
	public record Line(String name, String displayName, boolean enabled, List<Grant> grants) {
	}

}
