package cn.yipanqi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.yipanqi.engine.algebra.SubjectEntries;
import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the ledger: gives every committed entry exactly once, also those of
 * transactions that began early and commit late. What it gives is what one snapshot of
 * the database sees and the one before did not. What came from another server, up to the
 * floor, is complete, and given first. Not for use by several threads.
 */
public final class LedgerTail {

	private static final int CHUNK = 5_000;

	/** Up to so many new entries are looked for by number first. */
	private static final int FEW = 5_000;

	/**
	 * The numbers of what is new, and the snapshot that sees it: all in one statement,
	 * for each has a snapshot of its own.
	 */
	private static final String NEW = """
			select pg_current_snapshot()::text as snapshot, null::bigint as seq, null::xid8 as xid
			union all select null, seq, xid
				from entries_after(:floor, cast(:next as xid8), cast(:open as xid8[]), :limit)
			""";

	private static final String ALL_NEW = """
			select %s, pg_current_snapshot()::text as snapshot from entry e
			where e.seq > :floor and e.xid >= cast(:earliest as xid8)
			and not pg_visible_in_snapshot(e.xid, cast(:snapshot as pg_snapshot))
			order by e.xid, e.seq
			""".formatted(EntryRows.COLUMNS);

	private static final String UP_TO_FLOOR = """
			select %s from entry e where e.seq > :seq and e.seq <= :floor
			order by e.seq limit :limit
			""".formatted(EntryRows.COLUMNS);

	private static final String BY_NUMBER = "select %s from entry e where e.seq = any(:numbers)"
		.formatted(EntryRows.COLUMNS);

	/**
	 * What was filed on subjects and given, with the moment at which it was superseded by
	 * what was given.
	 */
	private static final String FILED_ON = """
			select %s, n.recorded_at as until from entry e
			left join entry n on n.supersedes = e.seq
				and (n.seq <= :floor or pg_visible_in_snapshot(n.xid, cast(:snapshot as pg_snapshot)))
			where e.subject = any(:subjects) and e.operation <> 'CANCEL'
			and (e.seq <= :floor or pg_visible_in_snapshot(e.xid, cast(:snapshot as pg_snapshot)))
			and (n.recorded_at is null or n.recorded_at > :since)
			""".formatted(EntryRows.COLUMNS);

	private final JdbcClient jdbc;

	private final Handover handover;

	private final TransactionTemplate alone;

	private final TransactionTemplate reading;

	private final long floor;

	private boolean floorGiven;

	private TailPosition position;

	/**
	 * @param floor the entries up to this number are complete
	 */
	LedgerTail(JdbcClient jdbc, PlatformTransactionManager transactions, Handover handover, String lineage,
			long floor) {
		this.jdbc = jdbc;
		this.handover = handover;
		this.alone = new TransactionTemplate(transactions);
		this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.position = new TailPosition(lineage, TailPosition.NOTHING);
		this.floor = floor;
	}

	/**
	 * Goes on from where somebody came to.
	 */
	LedgerTail from(TailPosition reached) {
		this.position = reached;
		this.floorGiven = true;
		return this;
	}

	/**
	 * How far it has come. To be asked after it has followed, and that went well.
	 */
	public TailPosition position() {
		return this.position;
	}

	/**
	 * Hands over what is new, in chunks: the entries, and the former revisions that they
	 * supersede.
	 */
	public void follow(Follower follower) {
		if (!this.floorGiven) {
			this.reading.executeWithoutResult((status) -> giveFloor(follower));
		}
		if (!this.alone.<Boolean>execute((status) -> giveFew(follower))) {
			this.reading.executeWithoutResult((status) -> giveAll(follower));
		}
		this.floorGiven = true;
	}

	private void giveFloor(Follower follower) {
		long last = 0;
		List<Entry> chunk;
		do {
			chunk = this.jdbc.sql(UP_TO_FLOOR)
				.param("seq", last)
				.param("floor", this.floor)
				.param("limit", CHUNK)
				.query(EntryRows::map)
				.list();
			give(EntryRows.withLines(this.jdbc, chunk), follower);
			last = chunk.isEmpty() ? last : chunk.get(chunk.size() - 1).seq();
		}
		while (chunk.size() == CHUNK);
	}

	/**
	 * Gives what is new, if that is not much. What this node has written itself need not
	 * be read again.
	 * @return whether it was not much
	 */
	private boolean giveFew(Follower follower) {
		List<Numbered> found = this.jdbc.sql(NEW)
			.param("floor", this.floor)
			.param("next", this.position.next())
			.param("open", this.position.open())
			.param("limit", FEW)
			.query((row, number) -> new Numbered(row.getLong("seq"), row.getLong("xid"), row.getString("snapshot")))
			.list();
		if (found.size() > FEW) {
			return false;
		}
		List<Long> numbers = found.stream()
			.filter((row) -> row.snapshot == null)
			.sorted(Comparator.comparingLong(Numbered::transaction).thenComparingLong(Numbered::seq))
			.map(Numbered::seq)
			.toList();
		give(entries(numbers), follower);
		String snapshot = found.stream().map(Numbered::snapshot).filter(Objects::nonNull).findFirst().orElseThrow();
		this.position = new TailPosition(this.position.lineage(), snapshot);
		return true;
	}

	private List<Entry> entries(List<Long> numbers) {
		Map<Long, Entry> handed = this.handover.take(numbers);
		List<Long> others = numbers.stream().filter((number) -> !handed.containsKey(number)).toList();
		Map<Long, Entry> read = read(others).stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
		return numbers.stream()
			.map((number) -> Objects.requireNonNull(handed.getOrDefault(number, read.get(number))))
			.toList();
	}

	/**
	 * Gives what is new, as one statement sees it.
	 */
	private void giveAll(Follower follower) {
		String[] snapshot = { this.position.snapshot() };
		try (Stream<Entry> found = this.jdbc.sql(ALL_NEW)
			.param("floor", this.floor)
			.param("earliest", this.position.earliest())
			.param("snapshot", this.position.snapshot())
			.withFetchSize(CHUNK)
			.query((row, number) -> {
				snapshot[0] = row.getString("snapshot");
				return EntryRows.map(row, number);
			})
			.stream()) {
			List<Entry> chunk = new ArrayList<>(CHUNK);
			for (Iterator<Entry> next = found.iterator(); next.hasNext();) {
				chunk.add(next.next());
				if (chunk.size() == CHUNK || !next.hasNext()) {
					give(EntryRows.withLines(this.jdbc, chunk), follower);
					chunk.clear();
				}
			}
		}
		this.position = new TailPosition(this.position.lineage(), snapshot[0]);
	}

	private void give(List<Entry> entries, Follower follower) {
		if (!entries.isEmpty()) {
			follower.take(entries, read(entries.stream().map(Entry::supersedes).filter(Objects::nonNull).toList()));
		}
	}

	private List<Entry> read(List<Long> numbers) {
		return numbers.isEmpty() ? List.of() : EntryRows.withLines(this.jdbc,
				this.jdbc.sql(BY_NUMBER).param("numbers", numbers.toArray(Long[]::new)).query(EntryRows::map).list());
	}

	/**
	 * Hands over, in chunks, what was filed on some subjects and was in force at a moment
	 * or later: of the entries that were given so far, and of no others. To be asked
	 * after it has followed, and that went well.
	 */
	public void filedOn(Collection<Long> subjects, Instant since, Consumer<List<SubjectEntries.Revision>> taker) {
		this.reading.executeWithoutResult((status) -> {
			try (Stream<SubjectEntries.Revision> found = this.jdbc.sql(FILED_ON)
				.param("floor", this.floor)
				.param("snapshot", this.position.snapshot())
				.param("subjects", subjects.toArray(Long[]::new))
				.param("since", since.atOffset(ZoneOffset.UTC))
				.withFetchSize(CHUNK)
				.query(LedgerTail::revision)
				.stream()) {
				List<SubjectEntries.Revision> chunk = new ArrayList<>();
				for (Iterator<SubjectEntries.Revision> next = found.iterator(); next.hasNext();) {
					chunk.add(next.next());
					if (chunk.size() == CHUNK || !next.hasNext()) {
						taker.accept(withLines(chunk));
						chunk.clear();
					}
				}
			}
		});
	}

	private static SubjectEntries.Revision revision(ResultSet row, int number) throws SQLException {
		OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
		return new SubjectEntries.Revision(EntryRows.map(row, number), (until != null) ? until.toInstant() : null);
	}

	private List<SubjectEntries.Revision> withLines(List<SubjectEntries.Revision> revisions) {
		List<Entry> entries = EntryRows.withLines(this.jdbc,
				revisions.stream().map(SubjectEntries.Revision::entry).toList());
		return IntStream.range(0, entries.size())
			.mapToObj((i) -> new SubjectEntries.Revision(entries.get(i), revisions.get(i).until()))
			.toList();
	}

	/**
	 * Takes entries as they appear.
	 */
	@FunctionalInterface
	public interface Follower {

		void take(List<Entry> entries, List<Entry> superseded);

	}

	/**
	 * An entry's number and its transaction's; or a snapshot.
	 */
	private record Numbered(long seq, long transaction, @Nullable String snapshot) {
	}

}
