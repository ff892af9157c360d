package cn.yipanqi.cluster;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.Merger;
import cn.yipanqi.engine.algebra.Mergers;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * From entries to what those in force state: a revision that another one supersedes
 * states nothing any more, so nothing needs to be withdrawn. What was filed on a subject
 * that turned out to be another is that one's.
 */
final class Statements implements MapPartitionsFunction<Row, Row> {

	private static final long serialVersionUID = 1;

	/**
	 * Decimals of amounts: those of the finest field type.
	 */
	static final int SCALE = 4;

	/** Regions below this length are kept together: a county with its townships. */
	private static final int COUNTY = 6;

	private final int ledger;

	private final Broadcast<PackFiles> pack;

	private final Broadcast<Roaring64Bitmap> superseded;

	private final Broadcast<List<Merger>> mergers;

	private final @Nullable Instant asOf;

	/**
	 * @param ledger place of the ledger among those that are read together
	 * @param asOf only what was recorded up to this moment, or null
	 */
	Statements(int ledger, Broadcast<PackFiles> pack, Broadcast<Roaring64Bitmap> superseded,
			Broadcast<List<Merger>> mergers, @Nullable Instant asOf) {
		this.mergers = mergers;
		this.ledger = ledger;
		this.pack = pack;
		this.superseded = superseded;
		this.asOf = asOf;
	}

	@Override
	public Iterator<Row> call(Iterator<Row> rows) {
		return new Stating(this.pack.value().pack(), rows);
	}

	/**
	 * One partition's statements, entry by entry.
	 */
	private final class Stating extends RowBatches {

		private final Iterator<Row> rows;

		private final EntryRows entries;

		private final Contributions contributions;

		private final Mergers mergers = new Mergers();

		private final Map<String, Integer> indicators = new HashMap<>();

		private Stating(Pack pack, Iterator<Row> rows) {
			this.rows = rows;
			this.entries = new EntryRows(pack, Statements.this.ledger);
			this.contributions = new Contributions(pack);
			this.mergers.takeAll(Statements.this.mergers.value());
			List<Indicator> all = pack.indicators();
			for (int number = 0; number < all.size(); number++) {
				this.indicators.put(all.get(number).code(), number);
			}
		}

		@Override
		boolean hasMore() {
			return this.rows.hasNext();
		}

		@Override
		List<Row> batch() {
			Row row = this.rows.next();
			return isInForce(row) ? statements(this.entries.entry(row)) : List.of();
		}

		private boolean isInForce(Row row) {
			return !Entry.Operation.CANCEL.name().equals(row.getString(3))
					&& !Statements.this.superseded.value().contains(row.getLong(0))
					&& (Statements.this.asOf == null || !row.<Instant>getAs(11).isAfter(Statements.this.asOf));
		}

		private List<Row> statements(Entry entry) {
			List<Contribution> contributed = this.contributions
				.of(this.mergers.of(entry.subject()).at(entry, Statements.this.asOf));
			List<Row> statements = new ArrayList<>(contributed.size());
			for (int place = 0; place < contributed.size(); place++) {
				statements.add(statement(contributed.get(place), place));
			}
			return statements;
		}

		private Row statement(Contribution contribution, int place) {
			int indicator = Objects.requireNonNull(this.indicators.get(contribution.indicator()));
			String region = contribution.region();
			String county = (region.length() > COUNTY) ? region.substring(0, COUNTY) : region;
			int shard = (contribution.key() != null) ? contribution.key().hashCode()
					: 31 * county.hashCode() + indicator;
			return RowFactory.create(shard, indicator, contribution.key(), region,
					UnitCode.department(contribution.unit()), contribution.group(),
					Math.toIntExact(contribution.date().toEpochDay()), fixed(contribution.amount()),
					contribution.state(), contribution.order(), place, contribution.yields());
		}

	}

	/**
	 * An amount in fixed point.
	 * @throws ArithmeticException if it is finer than {@link #SCALE} or too large
	 */
	static long fixed(BigDecimal amount) {
		return amount.movePointRight(SCALE).longValueExact();
	}

}
