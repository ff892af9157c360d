package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;

/**
 * The figures of the tiny pack, counted by hand from the revisions in force: shares
 * nothing with the engine.
 */
final class PlainCount {

	private PlainCount() {
	}

	static BigDecimal count(List<Entry> history, FigureQuery query) {
		Map<UUID, Entry> inForce = new HashMap<>();
		history.stream()
			.filter((entry) -> query.asOf() == null || !entry.recordedAt().isAfter(query.asOf()))
			.sorted(Comparator.comparing(Entry::revision))
			.forEach((entry) -> inForce.put(entry.record(), entry));
		inForce.values().removeIf((entry) -> entry.operation() == Entry.Operation.CANCEL);
		List<Entry> entries = List.copyOf(inForce.values());
		return switch (query.indicator()) {
			case "visits" -> BigDecimal.valueOf(inspections(entries, query).size());
			case "fails" -> BigDecimal.valueOf(inspections(entries, query).stream()
				.filter((e) -> "fail".equals(e.fields().get("result")))
				.count());
			case "value" -> inspections(entries, query).stream()
				.map((entry) -> (BigDecimal) entry.fields().getOrDefault("goods_value", BigDecimal.ZERO))
				.reduce(BigDecimal.ZERO, BigDecimal::add);
			case "people" -> people(entries, query);
			case "goods" -> inspections(entries, query).stream()
				.filter((entry) -> "fail".equals(entry.fields().get("result")))
				.flatMap((entry) -> entry.lines().stream())
				.filter((line) -> "烟".equals(line.fields().get("kind")))
				.map((line) -> (BigDecimal) line.fields().get("quantity"))
				.reduce(BigDecimal.ZERO, BigDecimal::add);
			case "premises" ->
				BigDecimal.valueOf(inspections(entries, query).stream().map(Entry::subject).distinct().count());
			case "joint" -> joint(entries, query);
			case "graded" -> stock(entries, query, "inspection", "graded");
			case "registered" -> stock(entries, query, "survey", "open");
			case "graded_registered" -> gradedAndRegistered(entries, query);
			default -> throw new IllegalArgumentException(query.indicator());
		};
	}

	private static List<Entry> inspections(List<Entry> entries, FigureQuery query) {
		return entries.stream()
			.filter((entry) -> entry.type().equals("inspection"))
			.filter(inWindow(query))
			.filter((entry) -> query.department() == null || entry.department().equals(query.department()))
			.toList();
	}

	private static Predicate<Entry> inWindow(FigureQuery query) {
		return inTime(query).and((entry) -> entry.region().startsWith(query.region()));
	}

	private static Predicate<Entry> inTime(FigureQuery query) {
		return (entry) -> (query.group() == null
				|| query.group().equals(entry.type().equals("survey") ? "market" : "catering"))
				&& (query.from() == null || !entry.date().isBefore(query.from()))
				&& (query.to() == null || !entry.date().isAfter(query.to()));
	}

	/**
	 * The participants of an inspection that the query means. One whose region holds the
	 * place took part there; any other took part at home.
	 */
	private static List<EntryLine> participants(Entry entry, FigureQuery query) {
		return entry.lines().stream().filter((line) -> line.type().equals("participants")).filter((line) -> {
			String[] unit = line.unit().split("@");
			boolean there = entry.region().startsWith(unit[1]);
			return (query.department() == null || query.department().equals(unit[0]))
					&& (there ? entry.region() : unit[1]).startsWith(query.region());
		}).toList();
	}

	private static BigDecimal people(List<Entry> entries, FigureQuery query) {
		return entries.stream()
			.filter((entry) -> entry.type().equals("inspection"))
			.filter(inTime(query))
			.flatMap((entry) -> participants(entry, query).stream())
			.map((line) -> (BigDecimal) line.fields().get("people"))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static BigDecimal joint(List<Entry> entries, FigureQuery query) {
		return BigDecimal.valueOf(entries.stream()
			.filter((entry) -> entry.type().equals("inspection"))
			.filter(inTime(query))
			.filter((entry) -> !participants(entry, query).isEmpty())
			.count());
	}

	private static BigDecimal stock(List<Entry> entries, FigureQuery query, String type, String flag) {
		return BigDecimal.valueOf(holders(entries, query, type, flag).size());
	}

	private static BigDecimal gradedAndRegistered(List<Entry> entries, FigureQuery query) {
		Set<Long> both = holders(entries, query, "inspection", "graded");
		both.retainAll(holders(entries, new FigureQuery("registered", "", null, null, null, query.to(), query.asOf()),
				"survey", "open"));
		return BigDecimal.valueOf(both.size());
	}

	private static Set<Long> holders(List<Entry> entries, FigureQuery query, String type, String flag) {
		Map<Long, Entry> latest = new HashMap<>();
		entries.stream()
			.filter((entry) -> entry.type().equals(type) && entry.fields().containsKey(flag))
			.filter((entry) -> query.to() == null || !entry.date().isAfter(query.to()))
			.sorted(Comparator.comparing(Entry::date).thenComparing(Entry::first))
			.forEach((entry) -> latest.put(entry.subject(), entry));
		Set<Long> holders = new HashSet<>();
		FigureQuery scope = query.within(null, null);
		latest.forEach((subject, entry) -> {
			if (Boolean.TRUE.equals(entry.fields().get(flag)) && inWindow(scope).test(entry)
					&& (query.department() == null || entry.department().equals(query.department()))) {
				holders.add(subject);
			}
		});
		return holders;
	}

}
