package cn.yipanqi.engine.rollup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold for every history of records and mergers of their subjects, however they
 * chain, contradict each other, are corrected and cancelled, and whenever they become
 * known.
 */
class MergerPropertyTests {

	private static final Pack PACK = MergerHistory.pack();

	private static final List<String> SIMPLE = PACK.indicators()
		.stream()
		.filter((indicator) -> !indicator.kind().isComposed())
		.map(Indicator::code)
		.toList();

	private static final List<String> REGIONS = List.of("", "2399", "239901", "239901002", "239902", "239903");

	@Property(tries = 150)
	void everyFigureEqualsAPlainCount(@ForAll long seed, @ForAll @IntRange(max = 70) int size) {
		List<Entry> history = new MergerHistory(seed, size).entries();
		MergerHistory.Board board = new MergerHistory.Board(PACK, history);
		board.follow(history.stream().map(List::of).toList());
		check(board, new Random(seed), 12);
	}

	@Property(tries = 300)
	void soItIsWheneverWhatBecomesKnown(@ForAll long seed, @ForAll @IntRange(max = 60) int size) {
		List<Entry> history = new MergerHistory(seed, size).entries();
		MergerHistory.Board board = new MergerHistory.Board(PACK, history);
		board.follow(MergerHistory.rounds(history, new Random(seed)));
		check(board, new Random(seed), 12);
	}

	@Property(tries = 40)
	void soItIsAsOfEveryMomentAtAllScopes(@ForAll long seed, @ForAll @IntRange(max = 40) int size) {
		List<Entry> history = new MergerHistory(seed, size).entries();
		MergerHistory.Board board = new MergerHistory.Board(PACK, history);
		board.follow(MergerHistory.rounds(history, new Random(seed)));
		for (int moment = 0; moment <= size; moment++) {
			checkAllScopes(board, window(new Random(seed + moment), History.moment(moment)));
		}
		checkAllScopes(board, window(new Random(seed), null));
	}

	@Property(tries = 60)
	void sameQuestionsAreAnsweredWhileTheLedgerGrows(@ForAll long seed, @ForAll @IntRange(max = 50) int size) {
		List<Entry> history = new MergerHistory(seed, size).entries();
		MergerHistory.Board board = new MergerHistory.Board(PACK, history);
		for (List<Entry> round : MergerHistory.rounds(history, new Random(seed))) {
			board.follow(List.of(round));
			for (int times = 0; times < 3; times++) {
				check(board, new Random(seed), 2);
			}
		}
	}

	@Property(tries = 100)
	void whatIsWrittenAndReadGoesOnAlike(@ForAll long seed, @ForAll @IntRange(max = 60) int size,
			@ForAll @IntRange(max = 30) int written) throws IOException {
		List<Entry> history = new MergerHistory(seed, size).entries();
		List<List<Entry>> rounds = MergerHistory.rounds(history, new Random(seed));
		int first = Math.min(rounds.size(), written);
		MergerHistory.Board original = new MergerHistory.Board(PACK, history);
		RollupCopy copy = original.follow(rounds.subList(0, first)).rollup().copy();
		original.follow(rounds.subList(first, rounds.size()));
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		copy.write(file);
		MergerHistory.Board read = new MergerHistory.Board(PACK, history,
				Rollup.read(PACK, new ByteArrayInputStream(file.toByteArray())), rounds.subList(0, first));
		read.follow(rounds.subList(first, rounds.size()));
		assertThat(read.rollup().size()).isEqualTo(original.rollup().size());
		check(read, new Random(seed), 6);
		for (FigureQuery query : queries(new Random(seed), 6)) {
			assertThat(read.rollup().open(query)).isEqualTo(original.rollup().open(query));
		}
	}

	@Property(tries = 100)
	void revisionsInForceAloneGiveTheSame(@ForAll long seed, @ForAll @IntRange(max = 70) int size) {
		List<Entry> history = new MergerHistory(seed, size).entries();
		Map<UUID, Entry> records = new HashMap<>();
		history.forEach((entry) -> records.put(entry.record(), entry));
		List<Entry> inForce = records.values()
			.stream()
			.filter((entry) -> entry.operation() != Entry.Operation.CANCEL)
			.toList();
		Rollup rebuilt = new Rollup(PACK);
		Uptake uptake = new Uptake(PACK, rebuilt);
		uptake.begin(inForce);
		uptake.takeInForce(inForce);
		MergerHistory.Board followed = new MergerHistory.Board(PACK, history);
		followed.follow(MergerHistory.rounds(history, new Random(seed)));
		for (FigureQuery query : queries(new Random(seed), 6)) {
			assertThat(rebuilt.figure(query.asOf(null))).isEqualTo(followed.rollup().figure(query.asOf(null)));
		}
	}

	@Property(tries = 100)
	void mergedAndSplitAgainEveryFigureIsAsBefore(@ForAll long seed, @ForAll @IntRange(max = 50) int size,
			@ForAll @IntRange(min = 1, max = 5) int mergers) {
		MergerHistory told = new MergerHistory(seed, size);
		MergerHistory.Board before = new MergerHistory.Board(PACK, List.copyOf(told.entries()));
		before.follow(MergerHistory.rounds(told.entries(), new Random(seed)));
		told.mergeAndSplit(mergers);
		MergerHistory.Board after = new MergerHistory.Board(PACK, told.entries());
		after.follow(MergerHistory.rounds(told.entries(), new Random(seed)));
		for (FigureQuery query : queries(new Random(seed), 8)) {
			for (Instant asOf : Arrays.asList(null, History.moment(size + 2 * mergers), History.moment(size - 3))) {
				assertThat(after.rollup().open(query.asOf(asOf)).figure().value())
					.isEqualTo(before.rollup().open(query.asOf(asOf)).figure().value());
				assertThat(after.rollup().open(query.asOf(asOf)).statements())
					.containsExactlyInAnyOrderElementsOf(before.rollup().open(query.asOf(asOf)).statements());
			}
		}
		check(after, new Random(seed), 6);
	}

	@Property(tries = 100)
	void entriesBehindAFigureCountWhereItIsAsked(@ForAll long seed, @ForAll @IntRange(max = 60) int size) {
		List<Entry> history = new MergerHistory(seed, size).entries();
		MergerHistory.Board board = new MergerHistory.Board(PACK, history);
		board.follow(MergerHistory.rounds(history, new Random(seed)));
		for (FigureQuery query : queries(new Random(seed), 3)) {
			for (Entry rewritten : MergerCount.rewritten(history, query)) {
				assertThat(board.rollup().counted(history.get((int) rewritten.seq() - 1), query.asOf()))
					.isEqualTo(rewritten);
			}
		}
	}

	@Property(tries = 150)
	void whatIsReportedOnSheetsAsWellCountsOnceWhereverItIsByNow(@ForAll long seed,
			@ForAll @IntRange(max = 50) int size) {
		Pack pack = SheetHistory.pack();
		List<Entry> history = MergerHistory.withMergers(new SheetHistory(seed, size).entries(), new Random(seed));
		MergerHistory.Board board = new MergerHistory.Board(pack, history);
		board.follow(MergerHistory.rounds(history, new Random(seed)));
		for (FigureQuery asked : queries(new Random(seed), 10)) {
			FigureQuery query = asked.within((asked.from() != null) ? asked.from().plusDays(20) : null,
					(asked.to() != null) ? asked.to().plusDays(20) : null);
			if (List.of("visits", "fails", "value", "people").contains(query.indicator())) {
				BigDecimal[] expected = SheetCount.count(MergerCount.rewritten(history, query), query.asOf(null));
				OpenFigure open = board.rollup().open(query);
				assertThat(open.figure().value()).as("%s", query).isEqualByComparingTo(expected[0]);
				assertThat(open.sum()).as("behind %s", query).isEqualByComparingTo(expected[0]);
				assertThat(board.rollup().stated(query)).as("stated of %s", query).isEqualByComparingTo(expected[1]);
			}
		}
	}

	private static void checkAllScopes(MergerHistory.Board board, FigureQuery window) {
		List<Entry> rewritten = MergerCount.rewritten(List.copyOf(board.known()), window);
		for (String indicator : SIMPLE) {
			for (String region : REGIONS) {
				for (String department : Arrays.asList(null, "health", "aic", "police")) {
					for (String group : Arrays.asList(null, "catering", "market")) {
						check(board, rewritten, new FigureQuery(indicator, region, department, group, window.from(),
								window.to(), window.asOf()));
					}
				}
			}
		}
	}

	private static void check(MergerHistory.Board board, Random random, int each) {
		for (FigureQuery query : queries(random, each)) {
			check(board, MergerCount.rewritten(List.copyOf(board.known()), query), query);
		}
	}

	private static void check(MergerHistory.Board board, List<Entry> rewritten, FigureQuery query) {
		OpenFigure open = board.rollup().open(query);
		BigDecimal expected = MergerCount.count(rewritten, query.asOf(null));
		assertThat(open.figure().value()).as("%s", query).isEqualByComparingTo(expected);
		assertThat(PACK.indicator(query.indicator()).kind().isAdditive() ? open.sum() : BigDecimal.valueOf(open.keys()))
			.as("behind %s", query)
			.isEqualByComparingTo(expected);
	}

	private static FigureQuery window(Random random, Instant asOf) {
		LocalDate from = History.FIRST_DAY.plusDays(random.nextInt(History.DAYS));
		return new FigureQuery("visits", "", null, null, random.nextBoolean() ? null : from,
				random.nextBoolean() ? null : from.plusDays(random.nextInt(9)), asOf);
	}

	private static List<FigureQuery> queries(Random random, int each) {
		List<FigureQuery> queries = new ArrayList<>();
		for (String indicator : SIMPLE) {
			for (int i = 0; i < each; i++) {
				FigureQuery window = window(random,
						(random.nextInt(3) == 0) ? null : History.moment(random.nextInt(60)));
				queries.add(new FigureQuery(indicator, pick(random, REGIONS),
						random.nextBoolean() ? null : pick(random, History.DEPARTMENTS),
						(random.nextInt(3) > 0) ? null : pick(random, List.of("catering", "market")), window.from(),
						window.to(), window.asOf()));
			}
		}
		return queries;
	}

	private static <T> T pick(Random random, List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

}
