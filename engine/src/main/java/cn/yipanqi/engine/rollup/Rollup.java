package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * The board (棋盘): takes contributions in the order of the ledger and answers any figure
 * exactly. Additive figures without an as-of are two look-ups in prefix sums; everything
 * else is a scan of the indicator's columns. Safe for use by several threads.
 */
public final class Rollup {

	/**
	 * Decimals kept in the fixed-point amounts: those of the finest field type.
	 */
	static final int SCALE = 4;

	private final Pack pack;

	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private final Map<String, Columns> columns = new HashMap<>();

	private final Map<String, Cells> cells = new HashMap<>();

	private final Dictionary regions = new Dictionary();

	private final Dictionary departments = new Dictionary();

	private final Dictionary groups = new Dictionary();

	private final Dictionary keys = new Dictionary();

	private final Map<String, int[]> lineages = new HashMap<>();

	public Rollup(Pack pack) {
		this.pack = pack;
		for (Indicator indicator : pack.indicators()) {
			if (!indicator.kind().isComposed()) {
				this.columns.put(indicator.code(), new Columns());
			}
			if (indicator.kind().isAdditive()) {
				this.cells.put(indicator.code(), new Cells());
			}
		}
	}

	/**
	 * Does work that readers see whole or not at all: a correction is never seen half.
	 */
	public void together(Runnable work) {
		this.lock.writeLock().lock();
		try {
			work.run();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/**
	 * Takes contributions that were recorded together.
	 */
	public void apply(Instant recordedAt, List<Contribution> contributions) {
		long moment = micros(recordedAt);
		together(() -> contributions.forEach((contribution) -> apply(moment, contribution)));
	}

	private void apply(long moment, Contribution contribution) {
		Columns target = Objects.requireNonNull(this.columns.get(contribution.indicator()));
		int row = target.next();
		int[] lineage = this.lineages.computeIfAbsent(contribution.region(), this::lineage);
		target.day[row] = Math.toIntExact(contribution.date().toEpochDay());
		target.department[row] = this.departments.number(UnitCode.department(contribution.unit()));
		target.region[row] = lineage[lineage.length - 1];
		target.group[row] = this.groups.number(contribution.group());
		target.key[row] = this.keys.number(contribution.key());
		target.amount[row] = contribution.amount().movePointRight(SCALE).longValueExact();
		target.order[row] = contribution.order();
		target.origin[row] = contribution.origin();
		target.recordedAt[row] = moment;
		target.sign[row] = (byte) contribution.sign();
		target.state[row] = contribution.state();
		Cells cube = this.cells.get(contribution.indicator());
		if (cube != null) {
			cube.add(lineage, target.department[row], target.group[row], target.day[row],
					target.sign[row] * target.amount[row]);
		}
	}

	private int[] lineage(String region) {
		return RegionCode.lineage(region).stream().mapToInt(this.regions::number).toArray();
	}

	/**
	 * Answers a query.
	 * @throws java.util.NoSuchElementException if there is no such indicator
	 */
	public Figure figure(FigureQuery query) {
		this.lock.readLock().lock();
		try {
			return answer(query);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	/**
	 * Answers a query and opens the answer, both from the same contributions: what the
	 * figure says and what stands behind it cannot differ.
	 * @throws java.util.NoSuchElementException if there is no such indicator
	 */
	public OpenFigure open(FigureQuery query) {
		Indicator indicator = this.pack.indicator(query.indicator());
		Indicator.Kind kind = indicator.kind();
		this.lock.readLock().lock();
		try {
			return new OpenFigure(answer(query),
					kind.isComposed() ? List.of() : scan(query).behind(kind, among(indicator, query)));
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	private Figure answer(FigureQuery query) {
		Indicator indicator = this.pack.indicator(query.indicator());
		return switch (indicator.kind()) {
			case COUNT, SUM -> plain(query, additive(query));
			case DISTINCT -> plain(query, scan(query).distinct());
			case STOCK -> plain(query, scan(query).stock(among(indicator, query)));
			case RATIO -> ratio(query, indicator);
			case DERIVED -> new Figure(query,
					Objects.requireNonNull(indicator.formula()).compute((code) -> answer(query.of(code)).value()), null,
					null);
		};
	}

	private static Figure plain(FigureQuery query, long amount) {
		return new Figure(query, decimal(amount), null, null);
	}

	static BigDecimal decimal(long amount) {
		BigDecimal value = BigDecimal.valueOf(amount, SCALE).stripTrailingZeros();
		return (value.scale() < 0) ? value.setScale(0) : value;
	}

	private Figure ratio(FigureQuery query, Indicator indicator) {
		BigDecimal numerator = answer(query.of(Objects.requireNonNull(indicator.numerator()))).value();
		BigDecimal denominator = answer(query.of(Objects.requireNonNull(indicator.denominator()))).value();
		BigDecimal value = (numerator == null || denominator == null || denominator.signum() == 0) ? null
				: Percent.of(numerator, denominator);
		return new Figure(query, value, numerator, denominator);
	}

	private long additive(FigureQuery query) {
		if (query.asOf() != null) {
			return scan(query).sum();
		}
		int region = this.regions.find(query.region());
		int department = this.departments.find(query.department());
		int group = this.groups.find(query.group());
		if (region < 0 || department < 0 || group < 0) {
			return 0;
		}
		return Objects.requireNonNull(this.cells.get(query.indicator()))
			.sum(region, department, group, Scan.firstDay(query), Scan.lastDay(query));
	}

	private Scan scan(FigureQuery query) {
		return new Scan(Objects.requireNonNull(this.columns.get(query.indicator())), this.keys, query,
				this.departments.find(query.department()), this.groups.find(query.group()), inside(query.region()));
	}

	private @Nullable BitSet among(Indicator indicator, FigureQuery query) {
		return (indicator.among() == null) ? null
				: scan(new FigureQuery(indicator.among(), "", null, null, null, query.to(), query.asOf()))
					.keysOfHolders();
	}

	private boolean[] inside(String area) {
		boolean[] inside = new boolean[this.regions.size()];
		for (int number = 1; number < inside.length; number++) {
			inside[number] = RegionCode.within(Objects.requireNonNull(this.regions.text(number)), area);
		}
		return inside;
	}

	/**
	 * Number of contributions taken so far, withdrawals included.
	 */
	public long size() {
		this.lock.readLock().lock();
		try {
			return this.columns.values().stream().mapToLong((column) -> column.size).sum();
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	static long micros(@Nullable Instant instant) {
		return (instant == null) ? Long.MAX_VALUE
				: Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
	}

}
