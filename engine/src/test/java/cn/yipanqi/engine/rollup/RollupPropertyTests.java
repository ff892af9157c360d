package cn.yipanqi.engine.rollup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What must hold for every history.
 */
class RollupPropertyTests {

	private static final Pack PACK = PackReader.read(Path.of("../engine/src/test/resources/packs/tiny")).orThrow();

	private static final List<String> SIMPLE = PACK.indicators()
		.stream()
		.filter((indicator) -> !indicator.kind().isComposed())
		.map(Indicator::code)
		.toList();

	private static final List<String> ADDITIVE = PACK.indicators()
		.stream()
		.filter((indicator) -> indicator.kind().isAdditive())
		.map(Indicator::code)
		.toList();

	@Property(tries = 150)
	void everyFigureEqualsAPlainCount(@ForAll long seed, @ForAll @IntRange(max = 120) int size) {
		List<Entry> history = new History(seed, size).entries();
		Rollup rollup = History.rolledUp(PACK, history);
		for (FigureQuery query : queries(new Random(seed), size)) {
			assertThat(rollup.figure(query).value()).as("%s", query)
				.isEqualByComparingTo(PlainCount.count(history, query));
		}
	}

	@Property(tries = 60)
	void sameQuestionsAreAnsweredWhileTheLedgerGrows(@ForAll long seed, @ForAll @IntRange(max = 80) int size) {
		List<Entry> history = new History(seed, size).entries();
		List<FigureQuery> queries = queries(new Random(seed), size);
		Rollup rollup = new Rollup(PACK);
		for (int known = 0; known < history.size(); known++) {
			History.take(rollup, new Contributions(PACK), history.get(known), history);
			if (known % 9 == 0) {
				for (FigureQuery query : queries) {
					BigDecimal expected = PlainCount.count(history.subList(0, known + 1), query);
					for (int times = 0; times < 3; times++) {
						assertThat(value(rollup, query)).as("%s after %d", query, known).isEqualByComparingTo(expected);
					}
				}
			}
		}
	}

	@Property(tries = 80)
	void whatIsWrittenAndReadGoesOnAlike(@ForAll long seed, @ForAll @IntRange(max = 100) int size,
			@ForAll @IntRange(max = 100) int written) throws IOException {
		List<Entry> history = new History(seed, size).entries();
		int first = Math.min(size, written);
		List<Entry> shuffled = new ArrayList<>(history);
		Collections.shuffle(shuffled, new Random(seed));
		Rollup original = History.rolledUp(PACK, shuffled.subList(0, first), history);
		RollupCopy copy = original.copy();
		shuffled.subList(first, size)
			.forEach((entry) -> History.take(original, new Contributions(PACK), entry, history));
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		copy.write(file);
		Rollup read = Rollup.read(PACK, new ByteArrayInputStream(file.toByteArray()));
		shuffled.subList(first, size).forEach((entry) -> History.take(read, new Contributions(PACK), entry, history));
		assertThat(read.size()).isEqualTo(original.size());
		for (FigureQuery query : queries(new Random(seed), size)) {
			assertThat(read.open(query)).as("%s", query).isEqualTo(original.open(query));
		}
	}

	@Property(tries = 60)
	void whatEndsTooEarlyIsNotRead(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int missing)
			throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		History.rolledUp(PACK, new History(seed, 40).entries()).copy().write(file);
		byte[] part = Arrays.copyOf(file.toByteArray(), file.size() - missing);
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> Rollup.read(PACK, new ByteArrayInputStream(part)));
	}

	@Property(tries = 60)
	void anyOrderGivesTheSameRollup(@ForAll long seed, @ForAll @IntRange(max = 80) int size) {
		List<Entry> history = new History(seed, size).entries();
		List<Entry> shuffled = new ArrayList<>(history);
		Collections.shuffle(shuffled, new Random(seed));
		Rollup inOrder = History.rolledUp(PACK, history);
		Rollup anyOrder = History.rolledUp(PACK, shuffled, history);
		for (FigureQuery query : queries(new Random(seed), size)) {
			assertThat(anyOrder.figure(query)).isEqualTo(inOrder.figure(query));
		}
	}

	@Property(tries = 60)
	void incrementalEqualsRebuiltFromWhatIsInForce(@ForAll long seed, @ForAll @IntRange(max = 80) int size) {
		List<Entry> history = new History(seed, size).entries();
		Map<UUID, Entry> inForce = new HashMap<>();
		history.forEach((entry) -> inForce.put(entry.record(), entry));
		Rollup incremental = History.rolledUp(PACK, history);
		Rollup rebuilt = new Rollup(PACK);
		Contributions contributions = new Contributions(PACK);
		inForce.values().forEach((entry) -> rebuilt.apply(entry.recordedAt(), contributions.of(entry)));
		for (FigureQuery query : queries(new Random(seed), size)) {
			assertThat(incremental.figure(query.asOf(null))).isEqualTo(rebuilt.figure(query.asOf(null)));
		}
	}

	@Property(tries = 60)
	void correctionAndCorrectionBackIsIdentity(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
		List<Entry> history = new ArrayList<>(new History(seed, size).entries());
		Rollup before = History.rolledUp(PACK, history);
		Entry last = history.get(history.size() - 1);
		if (last.operation() == Entry.Operation.CANCEL) {
			return;
		}
		Entry other = new Entry(size + 1L, last.first(), last.record(), last.revision() + 1, Entry.Operation.CORRECT,
				last.type(), "police@2399", "239902001", 3L, null, null, History.FIRST_DAY, History.moment(size + 1L),
				"a", last.seq(), "r", Map.of("result", "fail", "graded", true, "open", false), List.of());
		Entry back = new Entry(size + 2L, last.first(), last.record(), last.revision() + 2, Entry.Operation.CORRECT,
				last.type(), last.unit(), last.region(), last.subject(), last.subjectKind(), last.subjectTier(),
				last.date(), History.moment(size + 2L), "a", other.seq(), "r", last.fields(), last.lines());
		history.add(other);
		history.add(back);
		Rollup after = History.rolledUp(PACK, history);
		for (FigureQuery query : queries(new Random(seed), size)) {
			assertThat(after.figure(query)).isEqualTo(before.figure(query));
		}
	}

	@Property(tries = 60)
	void partsMakeTheWhole(@ForAll long seed, @ForAll @IntRange(max = 100) int size) {
		List<Entry> history = new History(seed, size).entries();
		Rollup rollup = History.rolledUp(PACK, history);
		for (String indicator : ADDITIVE) {
			FigureQuery city = new FigureQuery(indicator, "2399", null, null, null, null, null);
			BigDecimal whole = value(rollup, city);
			assertThat(sum(rollup, History.DEPARTMENTS.stream().map(city::by).toList())).isEqualByComparingTo(whole);
			assertThat(sum(rollup, List.of(city.in("239901"), city.in("239902"))).add(atCityLevel(history, indicator)))
				.isEqualByComparingTo(whole);
			assertThat(sum(rollup, days().stream().map((day) -> city.within(day, day)).toList()))
				.isEqualByComparingTo(whole);
			assertThat(sum(rollup,
					PACK.groups()
						.stream()
						.map((group) -> new FigureQuery(indicator, "2399", null, group.code(), null, null, null))
						.toList()))
				.isEqualByComparingTo(whole);
		}
	}

	@Property(tries = 60)
	void statementsBehindMakeTheFigure(@ForAll long seed, @ForAll @IntRange(max = 100) int size) {
		Rollup rollup = History.rolledUp(PACK, new History(seed, size).entries());
		for (FigureQuery query : queries(new Random(seed), size)) {
			OpenFigure open = rollup.open(query);
			Indicator.Kind kind = PACK.indicator(query.indicator()).kind();
			assertThat(kind.isAdditive() ? open.sum() : BigDecimal.valueOf(open.keys())).as("%s", query)
				.isEqualByComparingTo(value(rollup, query))
				.isEqualByComparingTo(open.figure().value());
		}
	}

	/**
	 * What the revisions in force state at the city itself, in none of its counties.
	 */
	private static BigDecimal atCityLevel(List<Entry> history, String indicator) {
		Contributions contributions = new Contributions(PACK);
		Map<UUID, Entry> inForce = new HashMap<>();
		history.forEach((entry) -> inForce.put(entry.record(), entry));
		return inForce.values()
			.stream()
			.flatMap((entry) -> contributions.of(entry).stream())
			.filter((contribution) -> contribution.indicator().equals(indicator)
					&& contribution.region().equals("2399"))
			.map(Contribution::amount)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static BigDecimal sum(Rollup rollup, List<FigureQuery> queries) {
		return queries.stream().map((query) -> value(rollup, query)).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static BigDecimal value(Rollup rollup, FigureQuery query) {
		return java.util.Objects.requireNonNull(rollup.figure(query).value());
	}

	private static List<LocalDate> days() {
		return History.FIRST_DAY.datesUntil(History.FIRST_DAY.plusDays(History.DAYS)).toList();
	}

	private static List<FigureQuery> queries(Random random, int size) {
		List<FigureQuery> queries = new ArrayList<>();
		for (String indicator : SIMPLE) {
			for (int i = 0; i < 4; i++) {
				LocalDate from = History.FIRST_DAY.plusDays(random.nextInt(History.DAYS));
				queries
					.add(new FigureQuery(indicator, pick(random, List.of("", "2399", "239901", "239901002", "239903")),
							random.nextBoolean() ? null : pick(random, History.DEPARTMENTS),
							random.nextInt(3) > 0 ? null : pick(random, List.of("catering", "market")),
							random.nextBoolean() ? null : from,
							random.nextBoolean() ? null : from.plusDays(random.nextInt(9)),
							random.nextBoolean() ? null : History.moment(random.nextInt(size + 1))));
			}
		}
		return queries;
	}

	private static <T> T pick(Random random, List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

}
