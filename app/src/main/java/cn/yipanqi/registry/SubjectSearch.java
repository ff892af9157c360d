package cn.yipanqi.registry;

import java.util.List;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.RegionCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds subjects by what people know of them, and those that may be the same as one.
 */
@Service
public class SubjectSearch {

	private static final String SEARCH = SubjectRows.COLUMNS + """
			where region like :region || '%' and state <> 'MERGED'
			and (cast(:kinds as text[]) is null or kind = any(cast(:kinds as text[])))
			""";

	private static final String IN_ORDER = """
			order by state <> 'OPEN', starts_with(plain_name(name), :first) desc, region, name, id limit :limit
			""";

	private static final double LIKE = 0.65;

	private static final String NEAR = SubjectRows.COLUMNS + """
			where region like :county || '%' and region like :region || '%' and state <> 'MERGED' and id <> :id
			and (uscc = :uscc or licence = :licence
				or plain_name(address) = plain_name(cast(:address as text)) and length(plain_name(address)) > 5
				or plain_name(name) = :plain
				or pairs(subject_text(name, formerly, address, licence, uscc)) @@ resembling(:bare)
					and likeness(pairs(bare_name(name, region)), pairs(:bare)) >= :likeness)
			order by uscc = :uscc desc nulls last, licence = :licence desc nulls last,
				likeness(pairs(bare_name(name, region)), pairs(:bare)) desc, id limit :limit
			""";

	private final JdbcClient jdbc;

	private final SearchedWords words;

	SubjectSearch(JdbcClient jdbc, SearchedWords words) {
		this.jdbc = jdbc;
		this.words = words;
	}

	/**
	 * Searches by several words at once: each is part of the name, a former name, the
	 * address, the licence or the credit code, or begins the name of the place. What is
	 * there still comes first.
	 * @param kinds kinds to look among; empty for all
	 */
	public List<Subject> search(String text, List<String> kinds, Scope scope, int limit) {
		SearchedWords.Condition condition = this.words.of(text);
		return condition.words().isEmpty() ? List.of()
				: this.jdbc.sql(SEARCH + condition.sql() + IN_ORDER)
					.params(condition.parameters())
					.param("region", scope.region())
					.param("kinds", kinds.isEmpty() ? null : kinds.toArray(String[]::new))
					.param("first", condition.words().get(0))
					.param("limit", limit)
					.query(SubjectRows.MAPPER)
					.list();
	}

	/**
	 * Subjects of the same county that may be the same as one: with its credit code or
	 * licence, at its address, or with a name like its own, apart from the name of the
	 * town. Those most like it come first.
	 */
	public List<Subject> near(Subject subject, Scope scope, int limit) {
		String bare = this.jdbc.sql("select bare_name(:name, :region)")
			.param("name", subject.name())
			.param("region", subject.region())
			.query(String.class)
			.single();
		return this.jdbc.sql(NEAR)
			.param("id", subject.id())
			.param("county", RegionCode.county(subject.region()))
			.param("region", scope.region())
			.param("plain", SearchWords.plain(subject.name()))
			.param("bare", bare)
			.param("address", subject.address())
			.param("licence", subject.licence())
			.param("uscc", subject.uscc())
			.param("likeness", LIKE)
			.param("limit", limit)
			.query(SubjectRows.MAPPER)
			.list();
	}

}
