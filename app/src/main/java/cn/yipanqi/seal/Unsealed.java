package cn.yipanqi.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import cn.yipanqi.seal.Seal.Position;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the rows that come after the last seal: in a new lineage first those up to the
 * floor that no seal holds, in the order of their numbers; then those of the ended
 * transactions above it, in the order of transaction and number.
 */
@Component
class Unsealed {

	private static final String UP_TO_FLOOR = """
			select t.%1$s as number, t.xid::text as transaction, t.leaf from %2$s t
			where t.%1$s >= :from and t.%1$s <= :floor order by t.%1$s limit :limit
			""";

	private static final String UP_TO_FLOOR_AGAIN = """
			select t.%1$s as number, t.xid::text as transaction, t.leaf from %2$s t
			where t.%1$s >= :from and t.%1$s <= :floor and not exists (
				select 1 from (
					select unnest(s.numbers) as number from seal s where s.kind = :kind and s.lineage < :lineage) sealed
				where sealed.number = t.%1$s)
			order by t.%1$s limit :limit
			""";

	private static final String ABOVE_FLOOR = """
			select t.%1$s as number, t.xid::text as transaction, t.leaf from %2$s t
			where t.%1$s > :floor and t.xid >= cast(:xid as xid8) and t.xid < cast(:horizon as xid8)
			and (t.xid > cast(:xid as xid8) or t.%1$s >= :from)
			order by t.xid, t.%1$s limit :limit
			""";

	private final JdbcClient jdbc;

	Unsealed(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The next rows that no seal of an earlier lineage holds, up to the floor.
	 * @param last the last seal, or null
	 */
	Optional<Portion> upToFloor(SealedTable table, Lineage lineage, @Nullable Seal last, int limit) {
		Position reached = reached(lineage, last);
		if (reached != null && !reached.isUpToFloor()) {
			return Optional.empty();
		}
		long from = (reached != null) ? reached.numberTo() : 0;
		String sql = (lineage.no() == 1) ? UP_TO_FLOOR : UP_TO_FLOOR_AGAIN;
		List<Row> rows = this.jdbc.sql(sql.formatted(table.number(), table.table()))
			.param("from", from)
			.param("floor", lineage.floor())
			.param("kind", table.kind().name())
			.param("lineage", lineage.no())
			.param("limit", limit)
			.query(Unsealed::map)
			.list();
		return portion(rows, (end) -> new Position(lineage.no(), lineage.floor(), 0, from, 0, end.number() + 1));
	}

	/**
	 * The next rows of transactions before the horizon, above the floor.
	 */
	Optional<Portion> aboveFloor(SealedTable table, Lineage lineage, @Nullable Seal last, long horizon, int limit) {
		Position reached = reached(lineage, last);
		long xid = (reached != null && !reached.isUpToFloor()) ? reached.xidTo() : 0;
		long from = (reached != null && !reached.isUpToFloor()) ? reached.numberTo() : 0;
		List<Row> rows = this.jdbc.sql(ABOVE_FLOOR.formatted(table.number(), table.table()))
			.param("floor", lineage.floor())
			.param("xid", Long.toUnsignedString(xid))
			.param("from", from)
			.param("horizon", Long.toUnsignedString(horizon))
			.param("limit", limit)
			.query(Unsealed::map)
			.list();
		boolean whole = rows.size() < limit;
		return portion(rows, (end) -> new Position(lineage.no(), lineage.floor(), xid, from,
				whole ? horizon : end.transaction(), whole ? 0 : end.number() + 1));
	}

	private static @Nullable Position reached(Lineage lineage, @Nullable Seal last) {
		return (last != null && last.position().lineage() == lineage.no()) ? last.position() : null;
	}

	private static Optional<Portion> portion(List<Row> rows, Function<Row, Position> position) {
		return rows.isEmpty() ? Optional.empty()
				: Optional.of(new Portion(position.apply(rows.get(rows.size() - 1)), rows));
	}

	private static Row map(ResultSet row, int number) throws SQLException {
		return new Row(row.getLong("number"), Long.parseUnsignedLong(row.getString("transaction")),
				row.getBytes("leaf"));
	}

	/**
	 * What the next seal holds.
	 */
	record Portion(Position position, List<Row> rows) {
	}

	/**
	 * A row to be sealed.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Row(long number, long transaction, byte @Nullable [] leaf) {
	}

}
