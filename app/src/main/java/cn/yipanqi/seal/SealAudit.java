package cn.yipanqi.seal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import cn.yipanqi.seal.AnchorLog.Anchor;
import cn.yipanqi.seal.Finding.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that ledger and audit trail are what was sealed: every row by its leaf, every
 * seal by its root, its chain and its signature, and the seals by what this node noted
 * outside the database. Reads as it goes, so that the size of the ledger does not matter.
 */
@Service
public class SealAudit {

	private static final Logger LOGGER = LoggerFactory.getLogger(SealAudit.class);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int SEALS = 20;

	private static final int ANCHORS = 1_000;

	private static final int FETCH = 10_000;

	private final Sealer sealer;

	private final Lineages lineages;

	private final SealRows rows;

	private final SealKeys keys;

	private final AnchorLog anchors;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate snapshot;

	SealAudit(Sealer sealer, Lineages lineages, SealRows rows, SealKeys keys, AnchorLog anchors, JdbcTemplate jdbc,
			PlatformTransactionManager transactions) {
		this.sealer = sealer;
		this.lineages = lineages;
		this.rows = rows;
		this.keys = keys;
		this.anchors = anchors;
		this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
		this.jdbc.setFetchSize(FETCH);
		this.snapshot = new TransactionTemplate(transactions);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.snapshot.setReadOnly(true);
		this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Seals what is ready, and verifies everything.
	 */
	public SealReport verify(Progress progress) {
		Map<SealKind, Long> horizons = new EnumMap<>(SealKind.class);
		this.lineages.tables()
			.forEach((table) -> seal(table).ifPresent((horizon) -> horizons.put(table.kind(), horizon)));
		Findings findings = new Findings();
		List<SealReport.Extent> extents = Objects
			.requireNonNull(this.snapshot.execute((status) -> tables(horizons, findings, progress)));
		long[] compared = anchors(findings);
		return new SealReport(extents, findings.named(), findings.total(), findings.lostKeys(), compared[0],
				compared[1]);
	}

	/**
	 * On a copy that can only be read, nothing can be sealed.
	 */
	private Optional<Long> seal(SealedTable table) {
		try {
			return this.sealer.seal(table.kind(), PATIENCE);
		}
		catch (DataAccessException | TransactionException ex) {
			LOGGER.warn("Nothing is sealed before the verification: {}", ex.getMessage());
			return Optional.empty();
		}
	}

	private List<SealReport.Extent> tables(Map<SealKind, Long> horizons, Findings findings, Progress progress) {
		List<SealReport.Extent> extents = new ArrayList<>();
		long total = this.lineages.tables()
			.stream()
			.mapToLong((table) -> this.rows.extent(table.kind(), Long.MAX_VALUE).rows())
			.sum();
		long before = 0;
		for (SealedTable table : this.lineages.tables()) {
			SealReport.Extent extent = table(table, horizons.get(table.kind()), findings, before, total, progress);
			extents.add(extent);
			before += extent.rows();
		}
		return extents;
	}

	private SealReport.Extent table(SealedTable table, @Nullable Long horizon, Findings findings, long before,
			long total, Progress progress) {
		ChainCheck chain = new ChainCheck(table.kind(), this.keys, findings);
		RowCheck check = new RowCheck(table, this.lineages.first(table.kind()).floor(), findings);
		Seal last = null;
		long seals = 0;
		List<Seal> next = this.rows.after(table.kind(), 0, SEALS);
		while (!next.isEmpty()) {
			for (Seal seal : next) {
				chain.next(seal);
				check.next(seal);
				seals++;
				last = seal;
			}
			progress.at(before + check.rows(), total);
			next = this.rows.after(table.kind(), next.get(next.size() - 1).no(), SEALS);
		}
		chain.finish();
		check.finish();
		long pending = new UnsealedCheck(table, this.lineages.current(table.kind()), last, horizon, findings)
			.run(this.jdbc);
		progress.at(before + check.rows(), total);
		return new SealReport.Extent(table.kind(), seals, check.rows(), pending);
	}

	/**
	 * Not in the snapshot: a seal may be noted while the rows are read.
	 * @return how many were compared, and how many are of other ledgers
	 */
	private long[] anchors(Findings findings) {
		List<Anchor> batch = new ArrayList<>();
		long[] compared = new long[2];
		compared[1] = this.anchors.read((anchor) -> {
			batch.add(anchor);
			compared[0]++;
			if (batch.size() == ANCHORS) {
				compare(batch, findings);
			}
		});
		compare(batch, findings);
		return compared;
	}

	private void compare(List<Anchor> batch, Findings findings) {
		Map<SealKind, Map<Long, String>> chains = new HashMap<>();
		for (SealKind kind : SealKind.values()) {
			List<Long> numbers = batch.stream().filter((anchor) -> anchor.kind() == kind).map(Anchor::no).toList();
			chains.put(kind, this.rows.chains(kind, numbers));
		}
		for (Anchor anchor : batch) {
			String digest = Objects.requireNonNull(chains.get(anchor.kind())).get(anchor.no());
			if (!anchor.digest().equals(digest)) {
				findings.add((digest != null) ? Kind.SEAL_REPLACED : Kind.SEAL_CUT_OFF, anchor.kind(), anchor.no());
			}
		}
		batch.clear();
	}

	/**
	 * Is told how far a verification has come.
	 */
	@FunctionalInterface
	public interface Progress {

		/**
		 * @param checked rows that were looked at
		 * @param total rows that are to be looked at
		 */
		void at(long checked, long total);

	}

}
