package cn.yipanqi.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The registry of supervised subjects.
 */
@Service
public class Registry {

	private static final String COLUMNS = SubjectRows.COLUMNS;

	private static final String COLUMNS_AND_KEY = COLUMNS.replace(" from", ", identity_key from");

	private static final String PAGE = COLUMNS + """
			where region like :region || '%' and id > :after
			and (cast(:kind as text) is null or kind = :kind)
			and (cast(:uscc as text) is null or uscc = upper(:uscc))
			and (cast(:text as text) is null or strpos(lower(name), lower(:text)) > 0)
			order by id limit :limit
			""";

	private static final String NAMED = COLUMNS + """
			where region like :region || '%' and state <> 'MERGED'
			and (plain_name(name) = any(:plain) or uscc = any(:names) or licence = any(:names))
			and (cast(:kinds as text[]) is null or kind = any(cast(:kinds as text[])))
			""";

	private static final String BELOW = COLUMNS
			+ """
					where region like :region || '%' and state = 'OPEN' and (cast(:kinds as text[]) is null or kind = any(cast(:kinds as text[])))
					order by region, name, id limit :limit
					""";

	private static final String ADD = """
			insert into subject (kind, tier, name, uscc, licence, region, address, identity_key)
			values (:kind, :tier, :name, :uscc, :licence, :region, :address, :identityKey)
			on conflict (identity_key) do nothing returning id
			""";

	private static final String ADD_MANY = """
			insert into subject (kind, tier, name, uscc, licence, region, address, identity_key)
			values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (identity_key) do nothing
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Registry(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * The subject, if it exists and lies within the scope.
	 */
	public Optional<Subject> find(long id, Scope scope) {
		return this.jdbc.sql(COLUMNS + "where id = :id and region like :region || '%'")
			.param("id", id)
			.param("region", scope.region())
			.query(SubjectRows.MAPPER)
			.optional();
	}

	/**
	 * Subjects by number, as far as they lie within the scope.
	 */
	public Map<Long, Subject> findAll(Collection<Long> ids, Scope scope) {
		return this.jdbc.sql(COLUMNS + "where id = any(:ids) and region like :region || '%'")
			.param("ids", ids.toArray(Long[]::new))
			.param("region", scope.region())
			.query(SubjectRows.MAPPER)
			.list()
			.stream()
			.collect(Collectors.toMap(Subject::id, Function.identity()));
	}

	/**
	 * The subject registered under an identity key, such as a licence number.
	 */
	public Optional<Subject> findByIdentity(String identityKey) {
		return this.jdbc.sql(COLUMNS + "where identity_key = :key")
			.param("key", identityKey)
			.query(SubjectRows.MAPPER)
			.optional();
	}

	/**
	 * The subjects registered under identity keys, by key.
	 */
	public Map<String, Subject> findByIdentities(Collection<String> identityKeys) {
		Map<String, Subject> found = new HashMap<>();
		this.jdbc.sql(COLUMNS_AND_KEY + "where identity_key = any(:keys)")
			.param("keys", identityKeys.toArray(String[]::new))
			.query((row) -> {
				found.put(row.getString("identity_key"), SubjectRows.MAPPER.mapRow(row, 0));
			});
		return found;
	}

	/**
	 * The next subjects in the order of their numbers.
	 * @param region the region with all below it
	 * @param kind code of the kind, or null for all
	 * @param uscc unified social credit code, or null for any
	 * @param text part of the name, or null for any
	 * @param after number of the last subject read before, or 0
	 */
	public List<Subject> page(String region, @Nullable String kind, @Nullable String uscc, @Nullable String text,
			long after, int limit) {
		return this.jdbc.sql(PAGE)
			.param("region", region)
			.param("kind", kind)
			.param("uscc", uscc)
			.param("text", text)
			.param("after", after)
			.param("limit", limit)
			.query(SubjectRows.MAPPER)
			.list();
	}

	/**
	 * The subjects that bear one of the names, as their name, credit code or licence, by
	 * that name.
	 * @param kinds kinds to look among; empty for all
	 */
	public Map<String, List<Subject>> findByNames(Collection<String> names, List<String> kinds, Scope scope) {
		Map<String, List<Subject>> found = new HashMap<>();
		// no text in the database holds a NUL, and none may be sent there
		String[] possible = names.stream().filter((name) -> name.indexOf('\0') < 0).toArray(String[]::new);
		if (possible.length == 0) {
			return found;
		}
		Map<String, List<String>> spellings = Stream.of(possible).collect(Collectors.groupingBy(SearchWords::plain));
		this.jdbc.sql(NAMED)
			.param("region", scope.region())
			.param("names", possible)
			.param("plain", spellings.keySet().toArray(String[]::new))
			.param("kinds", kinds.isEmpty() ? null : kinds.toArray(String[]::new))
			.query(SubjectRows.MAPPER)
			.list()
			.forEach((subject) -> Stream
				.concat(Stream.of(subject.uscc(), subject.licence())
					.filter((code) -> code != null && names.contains(code)),
						spellings.getOrDefault(SearchWords.plain(subject.name()), List.of()).stream())
				.distinct()
				.forEach((name) -> found.computeIfAbsent(name, (key) -> new ArrayList<>()).add(subject)));
		return found;
	}

	/**
	 * The subjects within the scope's region, in order of place and name.
	 * @param kinds kinds to look among; empty for all
	 */
	public List<Subject> within(Scope scope, List<String> kinds, int limit) {
		return this.jdbc.sql(BELOW)
			.param("region", scope.region())
			.param("kinds", kinds.isEmpty() ? null : kinds.toArray(String[]::new))
			.param("limit", limit)
			.query(SubjectRows.MAPPER)
			.list();
	}

	/**
	 * Registers a subject, or finds the one already registered under the same identity.
	 * @param identityKey what makes it the same subject: credit code, licence, or name
	 * and place; null to register without
	 * @throws IllegalArgumentException if its credit code is wrong
	 */
	@Transactional
	public Subject register(Subject subject, @Nullable String identityKey) {
		requireValidCode(subject);
		String key = (identityKey != null) ? identityKey : subject.uscc();
		Optional<Long> id = SubjectRows.bind(this.jdbc.sql(ADD), subject)
			.param("identityKey", key)
			.query(Long.class)
			.optional();
		if (id.isEmpty()) {
			return findByIdentity(String.valueOf(key)).orElseThrow();
		}
		return new Subject(id.get(), subject.kind(), subject.tier(), subject.name(), subject.uscc(), subject.licence(),
				subject.region(), subject.address());
	}

	/**
	 * Registers many subjects in one transaction, each under its identity key; those
	 * already registered stay as they are.
	 * @return all of them as they are registered, by key
	 */
	@Transactional
	public Map<String, Subject> registerAll(Map<String, Subject> subjects) {
		subjects.values().forEach(Registry::requireValidCode);
		List<Object[]> rows = subjects.entrySet().stream().map((entry) -> {
			Subject subject = entry.getValue();
			return new Object[] { subject.kind(), subject.tier(), subject.name(), subject.uscc(), subject.licence(),
					subject.region(), subject.address(), entry.getKey() };
		}).toList();
		this.batches.batchUpdate(ADD_MANY, rows);
		return findByIdentities(subjects.keySet());
	}

	/**
	 * The subject that has a credit code, wherever it is.
	 */
	public Optional<Subject> findByCode(String uscc) {
		return this.jdbc.sql(COLUMNS + "where uscc = :uscc").param("uscc", uscc).query(SubjectRows.MAPPER).optional();
	}

	private static void requireValidCode(Subject subject) {
		if (subject.uscc() != null && !Uscc.isValid(subject.uscc())) {
			throw new IllegalArgumentException("'" + subject.uscc() + "' is not a valid credit code");
		}
	}

}
