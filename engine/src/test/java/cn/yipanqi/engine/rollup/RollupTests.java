package cn.yipanqi.engine.rollup;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RollupTests {

	private static final Pack PACK = PackReader.read(Path.of("src/test/resources/packs/tiny")).orThrow();

	@Test
	void ratioOverZeroHasNoValue() {
		Figure figure = new Rollup(PACK).figure(query("grading_rate"));
		assertThat(figure.value()).isNull();
		assertThat(figure.denominator()).isEqualByComparingTo("0");
	}

	@Test
	void ratioShowsItsParts() {
		Rollup rollup = History.rolledUp(PACK, List.of(survey(1, 1), survey(2, 2), survey(3, 3), inspection(4, 1)));
		Figure figure = rollup.figure(query("grading_rate"));
		assertThat(figure.value()).isEqualByComparingTo("33.333333");
		assertThat(figure.numerator()).isEqualByComparingTo("1");
		assertThat(figure.denominator()).isEqualByComparingTo("3");
	}

	@Test
	void jointOperationCountsOnceAndEachParticipantShowsItsOwnPeople() {
		Rollup rollup = History.rolledUp(PACK, List.of(inspection(1, 1)));
		assertThat(rollup.figure(query("visits")).value()).isEqualByComparingTo("1");
		assertThat(rollup.figure(query("visits").by("police")).value()).isEqualByComparingTo("0");
		assertThat(rollup.figure(query("people")).value()).isEqualByComparingTo("8");
		assertThat(rollup.figure(query("people").by("police")).value()).isEqualByComparingTo("5");
		assertThat(rollup.figure(query("joint")).value()).isEqualByComparingTo("1");
		assertThat(rollup.figure(query("joint").by("police")).value()).isEqualByComparingTo("1");
	}

	@Test
	void participantCountsWhereTheActWasIfThatIsWithinItsRegion() {
		Rollup rollup = History.rolledUp(PACK, List.of(inspection(1, 1)));
		assertThat(rollup.figure(query("people").in("239901001")).value()).isEqualByComparingTo("8");
	}

	@Test
	void participantFromElsewhereCountsInItsOwnRegion() {
		Rollup rollup = History.rolledUp(PACK,
				List.of(operation(1, "239901001", "police@239902", 5), operation(2, "2399", "police@239901", 7)));
		assertThat(rollup.figure(query("people")).value()).isEqualByComparingTo("12");
		assertThat(rollup.figure(query("people").in("239901")).value()).isEqualByComparingTo("7");
		assertThat(rollup.figure(query("people").in("239901001")).value()).isEqualByComparingTo("0");
		assertThat(rollup.figure(query("people").in("239902")).value()).isEqualByComparingTo("5");
		assertThat(rollup.figure(query("visits").in("239902")).value()).isEqualByComparingTo("0");
		assertThat(rollup.figure(query("visits").in("239901")).value()).isEqualByComparingTo("1");
	}

	@Test
	void derivedFollowsItsParts() {
		Rollup rollup = History.rolledUp(PACK, List.of(inspection(1, 1), inspection(2, 1)));
		assertThat(rollup.figure(query("passes")).value()).isEqualByComparingTo("2");
	}

	@Test
	void subjectThatTheRegistryClosesLeavesEveryStockUntilThatIsTakenBack() {
		List<Entry> filed = List.of(survey(1, 1), survey(2, 2), inspection(3, 1), inspection(4, 2));
		Entry closure = entry(5, 1, "subject_closure", Map.of("cause", "closed"), List.of());
		Entry takenBack = new Entry(6, 5, closure.record(), 2, Entry.Operation.CANCEL, "subject_closure",
				closure.unit(), closure.region(), 1L, "shop", "city", closure.date(), History.moment(6), "a", 5L, "误报",
				Map.of(), List.of());
		Rollup rollup = History.rolledUp(PACK, Stream.concat(filed.stream(), Stream.of(closure, takenBack)).toList());
		for (FigureQuery stock : List.of(query("registered"), query("graded"), query("graded_registered"),
				inGroup("registered", "market"), inGroup("graded", "catering"))) {
			assertThat(rollup.figure(asOf(stock, 4)).value()).as("%s", stock).isEqualByComparingTo("2");
			assertThat(rollup.figure(asOf(stock, 5)).value()).as("%s", stock).isEqualByComparingTo("1");
			assertThat(rollup.figure(asOf(stock, 6)).value()).as("%s", stock).isEqualByComparingTo("2");
		}
	}

	private static FigureQuery inGroup(String indicator, String group) {
		return new FigureQuery(indicator, "2399", null, group, null, null, null);
	}

	private static FigureQuery asOf(FigureQuery query, long moment) {
		return new FigureQuery(query.indicator(), query.region(), query.department(), query.group(), query.from(),
				query.to(), History.moment(moment));
	}

	@Test
	void windowThatEndsBeforeItBeginsHoldsNothing() {
		Rollup rollup = History.rolledUp(PACK, List.of(inspection(1, 1)));
		LocalDate day = LocalDate.of(2007, 9, 1);
		assertThat(rollup.figure(query("visits").within(day.plusDays(3), day.minusDays(3))).value())
			.isEqualByComparingTo("0");
		assertThat(rollup.figure(query("visits").within(day, day)).value()).isEqualByComparingTo("1");
	}

	private static FigureQuery query(String indicator) {
		return new FigureQuery(indicator, "2399", null, null, null, null, null);
	}

	private static Entry survey(long seq, long subject) {
		return entry(seq, subject, "survey", Map.of("open", true), List.of());
	}

	private static Entry inspection(long seq, long subject) {
		return entry(seq, subject, "inspection", Map.of("result", "pass", "graded", true),
				List.of(new EntryLine("participants", "health@239901", Map.of("people", new java.math.BigDecimal(3))),
						new EntryLine("participants", "police@239901", Map.of("people", new java.math.BigDecimal(5)))));
	}

	private static Entry operation(long seq, String place, String participant, int people) {
		return entry(seq, 1, place, "inspection", Map.of("result", "pass"), List
			.of(new EntryLine("participants", participant, Map.of("people", java.math.BigDecimal.valueOf(people)))));
	}

	private static Entry entry(long seq, long subject, String type, Map<String, Object> fields, List<EntryLine> lines) {
		return entry(seq, subject, "239901001", type, fields, lines);
	}

	private static Entry entry(long seq, long subject, String place, String type, Map<String, Object> fields,
			List<EntryLine> lines) {
		return new Entry(seq, seq, new UUID(1, seq), 1, Entry.Operation.RECORD, type, "health@239901", place, subject,
				"shop", "city", LocalDate.of(2007, 9, 1), History.moment(seq), "a", null, null, fields, lines);
	}

}
