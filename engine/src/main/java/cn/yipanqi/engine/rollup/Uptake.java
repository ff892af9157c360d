package cn.yipanqi.engine.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.Dated;
import cn.yipanqi.engine.algebra.Merger;
import cn.yipanqi.engine.algebra.Mergers;
import cn.yipanqi.engine.algebra.Restatement;
import cn.yipanqi.engine.algebra.SubjectEntries;
import cn.yipanqi.engine.algebra.Succession;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries of a ledger into a roll-up, in whatever order they become known. What is
 * filed on a subject that turned out to be another counts as that one's as of the moment
 * of the merger and later; what was filed before is stated anew at that moment. Mergers
 * among the entries have effect when it is {@link #settle settled} what they change. Not
 * for use by several threads.
 */
public final class Uptake {

	private final Contributions contributions;

	private final Rollup rollup;

	private final Mergers mergers;

	private final List<Entry> unsettled = new ArrayList<>();

	/**
	 * @param rollup made by that pack
	 */
	public Uptake(Pack pack, Rollup rollup) {
		this.contributions = new Contributions(pack);
		this.rollup = rollup;
		this.mergers = rollup.mergers();
	}

	/**
	 * What an entry changes, to be {@link #apply applied}. It is reckoned apart, and
	 * needs nobody to wait.
	 * @param superseded the revision that it supersedes, or null for the first
	 */
	public List<Dated> changes(Entry entry, @Nullable Entry superseded) {
		if (Merger.isOne(entry)) {
			this.unsettled.add(entry);
		}
		if (!this.mergers.concern(entry.subject())
				&& (superseded == null || !this.mergers.concern(superseded.subject()))) {
			return List.of(new Dated(entry.recordedAt(), this.contributions.of(entry, superseded), false));
		}
		Restatement restatement = new Restatement(this.contributions);
		if (superseded != null) {
			Succession former = this.mergers.of(superseded.subject());
			restatement.with(superseded, former, entry.recordedAt()).without(superseded, former, null);
		}
		restatement.with(entry, this.mergers.of(entry.subject()), null);
		return restatement.changes();
	}

	/**
	 * Takes what was reckoned; readers see all of it or nothing.
	 */
	public void apply(List<Dated> changes) {
		this.rollup.together(() -> changes.forEach(this.rollup::apply));
	}

	/**
	 * Lets the mergers have effect that came since it was settled last.
	 * @param taken finds what was filed on their subjects, of all that was applied so far
	 */
	public void settle(SubjectEntries taken) {
		if (this.unsettled.isEmpty()) {
			return;
		}
		Map<Long, Succession> former = learn(this.unsettled);
		this.unsettled.clear();
		former.entrySet()
			.stream()
			.map((each) -> this.mergers.of(each.getKey()).differsFrom(each.getValue()))
			.filter(Objects::nonNull)
			.min(Comparator.naturalOrder())
			.ifPresent((since) -> restate(former, since, taken));
	}

	private Map<Long, Succession> learn(List<Entry> entries) {
		Map<Long, Succession> former = new HashMap<>();
		this.rollup.together(() -> former.putAll(this.mergers.take(entries)));
		return former;
	}

	private void restate(Map<Long, Succession> former, Instant since, SubjectEntries taken) {
		taken.each(former.keySet(), since, (revisions) -> {
			Restatement restatement = new Restatement(this.contributions);
			for (SubjectEntries.Revision revision : revisions) {
				Entry entry = revision.entry();
				Succession before = former.getOrDefault(Objects.requireNonNull(entry.subject()), Succession.NONE);
				restatement.without(entry, before, revision.until())
					.with(entry, this.mergers.of(entry.subject()), revision.until());
			}
			apply(restatement.changes());
		});
	}

	/**
	 * Lets mergers have effect before anything else is taken.
	 * @param mergers all that are in force
	 */
	public void begin(List<Entry> mergers) {
		learn(mergers);
	}

	/**
	 * Takes entries in force, each as it counts by now: makes a roll-up that answers as
	 * of now, and not as of earlier moments.
	 */
	public void takeInForce(List<Entry> entries) {
		entries.forEach((entry) -> this.rollup.apply(entry.recordedAt(),
				this.contributions.of(this.mergers.of(entry.subject()).at(entry, null))));
	}

}
