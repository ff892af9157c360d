package cn.yipanqi.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.yipanqi.seal.Finding.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks at the rows that no seal holds: they may be too young, or have been slipped in.
 */
final class UnsealedCheck {

	private static final int CHUNK = 5_000;

	private static final String UNSEALED = """
			select t.%1$s, coalesce(t.xid::text, '0') from %2$s t
			where not exists (
				select 1 from (select unnest(s.numbers) as number from seal s where s.kind = '%3$s') sealed
				where sealed.number = t.%1$s)
			""";

	private static final String NEXT_TRANSACTION = "select pg_snapshot_xmax(pg_current_snapshot())::text";

	private final SealedTable table;

	private final Lineage lineage;

	private final Findings findings;

	private final @Nullable Seal last;

	/** Before it everything should be sealed; null if sealing did not come to its end. */
	private final @Nullable Long horizon;

	private final List<Long> pending = new ArrayList<>();

	private long young;

	UnsealedCheck(SealedTable table, Lineage lineage, @Nullable Seal last, @Nullable Long horizon, Findings findings) {
		this.table = table;
		this.lineage = lineage;
		this.last = last;
		this.horizon = horizon;
		this.findings = findings;
	}

	/**
	 * Looks at all of them.
	 * @return how many are too young to be sealed
	 */
	long run(JdbcTemplate jdbc) {
		long next = Long.parseUnsignedLong(String.valueOf(jdbc.queryForObject(NEXT_TRANSACTION, String.class)));
		jdbc.query(UNSEALED.formatted(this.table.number(), this.table.table(), this.table.kind()), (row) -> {
			look(row.getLong(1), Long.parseUnsignedLong(row.getString(2)), next);
		});
		compare();
		return this.young;
	}

	private void look(long number, long transaction, long next) {
		if (isAmongSealed(number, transaction) || isAhead(number, transaction, next)) {
			this.findings.add(Kind.ROW_SLIPPED_IN, this.table.kind(), number);
			return;
		}
		if (number > this.lineage.floor() && this.horizon != null
				&& Long.compareUnsigned(transaction, this.horizon) < 0) {
			this.findings.add(Kind.ROW_UNSEALED, this.table.kind(), number);
			return;
		}
		this.young++;
		this.pending.add(number);
		if (this.pending.size() == CHUNK) {
			compare();
		}
	}

	private boolean isAmongSealed(long number, long transaction) {
		if (number <= this.lineage.floor()) {
			return this.horizon != null;
		}
		return this.last != null && this.last.position().lineage() == this.lineage.no()
				&& this.last.position().isAfter(transaction, number);
	}

	/**
	 * No transaction that has ended can have a number that is still to be given.
	 */
	private boolean isAhead(long number, long transaction, long next) {
		return number > this.lineage.floor() && Long.compareUnsigned(transaction, next) >= 0;
	}

	private void compare() {
		this.table.rows(this.pending).forEach(this::compare);
		this.pending.clear();
	}

	private void compare(SealedRow row) {
		Short unknown = row.unknownVersion();
		if (unknown != null) {
			this.findings.add(Kind.LEAF_VERSION_UNKNOWN, this.table.kind(), row.number(), unknown);
		}
		else if (row.leaf() != null && !Arrays.equals(row.leaf(), row.recomputed())) {
			this.findings.add(Kind.ROW_CHANGED_UNSEALED, this.table.kind(), row.number());
		}
	}

}
