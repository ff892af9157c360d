package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.access.LikePattern;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the ledger, within a scope.
 */
@Service
public class LedgerReader {

	/**
	 * What lies in the scope, what a unit of the scope took part in, and what was filed
	 * on a subject that turned out to be one of the scope: the same as what counts in a
	 * figure of that scope. A cancellation lies where what it cancels lay.
	 */
	private static final String IN_SCOPE = """
			(cast(:scopeTypes as text[]) is null or e.type = any(:scopeTypes)) and (e.region like :scopeRegion || '%'
				and (cast(:scopeDepartment as text) is null or e.unit like :scopeDepartment || '@%')
			or case e.operation when 'CANCEL' then e.supersedes else e.seq end in (
				select l.entry from line l join entry o on o.seq = l.entry
				where l.unit is not null
				and (cast(:scopeDepartment as text) is null or l.unit like :scopeDepartment || '@%')
				and case when starts_with(o.region, split_part(l.unit, '@', 2)) then o.region
					else split_part(l.unit, '@', 2) end like :scopeRegion || '%')
			or e.subject in (
				with recursive merged as (
					select id, merged_into from subject where merged_into is not null
					union select m.id, s.merged_into from merged m join subject s on s.id = m.merged_into
					where s.merged_into is not null
				) select m.id from merged m join subject s on s.id = m.merged_into
				where s.region like :scopeRegion || '%')
				and (cast(:scopeDepartment as text) is null or e.unit like :scopeDepartment || '@%'))
			""";

	private static final String CURRENT = """
			select %s from entry e where e.record = any(:records)
			and not exists (select 1 from entry n where n.supersedes = e.seq)
			""".formatted(EntryRows.COLUMNS);

	private static final String CANCELLED = "select record from entry where record = any(:records) and operation = 'CANCEL'";

	private static final String BY_NUMBER = "select %s from entry e where e.seq = any(:numbers) and %s"
		.formatted(EntryRows.COLUMNS, IN_SCOPE);

	private static final String REVISIONS = """
			select %s from entry e where e.record = :record
			and exists (select 1 from entry e where e.record = :record and %s) order by revision
			""".formatted(EntryRows.COLUMNS, IN_SCOPE);

	private static final String FILTER = """
			from entry e where e.seq <= :top
			and not exists (select 1 from entry n where n.supersedes = e.seq and n.seq <= :top)
			and %s
			and (cast(:type as text) is null or e.type = :type)
			and (cast(:unit as text) is null or e.unit = :unit)
			and e.region like :region || '%%'
			and (cast(:from as date) is null or e.business_date >= :from)
			and (cast(:to as date) is null or e.business_date <= :to)
			and (cast(:cancelled as boolean) is null or (e.operation = 'CANCEL') = :cancelled)
			""".formatted(IN_SCOPE);

	/**
	 * Finds what is searched for in the subject, in the texts and in those of the lines.
	 * A cancellation has none and is found by what it cancels. In the texts, which are
	 * taken from a document, quotes are as they are there.
	 */
	private static final String SEARCH = """
			and (e.subject in (
				select s.id from subject s
				where pairs(lower(s.name)) @@ sought(:text) and lower(s.name) like '%' || :like || '%' escape '!'
				union all select s.id from subject s where s.uscc = upper(:text)
				union all select s.id from subject s where s.licence in (:plain, upper(:plain)))
			or case e.operation when 'CANCEL' then e.supersedes else e.seq end in (
				select w.seq from entry w where words(w.doc) <> ''
				and pairs(words(w.doc)) @@ sought(:quoted) and words(w.doc) like '%' || :quotedLike || '%' escape '!'
				union all select l.entry from line l
				where words(l.doc) <> ''
				and pairs(words(l.doc)) @@ sought(:quoted) and words(l.doc) like '%' || :quotedLike || '%' escape '!'))
			""";

	private static final String IN_BATCH = """
			and e.record in (select b.record from entry b where b.xid = cast(:transaction as xid8)
				and b.seq between :first and :last and b.revision = 1)
			""";

	private static final String ABOUT = " and e.subject = any(:subjects) ";

	private static final String LIST = "select " + EntryRows.COLUMNS;

	private static final int CHUNK = 500;

	private static final String ORDER = " order by e.business_date desc, e.seq desc";

	private static final String PAGE = ORDER + " limit :limit offset :offset";

	private static final String AFTER = """
			 and (e.business_date < :afterDate or e.business_date = :afterDate and e.seq < :afterNumber)
			order by e.business_date desc, e.seq desc limit :limit
			""";

	private static final String TOP = "select coalesce(max(seq), 0) from entry";

	private static final String COUNT = "select count(*) ";

	/**
	 * Key by key: for many at once a plan made while the ledger was small would read all
	 * of it, and go on to do so as long as a large import lasts.
	 */
	private static final String FILED = """
			select e.client_key, e.seq from unnest(cast(:keys as text[])) as sent (key)
			cross join lateral (select client_key, seq from entry where client_key = sent.key limit 1) e
			""";

	/** Planned once, and not for each key anew. */
	private static final String FILED_ONE = "select client_key, seq from entry where client_key = :key";

	private final JdbcClient jdbc;

	private final Pack pack;

	private final TransactionTemplate snapshot;

	LedgerReader(JdbcClient jdbc, Pack pack, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.snapshot = new TransactionTemplate(transactions);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.snapshot.setReadOnly(true);
		this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.pack = pack;
	}

	/**
	 * The current revision of a record, cancelled ones included.
	 */
	public Optional<Entry> find(UUID record, Scope scope) {
		List<Entry> revisions = revisions(record, scope);
		return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
	}

	/**
	 * All revisions of a record, the oldest first, if one of them lies within the scope:
	 * whoever could read a record may see what became of it. Empty if none does.
	 */
	public List<Entry> revisions(UUID record, Scope scope) {
		return EntryRows.withLines(this.jdbc,
				scoped(this.jdbc.sql(REVISIONS).param("record", record), scope).query(EntryRows::map).list());
	}

	/**
	 * Entries by number, in the order of the numbers given, as far as they lie within the
	 * scope.
	 */
	public List<Entry> entries(Collection<Long> numbers, Scope scope) {
		if (numbers.isEmpty()) {
			return List.of();
		}
		List<Entry> found = EntryRows.withLines(this.jdbc,
				scoped(this.jdbc.sql(BY_NUMBER).param("numbers", numbers.toArray(Long[]::new)), scope)
					.query(EntryRows::map)
					.list());
		Map<Long, Entry> byNumber = found.stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
		return numbers.stream().map(byNumber::get).filter(java.util.Objects::nonNull).toList();
	}

	/**
	 * Current revisions that match, the latest business date first.
	 */
	public List<Entry> list(LedgerQuery query, Scope scope, int limit, long offset) {
		return EntryRows.withLines(this.jdbc,
				filter(LIST, query, scope, PAGE, Long.MAX_VALUE).param("limit", limit)
					.param("offset", offset)
					.query(EntryRows::map)
					.list());
	}

	/**
	 * The next revisions that match, the latest business date first, as the ledger stood
	 * at a number: what is filed, corrected or cancelled while somebody reads page after
	 * page changes none of the pages.
	 * @param top number of the last entry that is looked at
	 * @param date of the last revision read before
	 * @param number of the last revision read before
	 */
	public List<Entry> after(LedgerQuery query, Scope scope, long top, LocalDate date, long number, int limit) {
		return EntryRows.withLines(this.jdbc,
				filter(LIST, query, scope, AFTER, top).param("afterDate", date)
					.param("afterNumber", number)
					.param("limit", limit)
					.query(EntryRows::map)
					.list());
	}

	/**
	 * Hands over all current revisions that match, the latest business date first, as one
	 * snapshot sees them, without their lines. They come from the database a few at a
	 * time, however many they are.
	 */
	public void each(LedgerQuery query, Scope scope, Consumer<List<Entry>> taker) {
		this.snapshot.executeWithoutResult((status) -> {
			try (Stream<Entry> found = filter(LIST, query, scope, ORDER, Long.MAX_VALUE).withFetchSize(CHUNK)
				.query(EntryRows::map)
				.stream()) {
				List<Entry> chunk = new ArrayList<>();
				for (Iterator<Entry> next = found.iterator(); next.hasNext();) {
					chunk.add(next.next());
					if (chunk.size() == CHUNK || !next.hasNext()) {
						taker.accept(List.copyOf(chunk));
						chunk.clear();
					}
				}
			}
		});
	}

	/**
	 * The number of the last entry.
	 */
	public long top() {
		return this.jdbc.sql(TOP).query(Long.class).single();
	}

	public long count(LedgerQuery query, Scope scope) {
		return filter(COUNT, query, scope, "", Long.MAX_VALUE).query(Long.class).single();
	}

	/**
	 * Those of the records that count no more.
	 */
	public Set<UUID> cancelled(Collection<UUID> records) {
		return records.isEmpty() ? Set.of()
				: this.jdbc.sql(CANCELLED)
					.param("records", records.toArray(UUID[]::new))
					.query((row, number) -> row.getObject("record", UUID.class))
					.set();
	}

	Map<UUID, Entry> current(Collection<UUID> records) {
		Map<UUID, Entry> current = new HashMap<>();
		if (!records.isEmpty()) {
			List<Entry> found = this.jdbc.sql(CURRENT)
				.param("records", records.toArray(UUID[]::new))
				.query(EntryRows::map)
				.list();
			EntryRows.withLines(this.jdbc, found).forEach((entry) -> current.put(entry.record(), entry));
		}
		return current;
	}

	/**
	 * What was first filed under each key, with its lines.
	 */
	Map<String, Entry> filed(List<@Nullable String> clientKeys) {
		Map<String, Long> numbers = new HashMap<>();
		if (!clientKeys.isEmpty()) {
			JdbcClient.StatementSpec statement = (clientKeys.size() == 1)
					? this.jdbc.sql(FILED_ONE).param("key", clientKeys.get(0))
					: this.jdbc.sql(FILED).param("keys", new ArrayList<>(clientKeys).toArray(String[]::new));
			statement.query((row) -> {
				numbers.put(row.getString("client_key"), row.getLong("seq"));
			});
		}
		Map<Long, Entry> entries = entries(numbers.values(), Scope.EVERYTHING).stream()
			.collect(Collectors.toMap(Entry::seq, Function.identity()));
		Map<String, Entry> filed = new HashMap<>();
		numbers.forEach((key, number) -> filed.put(key, Objects.requireNonNull(entries.get(number))));
		return filed;
	}

	/**
	 * Whether the scope holds the record itself: its unit's and its type's group. One
	 * that a unit of the scope only took part in can be read, not written.
	 */
	boolean isWithin(Entry entry, Scope scope) {
		return scope.coversUnit(entry.unit()) && scope.coversGroup(group(entry.type()));
	}

	private @Nullable String group(String type) {
		return this.pack.findRecordType(type).map(RecordType::group).orElse(null);
	}

	private String @Nullable [] types(@Nullable String group) {
		return (group == null) ? null
				: this.pack.recordTypes()
					.stream()
					.filter((type) -> group.equals(type.group()))
					.map(RecordType::code)
					.toArray(String[]::new);
	}

	private JdbcClient.StatementSpec scoped(JdbcClient.StatementSpec statement, Scope scope) {
		return statement.param("scopeRegion", scope.region())
			.param("scopeDepartment", scope.department())
			.param("scopeTypes", types(scope.group()));
	}

	private JdbcClient.StatementSpec filter(String what, LedgerQuery query, Scope scope, String page, long top) {
		String text = (query.text() != null) ? query.text().strip().toLowerCase(Locale.ROOT) : "";
		String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
		FiledBatch batch = query.batch();
		String narrowed = FILTER + (text.isEmpty() ? "" : SEARCH) + ((batch != null) ? IN_BATCH : "")
				+ ((query.subjects() != null) ? ABOUT : "");
		return scoped(this.jdbc.sql(what + narrowed + page), scope).param("top", top)
			.param("transaction", (batch != null) ? batch.transaction() : null)
			.param("subjects", (query.subjects() != null) ? query.subjects().toArray(Long[]::new) : null)
			.param("first", (batch != null) ? batch.first() : null)
			.param("last", (batch != null) ? batch.last() : null)
			.param("type", query.type())
			.param("unit", query.unit())
			.param("region", query.region())
			.param("from", query.from())
			.param("to", query.to())
			.param("cancelled", query.cancelled())
			.param("plain", (query.text() != null) ? query.text().strip() : "")
			.param("text", text)
			.param("like", LikePattern.of(text))
			.param("quoted", quoted)
			.param("quotedLike", LikePattern.of(quoted));
	}

}
