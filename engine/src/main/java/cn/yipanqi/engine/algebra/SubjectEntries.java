package cn.yipanqi.engine.algebra;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was filed on subjects: when they are merged, it counts differently.
 */
@FunctionalInterface
public interface SubjectEntries {

	/**
	 * Hands over, a few at a time, each revision filed on one of the subjects that was in
	 * force at a moment or later: of the entries that have been followed so far those,
	 * and no other.
	 */
	void each(Collection<Long> subjects, Instant since, Consumer<List<Revision>> taker);

	/**
	 * An entry and, if one that has been followed supersedes it, since when.
	 */
	record Revision(Entry entry, @Nullable Instant until) {
	}

}
