package cn.yipanqi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;

import cn.yipanqi.seal.SealKind;
import cn.yipanqi.seal.SealedRow;
import cn.yipanqi.seal.SealedTable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audit trail as it is sealed.
 */
@Component
class SealedAudit implements SealedTable {

	private static final String ROWS = """
			select id, coalesce(xid::text, '0') as transaction, leaf, leaf_version, at, account, action, object, detail::text as detail, origin,
				role, region, refused
			from audit where id = any(:numbers)
			""";

	private static final String NEXT = "select pg_snapshot_xmax(pg_current_snapshot())::text";

	private static final String ENDED = """
			select pg_snapshot_xmin(pg_current_snapshot()) >= cast(:next as xid8)
			""";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final JdbcClient jdbc;

	SealedAudit(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public SealKind kind() {
		return SealKind.AUDIT;
	}

	@Override
	public String table() {
		return "audit";
	}

	@Override
	public String number() {
		return "id";
	}

	@Override
	public List<SealedRow> rows(Collection<Long> numbers) {
		return this.jdbc.sql(ROWS)
			.param("numbers", numbers.toArray(Long[]::new))
			.query((row, number) -> new SealedRow(row.getLong("id"),
					Long.parseUnsignedLong(row.getString("transaction")), row.getBytes("leaf"),
					row.getObject("leaf_version", Short.class), content(row)))
			.list();
	}

	/**
	 * Somebody who changes a row by hand may write what nobody can read.
	 */
	private static LongFunction<byte[]> content(ResultSet row) throws SQLException {
		try {
			byte[] leaf = AuditLeaf.of(row.getObject("leaf_version", Short.class),
					row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("account"),
					row.getString("action"), row.getString("object"), row.getString("detail"), row.getString("origin"),
					row.getString("role"), row.getString("region"), row.getObject("refused", Boolean.class));
			return (number) -> leaf;
		}
		catch (RuntimeException ex) {
			return SealedRow.unreadable(ex);
		}
	}

	/**
	 * Waits for the transactions that are open: a row that bears a lower number than
	 * those that are there comes from one of them.
	 */
	@Override
	public void pause() {
		String next = this.jdbc.sql(NEXT).query(String.class).single();
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!this.jdbc.sql(ENDED).param("next", next).query(Boolean.class).single() && System.nanoTime() < end) {
			try {
				Thread.sleep(10);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

}
