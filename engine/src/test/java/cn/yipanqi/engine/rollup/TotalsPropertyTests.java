package cn.yipanqi.engine.rollup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold for every history of details and totals of the same work, in whatever
 * order they come and whatever is corrected.
 */
class TotalsPropertyTests {

	private static final Pack PACK = SheetHistory.pack();

	private static final List<String> INDICATORS = List.of("visits", "fails", "value", "people");

	@Property(tries = 200)
	void everyFigureEqualsACountFromTheBeginning(@ForAll long seed, @ForAll @IntRange(max = 70) int size) {
		List<Entry> history = new SheetHistory(seed, size).entries();
		check(History.rolledUp(PACK, history), history, new Random(seed), 40);
	}

	@Property(tries = 200)
	void whateverBecomesKnownLateCountsSinceItWasRecorded(@ForAll long seed, @ForAll @IntRange(max = 50) int size) {
		List<Entry> history = new SheetHistory(seed, size).entries();
		List<Entry> shuffled = new ArrayList<>(history);
		Collections.shuffle(shuffled, new Random(seed));
		check(History.rolledUp(PACK, shuffled, history), history, new Random(seed), 40);
	}

	@Property(tries = 60)
	void figuresOfEveryMomentStayWhileTheLedgerGrows(@ForAll long seed, @ForAll @IntRange(max = 40) int size) {
		List<Entry> history = new SheetHistory(seed, size).entries();
		Random random = new Random(seed);
		Rollup rollup = new Rollup(PACK);
		Contributions contributions = new Contributions(PACK);
		for (int known = 0; known < size; known++) {
			History.take(rollup, contributions, history.get(known), history);
			check(rollup, history.subList(0, known + 1), random, 6);
		}
	}

	@Property(tries = 100)
	void whatIsWrittenAndReadGoesOnAlike(@ForAll long seed, @ForAll @IntRange(max = 60) int size,
			@ForAll @IntRange(max = 60) int written, @ForAll boolean inOrder) throws IOException {
		List<Entry> history = new SheetHistory(seed, size).entries();
		List<Entry> order = new ArrayList<>(history);
		if (!inOrder) {
			Collections.shuffle(order, new Random(seed));
		}
		int first = Math.min(size, written);
		Rollup original = History.rolledUp(PACK, order.subList(0, first), history);
		RollupCopy copy = original.copy();
		order.subList(first, size).forEach((entry) -> History.take(original, new Contributions(PACK), entry, history));
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		copy.write(file);
		Rollup read = Rollup.read(PACK, new ByteArrayInputStream(file.toByteArray()));
		order.subList(first, size).forEach((entry) -> History.take(read, new Contributions(PACK), entry, history));
		assertThat(read.size()).isEqualTo(original.size());
		check(read, history, new Random(seed), 20);
		for (FigureQuery query : queries(new Random(seed), size, 20)) {
			assertThat(read.open(query)).isEqualTo(original.open(query));
		}
	}

	@Property(tries = 100)
	void revisionsInForceAloneGiveTheSame(@ForAll long seed, @ForAll @IntRange(max = 60) int size) {
		List<Entry> history = new SheetHistory(seed, size).entries();
		Map<UUID, Entry> inForce = new HashMap<>();
		history.forEach((entry) -> inForce.put(entry.record(), entry));
		Rollup rebuilt = new Rollup(PACK);
		inForce.values().forEach((entry) -> rebuilt.apply(entry.recordedAt(), new Contributions(PACK).of(entry)));
		Rollup followed = History.rolledUp(PACK, history);
		for (FigureQuery query : queries(new Random(seed), size, 40)) {
			assertThat(rebuilt.figure(query.asOf(null))).isEqualTo(followed.figure(query.asOf(null)));
		}
	}

	@Property(tries = 100)
	void whatWasFiledInBothWaysIsKnown(@ForAll long seed, @ForAll @IntRange(max = 60) int size) {
		List<Entry> history = new SheetHistory(seed, size).entries();
		List<Entry> shuffled = new ArrayList<>(history);
		Collections.shuffle(shuffled, new Random(seed));
		Rollup rollup = History.rolledUp(PACK, shuffled, history);
		for (SummaryType type : PACK.summaries()) {
			for (Period period : PACK.periods(type).all()) {
				for (String unit : SheetHistory.UNITS) {
					for (String indicator : List.of("visits", "people")) {
						if (type.stated().contains(indicator) && type.isFiledBy(unit.split("@")[0])) {
							assertThat(rollup.reported(type, indicator, unit, period)).usingRecursiveComparison()
								.withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
								.isEqualTo(SheetCount.reported(history, indicator, unit, period));
						}
					}
				}
			}
		}
	}

	private static void check(Rollup rollup, List<Entry> history, Random random, int questions) {
		for (FigureQuery query : queries(random, history.size(), questions)) {
			BigDecimal[] expected = SheetCount.count(history, query);
			OpenFigure open = rollup.open(query);
			assertThat(open.figure().value()).as("%s", query).isEqualByComparingTo(expected[0]);
			assertThat(open.sum()).as("behind %s", query).isEqualByComparingTo(expected[0]);
			assertThat(rollup.stated(query)).as("stated of %s", query).isEqualByComparingTo(expected[1]);
		}
	}

	private static List<FigureQuery> queries(Random random, int size, int count) {
		List<FigureQuery> queries = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			LocalDate from = LocalDate.of(2007, 8, 20).plusDays(random.nextInt(30));
			queries.add(new FigureQuery(pick(random, INDICATORS), pick(random, List.of("", "2399", "239901", "239902")),
					random.nextBoolean() ? null : pick(random, History.DEPARTMENTS),
					(random.nextInt(4) > 0) ? null : pick(random, List.of("catering", "market")),
					random.nextBoolean() ? null : from, random.nextBoolean() ? null : from.plusDays(random.nextInt(20)),
					random.nextBoolean() ? null : History.moment(random.nextInt(size + 1))));
		}
		return queries;
	}

	private static <T> T pick(Random random, List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

}
