package cn.yipanqi.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals as rows: added and read, never changed.
 */
@Component
class SealRows {

	private static final String COLUMNS = """
			kind, no, lineage, floor, xid_from::text, number_from, xid_to::text, number_to, numbers, leaves, root, chain,
			sealed_at, key, mac
			""";

	private static final String LAST = "select %s from seal where kind = :kind order by no desc limit 1"
		.formatted(COLUMNS);

	private static final String NEXT = "select %s from seal where kind = :kind and no > :no order by no limit :limit"
		.formatted(COLUMNS);

	private static final String LATEST = """
			select kind, no, chain, sealed_at from seal where kind = :kind order by no desc limit 1
			""";

	private static final String BY_DIGEST = "select kind, no, chain, sealed_at from seal where chain = :chain";

	private static final String CHAINS = "select no, chain from seal where kind = :kind and no = any(:numbers)";

	private static final String EXTENT = """
			select coalesce(max(no), 0) as seals, coalesce(sum(count), 0) as rows from seal where kind = :kind and no <= :upTo
			""";

	private static final String ORIGIN = "select id from seal_origin";

	private static final String ADD = """
			insert into seal (kind, no, lineage, floor, xid_from, number_from, xid_to, number_to, count, numbers, leaves, root,
				chain, sealed_at, key, mac)
			values (:kind, :no, :lineage, :floor, cast(:xidFrom as xid8), :numberFrom, cast(:xidTo as xid8), :numberTo, :count,
				:numbers, :leaves, :root, :chain, :sealedAt, :key, :mac)
			""";

	private final JdbcClient jdbc;

	SealRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What tells the anchors of this ledger from those of others.
	 */
	UUID origin() {
		return this.jdbc.sql(ORIGIN).query(UUID.class).single();
	}

	Optional<Seal> last(SealKind kind) {
		return this.jdbc.sql(LAST).param("kind", kind.name()).query(SealRows::map).optional();
	}

	/**
	 * The seals after a number, in order.
	 */
	List<Seal> after(SealKind kind, long no, int limit) {
		return this.jdbc.sql(NEXT)
			.param("kind", kind.name())
			.param("no", no)
			.param("limit", limit)
			.query(SealRows::map)
			.list();
	}

	Optional<Checkpoint> latest(SealKind kind) {
		return this.jdbc.sql(LATEST).param("kind", kind.name()).query(SealRows::checkpoint).optional();
	}

	Optional<Checkpoint> find(byte[] chain) {
		return this.jdbc.sql(BY_DIGEST).param("chain", chain).query(SealRows::checkpoint).optional();
	}

	Map<Long, String> chains(SealKind kind, Collection<Long> numbers) {
		Map<Long, String> chains = new HashMap<>();
		this.jdbc.sql(CHAINS).param("kind", kind.name()).param("numbers", numbers.toArray(Long[]::new)).query((row) -> {
			chains.put(row.getLong("no"), HexFormat.of().formatHex(row.getBytes("chain")));
		});
		return chains;
	}

	/**
	 * How many seals there are up to a number, and how many rows they hold.
	 */
	Extent extent(SealKind kind, long upTo) {
		return this.jdbc.sql(EXTENT)
			.param("kind", kind.name())
			.param("upTo", upTo)
			.query((row, number) -> new Extent(row.getLong("seals"), row.getLong("rows")))
			.single();
	}

	void add(Seal seal) {
		Seal.Position position = seal.position();
		this.jdbc.sql(ADD)
			.param("kind", seal.kind().name())
			.param("no", seal.no())
			.param("lineage", position.lineage())
			.param("floor", position.floor())
			.param("xidFrom", Long.toUnsignedString(position.xidFrom()))
			.param("numberFrom", position.numberFrom())
			.param("xidTo", Long.toUnsignedString(position.xidTo()))
			.param("numberTo", position.numberTo())
			.param("count", seal.count())
			.param("numbers", Arrays.stream(seal.numbers()).boxed().toArray(Long[]::new))
			.param("leaves", seal.leaves())
			.param("root", seal.root())
			.param("chain", seal.chain())
			.param("sealedAt", seal.sealedAt().atOffset(ZoneOffset.UTC))
			.param("key", seal.key())
			.param("mac", seal.mac())
			.update();
	}

	private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
		return new Checkpoint(SealKind.valueOf(row.getString("kind")), row.getLong("no"),
				HexFormat.of().formatHex(row.getBytes("chain")),
				row.getObject("sealed_at", OffsetDateTime.class).toInstant());
	}

	private static Seal map(ResultSet row, int number) throws SQLException {
		return new Seal(SealKind.valueOf(row.getString("kind")), row.getLong("no"),
				new Seal.Position(row.getInt("lineage"), row.getLong("floor"),
						Long.parseUnsignedLong(row.getString("xid_from")), row.getLong("number_from"),
						Long.parseUnsignedLong(row.getString("xid_to")), row.getLong("number_to")),
				Arrays.stream((Object[]) row.getArray("numbers").getArray())
					.mapToLong((value) -> (value instanceof Long sealed) ? sealed : 0)
					.toArray(),
				row.getBytes("leaves"), row.getBytes("root"), row.getBytes("chain"),
				row.getObject("sealed_at", OffsetDateTime.class).toInstant(), row.getInt("key"), row.getBytes("mac"));
	}

	/**
	 * How much is sealed.
	 */
	record Extent(long seals, long rows) {
	}

}
