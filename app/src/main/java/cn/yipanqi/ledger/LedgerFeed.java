package cn.yipanqi.ledger;

import java.util.List;

import cn.yipanqi.seal.Lineages;
import cn.yipanqi.seal.SealKind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Follows the ledger from a place that can be kept in the database: gives every committed
 * entry once, in an order that never changes, also those of transactions that began early
 * and commit late. It goes only as far as all transactions have ended, and by their
 * numbers.
 *
 * @see LedgerTail
 */
@Service
public class LedgerFeed {

	private static final String HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text";

	private static final String NEXT = """
			select seq, xid::text as transaction from entry
			where seq > :floor and xid >= cast(:xid as xid8) and xid < cast(:horizon as xid8)
			and (xid > cast(:xid as xid8) or seq > :seq) order by xid, seq limit :limit
			""";

	/**
	 * What was left when the ledger came to another server: complete, and in the order in
	 * which the former one would have given it.
	 */
	private static final String LEFT = """
			select seq, xid::text as transaction from entry
			where seq > :floor and seq <= :end and xid >= cast(:xid as xid8)
			and (xid > cast(:xid as xid8) or seq > :seq) order by xid, seq limit :limit
			""";

	private final JdbcClient jdbc;

	private final Lineages lineages;

	LedgerFeed(JdbcClient jdbc, Lineages lineages) {
		this.jdbc = jdbc;
		this.lineages = lineages;
	}

	/**
	 * The place after what is there now. Of what is committed at the same moment, some
	 * may come after it.
	 */
	public Place now() {
		return new Place(floor(), horizon(), 0);
	}

	/**
	 * The next entries after a place, by number.
	 */
	public Step next(Place place, int limit) {
		long floor = floor();
		if (place.floor() < floor) {
			Step left = step(this.jdbc.sql(LEFT).param("end", floor), place, limit);
			return left.numbers().isEmpty() ? new Step(List.of(), new Place(floor, "0", 0)) : left;
		}
		return step(this.jdbc.sql(NEXT).param("horizon", horizon()), place, limit);
	}

	private static Step step(JdbcClient.StatementSpec select, Place place, int limit) {
		List<Numbered> found = select.param("floor", place.floor())
			.param("xid", place.transaction())
			.param("seq", place.number())
			.param("limit", limit)
			.query((row, number) -> new Numbered(row.getLong("seq"), row.getString("transaction")))
			.list();
		if (found.isEmpty()) {
			return new Step(List.of(), place);
		}
		Numbered last = found.get(found.size() - 1);
		return new Step(found.stream().map(Numbered::seq).toList(),
				new Place(place.floor(), last.transaction(), last.seq()));
	}

	private String horizon() {
		return this.jdbc.sql(HORIZON).query(String.class).single();
	}

	private long floor() {
		return this.lineages.floor(SealKind.LEDGER);
	}

	/**
	 * A place in the ledger.
	 *
	 * @param floor number of the last entry that the server of this place began with
	 * @param transaction number of the transaction of the last entry given
	 * @param number of the last entry given
	 */
	public record Place(long floor, String transaction, long number) {
	}

	/**
	 * What comes next.
	 *
	 * @param numbers the entries; empty if nothing more has been committed
	 * @param end the place after them
	 */
	public record Step(List<Long> numbers, Place end) {
	}

	private record Numbered(long seq, String transaction) {
	}

}
