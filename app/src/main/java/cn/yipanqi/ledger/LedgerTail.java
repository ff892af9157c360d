package cn.yipanqi.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the ledger: gives every committed entry exactly once, also those of
 * transactions that began early and commit late. It reads again from the oldest
 * transaction that was still open last time, and leaves out what it has given. What came
 * from another server, up to the floor, is complete, and given first. Not for use by
 * several threads.
 */
public final class LedgerTail {

	private static final int CHUNK = 5_000;

	private static final String HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text";

	private static final String NEXT = """
			select %s, e.xid::text as transaction from entry e
			where e.seq > :floor and e.xid >= cast(:horizon as xid8)
			and (e.xid > cast(:xid as xid8) or e.xid = cast(:xid as xid8) and e.seq > :seq)
			order by e.xid, e.seq limit :limit
			""".formatted(EntryRows.COLUMNS);

	private static final String UP_TO_FLOOR = """
			select %s from entry e where e.seq > :seq and e.seq <= :floor
			order by e.seq limit :limit
			""".formatted(EntryRows.COLUMNS);

	private static final String SUPERSEDED = "select %s from entry e where e.seq = any(:numbers)"
		.formatted(EntryRows.COLUMNS);

	private final JdbcClient jdbc;

	private final TransactionTemplate snapshot;

	private final long floor;

	private boolean floorGiven;

	private final String lineage;

	private String horizon = "0";

	private Set<Long> given = new HashSet<>();

	/**
	 * @param floor the entries up to this number are complete
	 */
	LedgerTail(JdbcClient jdbc, TransactionTemplate snapshot, String lineage, long floor) {
		this.jdbc = jdbc;
		this.snapshot = snapshot;
		this.lineage = lineage;
		this.floor = floor;
	}

	/**
	 * Goes on from where somebody came to.
	 */
	LedgerTail from(TailPosition position) {
		this.horizon = String.valueOf(position.horizon());
		this.given = new HashSet<>(position.given());
		this.floorGiven = true;
		return this;
	}

	/**
	 * How far it has come. To be asked after it has followed, and that went well.
	 */
	public TailPosition position() {
		return new TailPosition(this.lineage, Long.parseLong(this.horizon), this.given.stream().sorted().toList());
	}

	/**
	 * Hands over what is new, in chunks: the entries, and the former revisions that they
	 * supersede.
	 */
	public void follow(Follower follower) {
		this.snapshot.executeWithoutResult((status) -> {
			if (!this.floorGiven) {
				giveFloor(follower);
			}
			String next = this.jdbc.sql(HORIZON).query(String.class).single();
			Set<Long> open = new HashSet<>();
			long nextHorizon = Long.parseLong(next);
			Cursor cursor = new Cursor("0", 0);
			List<Numbered> chunk;
			do {
				chunk = chunk(cursor);
				chunk.stream()
					.filter((row) -> Long.parseLong(row.transaction) >= nextHorizon)
					.forEach((row) -> open.add(row.entry.seq()));
				give(chunk.stream().map(Numbered::entry).filter((entry) -> !this.given.contains(entry.seq())).toList(),
						follower);
				if (!chunk.isEmpty()) {
					Numbered last = chunk.get(chunk.size() - 1);
					cursor = new Cursor(last.transaction, last.entry.seq());
				}
			}
			while (chunk.size() == CHUNK);
			this.horizon = next;
			this.given = open;
			this.floorGiven = true;
		});
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
			give(chunk, follower);
			last = chunk.isEmpty() ? last : chunk.get(chunk.size() - 1).seq();
		}
		while (chunk.size() == CHUNK);
	}

	private List<Numbered> chunk(Cursor cursor) {
		return this.jdbc.sql(NEXT)
			.param("floor", this.floor)
			.param("horizon", this.horizon)
			.param("xid", cursor.transaction)
			.param("seq", cursor.seq)
			.param("limit", CHUNK)
			.query((row, number) -> new Numbered(row.getString("transaction"), EntryRows.map(row, number)))
			.list();
	}

	private void give(List<Entry> entries, Follower follower) {
		if (entries.isEmpty()) {
			return;
		}
		List<Long> superseded = entries.stream()
			.map(Entry::supersedes)
			.filter(java.util.Objects::nonNull)
			.collect(Collectors.toList());
		List<Entry> former = superseded.isEmpty() ? List.of()
				: this.jdbc.sql(SUPERSEDED)
					.param("numbers", superseded.toArray(Long[]::new))
					.query(EntryRows::map)
					.list();
		follower.take(EntryRows.withLines(this.jdbc, entries), EntryRows.withLines(this.jdbc, former));
	}

	/**
	 * Takes entries as they appear.
	 */
	@FunctionalInterface
	public interface Follower {

		void take(List<Entry> entries, List<Entry> superseded);

	}

	private record Cursor(String transaction, long seq) {
	}

	private record Numbered(String transaction, Entry entry) {
	}

}
