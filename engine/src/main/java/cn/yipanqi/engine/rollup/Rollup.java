package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Dated;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.algebra.Mergers;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import org.jspecify.annotations.Nullable;

/**
 * The board (棋盘): takes contributions in the order of the ledger and answers any figure
 * exactly. What is asked for often is a look-up in prefix sums: additive figures over any
 * window and as of any moment, distinct ones from the beginning, stocks on any day.
 * Everything else is a scan of the indicator's columns. Safe for use by several threads.
 */
public final class Rollup {

	/**
	 * Decimals kept in the fixed-point amounts: those of the finest field type.
	 */
	static final int SCALE = 4;

	private final Pack pack;

	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private final Facts facts = new Facts();

	private final Places places = new Places();

	private final Keys keys = new Keys();

	private final Editions editions = new Editions();

	private final Map<String, Series> series = new HashMap<>();

	private final Totals totals;

	private final Mergers mergers = new Mergers();

	private final Questions questions = new Questions(this.places);

	public Rollup(Pack pack) {
		this.pack = pack;
		this.totals = new Totals(pack);
		for (Indicator indicator : pack.indicators()) {
			if (!indicator.kind().isComposed()) {
				this.series.put(indicator.code(), series(indicator));
			}
		}
		for (Indicator indicator : pack.indicators()) {
			if (indicator.among() != null) {
				((StockSeries) series(indicator.code())).among((StockSeries) series(indicator.among()));
			}
		}
	}

	private Series series(Indicator indicator) {
		Set<Optional<String>> found = indicator.sources()
			.stream()
			.map((source) -> Optional.ofNullable(this.pack.recordType(source.record()).group()))
			.collect(Collectors.toSet());
		if (found.size() == 1) {
			this.questions.note(indicator.code(), found.iterator().next());
		}
		Grid grid = new Grid(this.places, found.size() > 1);
		return switch (indicator.kind()) {
			case DISTINCT -> new DistinctSeries(this.facts, this.keys, grid);
			case STOCK -> new StockSeries(this.facts, this.keys, grid);
			default -> new AdditiveSeries(this.facts, grid, this.editions,
					indicator.kind() == Indicator.Kind.COUNT && !this.totals.isStated(indicator.code()));
		};
	}

	/**
	 * Reads a board that a {@link RollupCopy} wrote. While the next columns are read,
	 * what stands for itself is reckoned.
	 * @param pack the pack by which it was made
	 * @throws IOException if that is not what stands there
	 */
	public static Rollup read(Pack pack, InputStream in) throws IOException {
		Rollup rollup = new Rollup(pack);
		PieceReader reader = new PieceReader(in);
		if (!reader.presentText().equals(pack.fingerprint())) {
			throw new IOException("The board was made by another pack");
		}
		rollup.facts.read(reader);
		rollup.places.read(reader);
		rollup.keys.read(reader);
		List<CompletableFuture<Void>> reckoning = new ArrayList<>();
		for (Series series : rollup.inOrder()) {
			series.read(reader);
			if (!(series instanceof StockSeries)) {
				reckoning.add(CompletableFuture.runAsync(series::reckon));
			}
		}
		rollup.totals.read(reader);
		MergerPiece.read(reader, rollup.mergers);
		rollup.series.values().parallelStream().filter(StockSeries.class::isInstance).forEach(Series::reckon);
		reckoning.forEach(CompletableFuture::join);
		return rollup;
	}

	/**
	 * The board as it stands now.
	 */
	public RollupCopy copy() {
		this.lock.readLock().lock();
		try {
			List<Piece> pieces = new ArrayList<>();
			pieces.add((writer) -> writer.text(this.pack.fingerprint()));
			pieces.addAll(this.facts.pieces());
			pieces.add(this.places.piece());
			pieces.add(this.keys.piece());
			inOrder().forEach((series) -> pieces.addAll(series.pieces()));
			pieces.add(this.totals.piece());
			pieces.add(new MergerPiece(this.mergers.revisions()));
			return new RollupCopy(pieces);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	private List<Series> inOrder() {
		return this.series.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
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
		apply(new Dated(recordedAt, contributions, false));
	}

	/**
	 * Takes contributions of one moment.
	 */
	void apply(Dated dated) {
		long moment = micros(dated.moment());
		together(() -> this.totals.pass(moment, dated.contributions(),
				(at, contribution) -> apply(at, contribution, dated.again())));
	}

	private void apply(long moment, Contribution contribution, boolean again) {
		series(contribution.indicator()).take(fact(moment, contribution), contribution, again);
	}

	/**
	 * Who turned out to be whom, as far as this roll-up has restated it. To be changed by
	 * one thread, and together.
	 */
	Mergers mergers() {
		return this.mergers;
	}

	/**
	 * An entry as it counts as of a moment: as if it had been filed on the subject that
	 * its own one turned out to be.
	 * @param asOf the moment, or null for all that is known
	 */
	public Entry counted(Entry entry, @Nullable Instant asOf) {
		return looking(() -> this.mergers.of(entry.subject()).at(entry, asOf));
	}

	/**
	 * The contributions of an entry follow each other and mostly say the same of when and
	 * where.
	 */
	private int fact(long moment, Contribution contribution) {
		int day = Math.toIntExact(contribution.date().toEpochDay());
		int place = this.places.place(contribution.region(), contribution.unit(), contribution.group());
		boolean withdrawal = contribution.sign() < 0;
		int last = this.facts.size() - 1;
		if (last >= 0 && this.facts.moment(last) == moment
				&& this.facts.is(last, day, place, withdrawal, contribution.origin())) {
			return last;
		}
		return this.facts.add(day, place, withdrawal, contribution.origin(), moment);
	}

	private Series series(String indicator) {
		return Objects.requireNonNull(this.series.get(indicator));
	}

	/**
	 * Answers a query.
	 * @throws java.util.NoSuchElementException if there is no such indicator
	 */
	public Figure figure(FigureQuery query) {
		return looking(() -> answer(query));
	}

	/**
	 * Answers a query and opens the answer, both from the same contributions: what the
	 * figure says and what stands behind it cannot differ.
	 * @throws java.util.NoSuchElementException if there is no such indicator
	 */
	public OpenFigure open(FigureQuery query) {
		Indicator indicator = this.pack.indicator(query.indicator());
		return looking(() -> new OpenFigure(answer(query), indicator.kind().isComposed() ? List.of() : behind(query)));
	}

	/**
	 * How much of a count or a sum is stated by summary sheets, and by none of its
	 * details; 0 of any other figure.
	 * @throws java.util.NoSuchElementException if there is no such indicator
	 */
	public BigDecimal stated(FigureQuery query) {
		this.pack.indicator(query.indicator());
		if (!this.totals.isStated(query.indicator())) {
			return BigDecimal.ZERO;
		}
		return open(query).statements()
			.stream()
			.filter((statement) -> this.totals.isSheet(statement.origin()))
			.map(Behind::amount)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	/**
	 * What a unit has filed of an indicator for a period in both ways, whichever counts.
	 */
	public Reported reported(SummaryType type, String indicator, String unit, Period period) {
		return looking(() -> {
			Claim claim = this.totals.claim(indicator, type.key(unit, period));
			return (claim != null) ? Reported.of(claim, type.prevails()) : Reported.NOTHING;
		});
	}

	private List<Behind> behind(FigureQuery query) {
		Question question = this.questions.of(query);
		List<Behind> behind = (question != null) ? series(query.indicator()).behind(question) : List.of();
		return this.mergers.isEmpty() ? behind
				: behind.stream().sorted(Comparator.comparingLong(Behind::origin)).toList();
	}

	private Figure answer(FigureQuery query) {
		Indicator indicator = this.pack.indicator(query.indicator());
		return switch (indicator.kind()) {
			case COUNT, SUM, DISTINCT, STOCK -> {
				Question question = this.questions.of(query);
				yield plain(query, (question != null) ? series(query.indicator()).value(question) : 0);
			}
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

	/**
	 * An amount in fixed point.
	 * @throws ArithmeticException if it is finer than {@link #SCALE} or too large
	 */
	static long fixed(BigDecimal amount) {
		return amount.movePointRight(SCALE).longValueExact();
	}

	/**
	 * Number of contributions taken so far, withdrawals included.
	 */
	public long size() {
		return looking(() -> this.series.values().stream().mapToLong(Series::size).sum());
	}

	/**
	 * Memory taken by what was contributed, in bytes; close, not exact.
	 */
	public long bytes() {
		return looking(() -> this.facts.bytes() + this.keys.bytes() + this.editions.bytes() + this.totals.bytes()
				+ this.series.values().stream().mapToLong(Series::bytes).sum());
	}

	private <T> T looking(Supplier<T> look) {
		this.lock.readLock().lock();
		try {
			return look.get();
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
