package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;

/**
 * Counts what a {@link MergerHistory} holds by rewriting the entries in force as if they
 * had been filed on the survivors, and counting those.
 */
final class MergerCount {

	private MergerCount() {
	}

	static BigDecimal count(List<Entry> rewritten, FigureQuery query) {
		return switch (query.indicator()) {
			case "city_visits" -> PlainCount.count(inCity(rewritten), query.of("visits"));
			case "city_value" -> PlainCount.count(inCity(rewritten), query.of("value"));
			case "city_premises" -> PlainCount.count(inCity(rewritten), query.of("premises"));
			default -> PlainCount.count(rewritten, query);
		};
	}

	private static List<Entry> inCity(List<Entry> entries) {
		return entries.stream().filter((entry) -> "city".equals(entry.subjectTier())).toList();
	}

	/**
	 * What is in force as of the query's moment, as it counts then.
	 */
	static List<Entry> rewritten(List<Entry> history, FigureQuery query) {
		Map<UUID, Entry> inForce = new HashMap<>();
		history.stream()
			.filter((entry) -> query.asOf() == null || !entry.recordedAt().isAfter(query.asOf()))
			.sorted(Comparator.comparing(Entry::revision))
			.forEach((entry) -> inForce.put(entry.record(), entry));
		inForce.values().removeIf((entry) -> entry.operation() == Entry.Operation.CANCEL);
		Map<Long, List<Entry>> ways = ways(inForce.values()
			.stream()
			.filter((entry) -> entry.type().equals("subject_merger"))
			.sorted(Comparator.comparing(Entry::first))
			.toList());
		return inForce.values().stream().map((entry) -> {
			Entry now = entry;
			for (Entry merger : ways.getOrDefault(entry.subject(), List.of())) {
				now = moved(now, merger);
			}
			return now;
		}).toList();
	}

	/**
	 * For each subject the mergers that it goes through.
	 */
	private static Map<Long, List<Entry>> ways(List<Entry> mergers) {
		Map<Long, List<Entry>> ways = new HashMap<>();
		for (Entry merger : mergers) {
			long merged = ((BigDecimal) merger.fields().get("merged")).longValue();
			List<Entry> onward = ways.getOrDefault(merger.subject(), List.of());
			if (ways.containsKey(merged) || end(merger.subject(), onward) == merged) {
				continue;
			}
			List<Entry> rest = new ArrayList<>(List.of(merger));
			rest.addAll(onward);
			ways.forEach((subject, way) -> {
				if (end(subject, way) == merged) {
					way.addAll(rest);
				}
			});
			ways.put(merged, rest);
		}
		return ways;
	}

	private static long end(long subject, List<Entry> way) {
		return way.isEmpty() ? subject : way.get(way.size() - 1).subject();
	}

	private static Entry moved(Entry entry, Entry merger) {
		return new Entry(entry.seq(), entry.first(), entry.record(), entry.revision(), entry.operation(), entry.type(),
				entry.unit(),
				entry.region().equals(merger.fields().get("merged_region")) ? merger.region() : entry.region(),
				merger.subject(), merger.subjectKind(), merger.subjectTier(), entry.date(), entry.recordedAt(),
				entry.author(), entry.supersedes(), entry.reason(), entry.fields(), entry.lines());
	}

}
