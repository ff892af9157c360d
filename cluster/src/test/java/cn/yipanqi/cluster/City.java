package cn.yipanqi.cluster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.engine.synthetic.SyntheticLedger;

/**
 * The entries of a city: a synthetic history, in which sensitive values stand as the
 * vault leaves them, and after it what that history does not know: operations of the city
 * with a neighbour's units, corrected and cancelled, and corrections of corrections; and
 * summary sheets of every unit, of work that stands there act by act and of other work;
 * and mergers of subjects, chained, in a circle, corrected and cancelled.
 */
final class City {

	/** Few, so that much happens to each. */
	private static final int SUBJECTS = 40;

	private static final int DAYS = 30;

	private static final long FIRST_DAY = LocalDate.of(2007, 8, 8).toEpochDay();

	private City() {
	}

	static List<Entry> entries(Pack pack, long seed, int size) {
		List<Entry> entries = new ArrayList<>();
		SyntheticLedger ledger = new SyntheticLedger(pack, seed);
		Map<String, Set<String>> sensitive = EntryRows.sensitive(pack);
		while (entries.size() < size) {
			ledger
				.next((entry, superseded) -> entries.add(kept(entry, sensitive.getOrDefault(entry.type(), Set.of()))));
		}
		mergers(entries);
		pack.summaries().forEach((type) -> sheets(entries, pack, type));
		for (int i = 0; i < 40; i++) {
			jointOperation(entries, pack, i);
		}
		return entries;
	}

	/**
	 * The same with other records; their numbers are unique everywhere, as those of
	 * entries and subjects are not.
	 */
	static List<Entry> ofOtherRecords(List<Entry> entries) {
		return moved(entries, 0, 9);
	}

	/**
	 * The same with other numbers and other subjects.
	 */
	static List<Entry> ofOtherNumbers(List<Entry> entries, long base) {
		return moved(entries, base, 0);
	}

	private static List<Entry> moved(List<Entry> entries, long base, long records) {
		return entries.stream()
			.map((entry) -> new Entry(base + entry.seq(), base + entry.first(),
					new UUID(records + entry.record().getMostSignificantBits(),
							entry.record().getLeastSignificantBits()),
					entry.revision(), entry.operation(), entry.type(), entry.unit(), entry.region(),
					(entry.subject() != null) ? base + entry.subject() : null, entry.subjectKind(), entry.subjectTier(),
					entry.date(), entry.recordedAt(), entry.author(),
					(entry.supersedes() != null) ? base + entry.supersedes() : null, entry.reason(),
					moved(entry.fields(), base), entry.lines()))
			.toList();
	}

	private static Map<String, Object> moved(Map<String, Object> fields, long base) {
		Map<String, Object> moved = new HashMap<>(fields);
		moved.computeIfPresent(RegistryTypes.MERGED,
				(code, merged) -> ((BigDecimal) merged).add(BigDecimal.valueOf(base)));
		return moved;
	}

	private static Entry kept(Entry entry, Set<String> codes) {
		Map<String, Object> fields = new HashMap<>(entry.fields());
		codes.forEach((code) -> fields.computeIfPresent(code, (same, value) -> "sm4_1_" + "0a".repeat(30)));
		LocalDate date = LocalDate.ofEpochDay(FIRST_DAY + entry.date().toEpochDay() % DAYS);
		return new Entry(entry.seq(), entry.first(), entry.record(), entry.revision(), entry.operation(), entry.type(),
				entry.unit(), entry.region(), (entry.subject() != null) ? entry.subject() % SUBJECTS : null,
				entry.subjectKind(), entry.subjectTier(), date, entry.recordedAt(), entry.author(), entry.supersedes(),
				entry.reason(), fields, entry.lines());
	}

	private static void mergers(List<Entry> entries) {
		List<Entry> filed = entries.stream()
			.filter((entry) -> entry.subject() != null && entry.operation() != Entry.Operation.CANCEL)
			.toList();
		long[][] pairs = { { 1, 2 }, { 2, 3 }, { 3, 1 }, { 5, 6 }, { 7, 8 }, { 9, 3 }, { 10, 11 }, { 12, 11 } };
		List<Entry> mergers = new ArrayList<>();
		for (long[] pair : pairs) {
			long seq = entries.size() + 1L;
			Entry merger = merger(filed, pair[0], pair[1]);
			mergers.add(new Entry(seq, seq, new UUID(4, seq), 1, Entry.Operation.RECORD, RegistryTypes.MERGER,
					merger.unit(), merger.region(), pair[1], merger.subjectKind(), merger.subjectTier(), merger.date(),
					SyntheticLedger.moment(seq), "a", null, null, merger.fields(), List.of()));
			entries.add(mergers.get(mergers.size() - 1));
		}
		for (Entry former : filed.subList(0, Math.min(60, filed.size()))) {
			long seq = entries.size() + 1L;
			Entry again = copy(former, seq, 1, Entry.Operation.RECORD, null, former.fields(), former.lines());
			entries.add(new Entry(seq, seq, new UUID(5, seq), 1, Entry.Operation.RECORD, again.type(), again.unit(),
					again.region(), again.subject(), again.subjectKind(), again.subjectTier(), again.date(),
					again.recordedAt(), "a", null, null, again.fields(), again.lines()));
		}
		Entry split = mergers.get(3);
		entries.add(copy(split, entries.size() + 1L, 2, Entry.Operation.CANCEL, split.seq(), Map.of(), List.of()));
		Entry other = mergers.get(4);
		entries.add(copy(other, entries.size() + 1L, 2, Entry.Operation.CORRECT, other.seq(),
				merger(filed, 13, 8).fields(), List.of()));
	}

	/**
	 * Says that one is the other, where they were seen last.
	 */
	private static Entry merger(List<Entry> filed, long merged, long survivor) {
		Entry one = last(filed, merged);
		Entry other = last(filed, survivor);
		return copy(other, other.seq(), 1, Entry.Operation.RECORD, null,
				Map.of(RegistryTypes.MERGED, BigDecimal.valueOf(merged), RegistryTypes.MERGED_REGION, one.region()),
				List.of());
	}

	private static Entry last(List<Entry> filed, long subject) {
		return filed.stream()
			.filter((entry) -> entry.subject() == subject)
			.reduce((one, next) -> next)
			.orElse(filed.get(0));
	}

	private static void jointOperation(List<Entry> entries, Pack pack, int number) {
		String city = pack.territory().places().get(0).code();
		long seq = entries.size() + 1L;
		List<EntryLine> participants = List.of(participant("health@" + city + "01", 3),
				participant("police@" + city + "02", number), participant("aic@" + city, 2));
		Entry operation = new Entry(seq, seq, new UUID(2, seq), 1, Entry.Operation.RECORD, "joint_operation",
				"police@" + city, (number % 2 == 0) ? city : city + "02", null, null, null,
				LocalDate.ofEpochDay(FIRST_DAY + number % DAYS), SyntheticLedger.moment(seq), "a", null, null, Map.of(),
				participants);
		entries.add(operation);
		Entry corrected = copy(operation, seq + 1, 2, Entry.Operation.CORRECT, seq, Map.of(),
				participants.subList(number % 3, 3));
		if (number % 3 > 0) {
			entries.add(corrected);
		}
		if (number % 3 == 2) {
			entries
				.add(copy(corrected, seq + 2, 3, (number % 2 == 0) ? Entry.Operation.CANCEL : Entry.Operation.CORRECT,
						seq + 1, Map.of(), (number % 2 == 0) ? List.of() : participants));
		}
	}

	private static void sheets(List<Entry> entries, Pack pack, SummaryType type) {
		List<Period> periods = pack.periods(type).all().subList(0, 3);
		for (Territory.Place place : pack.territory().places()) {
			if (place.level() != Territory.Level.TOWN) {
				periods.forEach((period) -> sheet(entries, type, period, place.code()));
			}
		}
	}

	private static void sheet(List<Entry> entries, SummaryType type, Period period, String region) {
		long seq = entries.size() + 1L;
		List<EntryLine> lines = type.indicators()
			.stream()
			.map((code) -> new EntryLine(SummaryType.LINE, null,
					Map.of(SummaryType.INDICATOR, code, SummaryType.TOTAL, BigDecimal.valueOf(seq % 90))))
			.toList();
		Entry sheet = new Entry(seq, seq, new UUID(3, seq), 1, Entry.Operation.RECORD, type.code(),
				type.filedBy().get(0) + "@" + region, region, null, null, null, period.last(),
				SyntheticLedger.moment(seq), "a", null, null, Map.of(), lines);
		entries.add(sheet);
		if (seq % 4 == 0) {
			entries.add(copy(sheet, seq + 1, 2, Entry.Operation.CORRECT, seq, Map.of(), lines.subList(1, 3)));
		}
		if (seq % 4 == 1) {
			entries.add(copy(sheet, seq + 1, 2, Entry.Operation.CANCEL, seq, Map.of(), List.of()));
		}
	}

	private static EntryLine participant(String unit, int people) {
		return new EntryLine("participants", unit, Map.of("people", BigDecimal.valueOf(people)));
	}

	static Entry copy(Entry entry, long seq, int revision, Entry.Operation operation, Long supersedes,
			Map<String, Object> fields, List<EntryLine> lines) {
		return new Entry(seq, entry.first(), entry.record(), revision, operation, entry.type(), entry.unit(),
				entry.region(), entry.subject(), entry.subjectKind(), entry.subjectTier(), entry.date(),
				SyntheticLedger.moment(seq), entry.author(), supersedes, (supersedes != null) ? "r" : null, fields,
				lines);
	}

}
