package cn.yipanqi.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.seal.SealKeys.Signature;
import cn.yipanqi.seal.SealRows.End;
import cn.yipanqi.seal.Unsealed.Portion;
import cn.yipanqi.seal.Unsealed.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what is new, one node at a time, and blocks no writer: it reads only what is
 * committed, and takes the rows of a transaction when every older one has ended, too.
 */
@Component
class Sealer {

	/** The most rows of one seal. */
	static final int LIMIT = 10_000;

	private static final String TURN = "select pg_try_advisory_xact_lock(8150723, cast(:kind as integer))";

	private static final String HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text";

	private final Lineages lineages;

	private final Unsealed unsealed;

	private final SealRows rows;

	private final SealKeys keys;

	private final AnchorLog anchors;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Sealer(Lineages lineages, Unsealed unsealed, SealRows rows, SealKeys keys, AnchorLog anchors, JdbcClient jdbc,
			PlatformTransactionManager transactions, Clock clock) {
		this.lineages = lineages;
		this.unsealed = unsealed;
		this.rows = rows;
		this.keys = keys;
		this.anchors = anchors;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
	}

	/**
	 * Seals everything that is ready in every table, for as long as it may take for each.
	 */
	void seal(Duration atMost) {
		this.lineages.tables().forEach((table) -> seal(table.kind(), atMost));
	}

	/**
	 * Seals everything that is ready, for as long as it may.
	 * @return the transaction up to which, exclusively, all rows are sealed; empty if
	 * another node has its turn or there was not the time
	 */
	Optional<Long> seal(SealKind kind, Duration atMost) {
		Lineage lineage = this.lineages.current(kind);
		SealedTable table = this.lineages.table(kind);
		long begun = System.nanoTime();
		Step step;
		do {
			step = Objects.requireNonNull(this.transaction.execute((status) -> step(table, lineage)));
			if (step.seal() != null) {
				this.anchors.append(step.seal());
			}
		}
		while (step.more() && System.nanoTime() - begun < atMost.toNanos());
		return Optional.ofNullable(step.horizon());
	}

	private Step step(SealedTable table, Lineage lineage) {
		if (!this.jdbc.sql(TURN).param("kind", table.kind().prefix()).query(Boolean.class).single()) {
			return Step.REFUSED;
		}
		End last = this.rows.end(table.kind()).orElse(null);
		Optional<Portion> upToFloor = this.unsealed.upToFloor(table, lineage, last, LIMIT);
		if (upToFloor.isPresent()) {
			return new Step(add(table, last, upToFloor.get()), null, true);
		}
		long horizon = Long.parseUnsignedLong(this.jdbc.sql(HORIZON).query(String.class).single());
		Optional<Portion> above = this.unsealed.aboveFloor(table, lineage, last, horizon, LIMIT);
		boolean more = above.isPresent() && above.get().rows().size() == LIMIT;
		return new Step(above.map((portion) -> add(table, last, portion)).orElse(null), more ? null : horizon, more);
	}

	private Seal add(SealedTable table, @Nullable End last, Portion portion) {
		long[] numbers = portion.rows().stream().mapToLong(Row::number).toArray();
		byte[] leaves = leaves(table, portion.rows());
		byte[] root = Seal.root(numbers, leaves);
		long no = (last != null) ? last.no() + 1 : 1;
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		byte[] chain = Seal.chain((last != null) ? last.chain() : Seal.BEGINNING, table.kind(), no, portion.position(),
				numbers.length, root, now);
		Signature signature = this.keys.sign(chain);
		Seal seal = new Seal(table.kind(), no, portion.position(), numbers, leaves, root, chain, now, signature.key(),
				signature.mac());
		this.rows.add(seal);
		return seal;
	}

	/**
	 * The leaves in order; of rows written before there were any, what they say is taken
	 * now.
	 */
	private static byte[] leaves(SealedTable table, List<Row> rows) {
		List<Long> without = rows.stream().filter((row) -> row.leaf() == null).map(Row::number).toList();
		Map<Long, SealedRow> read = without.isEmpty() ? new HashMap<>()
				: table.rows(without).stream().collect(Collectors.toMap(SealedRow::number, Function.identity()));
		byte[] leaves = new byte[rows.size() * Sm3.LENGTH];
		for (int i = 0; i < rows.size(); i++) {
			byte[] leaf = rows.get(i).leaf();
			if (leaf == null) {
				leaf = Objects.requireNonNull(read.get(rows.get(i).number())).recomputed();
			}
			System.arraycopy(leaf, 0, leaves, i * Sm3.LENGTH, Math.min(leaf.length, Sm3.LENGTH));
		}
		return leaves;
	}

	/**
	 * What came of one transaction.
	 *
	 * @param horizon set when everything before it is sealed
	 */
	private record Step(@Nullable Seal seal, @Nullable Long horizon, boolean more) {

		private static final Step REFUSED = new Step(null, null, false);

	}

}
