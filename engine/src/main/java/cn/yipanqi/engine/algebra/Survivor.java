package cn.yipanqi.engine.algebra;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a merged subject counts as.
 *
 * @param subject the subject that is left at the end of a chain of mergers
 * @param kind its kind, or null
 * @param tier its tier, or null
 * @param moves from merger to merger, where acts at the subject are
 */
record Survivor(long subject, @Nullable String kind, @Nullable String tier, List<Move> moves) {

	static Survivor of(List<Merger.Union> chain) {
		List<Move> moves = new ArrayList<>(chain.size());
		chain.forEach((union) -> moves.add(new Move(union.mergedRegion(), union.region())));
		Merger.Union last = chain.get(chain.size() - 1);
		return new Survivor(last.survivor(), last.kind(), last.tier(), List.copyOf(moves));
	}

	/**
	 * An entry as if it had been filed on this subject. What happened where the merged
	 * one was, happened where this one is; anything else stays where it was.
	 */
	Entry as(Entry entry) {
		String region = entry.region();
		for (Move move : this.moves) {
			region = region.equals(move.from) ? move.to : region;
		}
		return new Entry(entry.seq(), entry.first(), entry.record(), entry.revision(), entry.operation(), entry.type(),
				entry.unit(), region, this.subject, this.kind, this.tier, entry.date(), entry.recordedAt(),
				entry.author(), entry.supersedes(), entry.reason(), entry.fields(), entry.lines());
	}

	/**
	 * Where the merged subject was, and where the survivor is.
	 */
	record Move(String from, String to) {
	}

}
