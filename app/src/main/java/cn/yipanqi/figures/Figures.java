package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.engine.rollup.Behind;
import cn.yipanqi.engine.rollup.OpenFigure;
import cn.yipanqi.engine.rollup.Reported;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * The only place where official figures are computed. Every method takes the reader's
 * scope and refuses what lies outside it.
 */
@Service
public class Figures {

	private final Board board;

	private final Pack pack;

	private final Organization organization;

	private final LedgerReader ledger;

	private final Ledger moments;

	Figures(Board board, Pack pack, Organization organization, LedgerReader ledger, Ledger moments) {
		this.moments = moments;
		this.board = board;
		this.pack = pack;
		this.organization = organization;
		this.ledger = ledger;
	}

	/**
	 * A figure.
	 * @throws OutOfScopeException if the scope does not cover what is asked
	 * @throws NoSuchElementException if there is no such indicator, region, department or
	 * group
	 */
	public Figure figure(FigureQuery query, Scope scope) {
		require(query, scope);
		return this.board.rollup().figure(query);
	}

	/**
	 * How much of a count or a sum is totals of summary sheets; 0 of any other figure.
	 * @throws OutOfScopeException if the scope does not cover what is asked
	 */
	public BigDecimal stated(FigureQuery query, Scope scope) {
		require(query, scope);
		return this.board.rollup().stated(query);
	}

	/**
	 * What a unit has filed of a count or a sum for a period, in both ways.
	 * @throws OutOfScopeException if the scope does not cover the unit
	 */
	public Reported reported(SummaryType type, String indicator, String unit, Period period, Scope scope) {
		scope.require(UnitCode.region(unit), UnitCode.department(unit), type.group());
		return this.board.rollup().reported(type, indicator, unit, period);
	}

	/**
	 * A moment up to which figures are complete and stay as they are: an as-of that can
	 * be printed.
	 */
	public Instant moment() {
		Instant moment = this.moments.moment();
		this.board.follow();
		return moment;
	}

	/**
	 * The latest moment that this node has recorded anything at. Figures as of it go
	 * together, although somebody else may still be writing at an earlier one: good for a
	 * draft, not for print.
	 */
	public Instant latest() {
		return this.moments.latest();
	}

	/**
	 * The figure of each region directly below.
	 */
	public List<Part> byRegion(FigureQuery query, Scope scope, Locale locale) {
		return this.organization.below(query.region())
			.stream()
			.map((region) -> new Part(region.code(), region.name(locale), figure(query.in(region.code()), scope)))
			.toList();
	}

	/**
	 * The figure of each department.
	 */
	public List<Part> byDepartment(FigureQuery query, Scope scope, Locale locale) {
		return this.pack.departments()
			.stream()
			.filter((department) -> scope.covers(query.region(), department.code(), query.group()))
			.map((department) -> new Part(department.code(), department.name(locale),
					figure(query.by(department.code()), scope)))
			.toList();
	}

	/**
	 * The figure of each day of a window; for a stock, and for a ratio or derived figure,
	 * as it stood on that day.
	 */
	public List<Part> byDay(FigureQuery query, LocalDate first, LocalDate last, Scope scope) {
		Indicator indicator = this.pack.indicator(query.indicator());
		boolean standing = indicator.kind() == Indicator.Kind.STOCK || indicator.kind().isComposed();
		List<Part> days = new ArrayList<>();
		for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
			days.add(new Part(day.toString(), day.toString(),
					figure(query.within(standing ? query.from() : day, day), scope)));
		}
		return days;
	}

	/**
	 * What the figure stands on, one page at a time, in the order of the ledger. A ratio
	 * or derived figure stands on other figures and has no rows.
	 */
	public Trace trace(FigureQuery query, Scope scope, int limit, int offset) {
		require(query, scope);
		OpenFigure open = this.board.rollup().open(query);
		return trace(open, open.statements().stream().skip(offset).limit(limit).toList(), scope);
	}

	/**
	 * The figure with all that it stands on.
	 */
	Grounds grounds(FigureQuery query, Scope scope) {
		require(query, scope);
		return new Grounds(this.board.rollup().open(query), (statements) -> rows(statements, query, scope));
	}

	/**
	 * What the figure stands on, from a place in the ledger onwards: whoever reads page
	 * after page misses nothing, whatever is filed meanwhile.
	 * @param origin number of the last entry that was given
	 * @param taken how many of that entry's statements were given
	 */
	public Trace traceAfter(FigureQuery query, Scope scope, long origin, int taken, int limit) {
		require(query, scope);
		OpenFigure open = this.board.rollup().open(query);
		List<Behind> page = open.statements()
			.stream()
			.filter((statement) -> statement.origin() >= origin)
			.sorted(Comparator.comparingLong(Behind::origin))
			.toList();
		long given = Math.min(taken, page.stream().takeWhile((statement) -> statement.origin() == origin).count());
		return trace(open, page.stream().skip(given).limit(limit).toList(), scope);
	}

	private Trace trace(OpenFigure open, List<Behind> page, Scope scope) {
		return new Trace(open.figure(), open.statements().size(), open.keys(), open.sum(),
				rows(page, open.figure().query(), scope));
	}

	/**
	 * The first of the statements behind a figure in an order, with their entries.
	 */
	public List<Trace.Row> behind(FigureQuery query, Scope scope, Comparator<Behind> order, int limit) {
		require(query, scope);
		return rows(this.board.rollup().open(query).statements().stream().sorted(order).limit(limit).toList(), query,
				scope);
	}

	/**
	 * The entries of statements behind a figure that the scope covers. What was filed
	 * elsewhere on a subject that turned out to be one of here counts here, and is told.
	 */
	List<Trace.Row> rows(List<Behind> statements, FigureQuery query, Scope scope) {
		Rollup rollup = this.board.rollup();
		Map<Long, Entry> entries = entries(statements.stream().map(Behind::origin).distinct().toList(), scope);
		List<Long> others = statements.stream()
			.map(Behind::origin)
			.distinct()
			.filter((number) -> !entries.containsKey(number))
			.toList();
		entries(others, Scope.EVERYTHING).values()
			.stream()
			.filter((entry) -> !rollup.counted(entry, query.asOf()).equals(entry))
			.forEach((entry) -> entries.put(entry.seq(), entry));
		return statements.stream().map((statement) -> row(statement, entries, rollup, query)).toList();
	}

	private Map<Long, Entry> entries(List<Long> numbers, Scope scope) {
		return this.ledger.entries(numbers, scope)
			.stream()
			.collect(Collectors.toMap(Entry::seq, Function.identity(), (one, other) -> one, HashMap::new));
	}

	private static Trace.Row row(Behind statement, Map<Long, Entry> entries, Rollup rollup, FigureQuery query) {
		Entry entry = entries.get(statement.origin());
		if (entry == null) {
			throw new IllegalStateException(
					"Entry %d is behind the figure and cannot be read in its scope".formatted(statement.origin()));
		}
		return new Trace.Row(entry, rollup.counted(entry, query.asOf()), statement.amount(), statement.key());
	}

	/**
	 * A question about what does not exist has no answer: not even 0.
	 */
	private void require(FigureQuery query, Scope scope) {
		scope.require(query.region(), query.department(), query.group());
		known("region", query.region(),
				query.region().isEmpty() || this.organization.region(query.region()).isPresent());
		known("department", query.department(),
				query.department() == null || this.pack.department(query.department()).isPresent());
		known("group", query.group(), query.group() == null || this.pack.group(query.group()).isPresent());
	}

	private static void known(String what, @Nullable String code, boolean known) {
		if (!known) {
			throw new NoSuchElementException("No " + what + " '" + code + "'");
		}
	}

}
