package cn.yipanqi.engine.algebra;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Who turned out to be whom: all revisions of mergers of subjects that are known, in
 * whatever order they became known, and for each subject what it counts as, from moment
 * to moment. As of a moment the mergers count that were in force then. They chain: what
 * was merged into a subject that was merged goes with it. A subject is merged once only,
 * and never into itself, by whatever chain: of mergers that contradict each other the one
 * that was filed first has effect, and the others have none as long as it is in force.
 * Not for use by several threads.
 */
public final class Mergers {

	/** By number. */
	private final Map<Long, Merger> revisions = new HashMap<>();

	/** When revisions were superseded, by their numbers. */
	private final Map<Long, Instant> ends = new HashMap<>();

	/** The revisions that name a subject. */
	private final Map<Long, Set<Merger>> naming = new HashMap<>();

	/** Of the subjects that are, or once were, merged into another. */
	private final Map<Long, Succession> successions = new HashMap<>();

	/**
	 * What a subject counts as.
	 */
	public Succession of(@Nullable Long subject) {
		return (subject != null) ? this.successions.getOrDefault(subject, Succession.NONE) : Succession.NONE;
	}

	/**
	 * Whether a merger ever named the subject, in force or not: only then what was filed
	 * on it may have been restated.
	 */
	public boolean concern(@Nullable Long subject) {
		return subject != null && this.naming.containsKey(subject);
	}

	/**
	 * All revisions, in the order of the ledger.
	 */
	public List<Merger> revisions() {
		return this.revisions.values().stream().sorted(Comparator.comparingLong(Merger::seq)).toList();
	}

	public boolean isEmpty() {
		return this.revisions.isEmpty();
	}

	/**
	 * Takes those of the entries that are mergers.
	 * @return the subjects that count differently because of them, and what they counted
	 * as before
	 */
	public Map<Long, Succession> take(Collection<Entry> entries) {
		return takeAll(entries.stream().filter(Merger::isOne).map(Merger::of).toList());
	}

	/**
	 * Takes revisions that were known before.
	 * @return as {@link #take}
	 */
	public Map<Long, Succession> takeAll(Collection<Merger> mergers) {
		Set<Long> touched = new HashSet<>();
		for (Merger merger : mergers) {
			this.revisions.put(merger.seq(), merger);
			note(merger, touched);
			if (merger.supersedes() != null) {
				this.ends.put(merger.supersedes(), merger.since());
				Merger former = this.revisions.get(merger.supersedes());
				if (former != null) {
					note(former, touched);
				}
			}
		}
		Map<Long, Succession> former = new HashMap<>();
		while (!touched.isEmpty()) {
			Set<Long> kin = kin(touched.iterator().next());
			touched.removeAll(kin);
			reckon(kin, former);
		}
		return former;
	}

	private void note(Merger merger, Set<Long> touched) {
		Merger.Union union = merger.union();
		if (union != null) {
			for (Long subject : List.of(union.merged(), union.survivor())) {
				this.naming.computeIfAbsent(subject, (unknown) -> new HashSet<>()).add(merger);
				touched.add(subject);
			}
		}
	}

	/**
	 * The subject and all that mergers ever tied to it, in force or not.
	 */
	private Set<Long> kin(Long subject) {
		Set<Long> kin = new HashSet<>(Set.of(subject));
		Deque<Long> left = new ArrayDeque<>(kin);
		while (!left.isEmpty()) {
			for (Merger merger : this.naming.getOrDefault(left.remove(), Set.of())) {
				Merger.Union union = Objects.requireNonNull(merger.union());
				for (Long other : List.of(union.merged(), union.survivor())) {
					if (kin.add(other)) {
						left.add(other);
					}
				}
			}
		}
		return kin;
	}

	private void reckon(Set<Long> kin, Map<Long, Succession> former) {
		List<Merger> mergers = kin.stream()
			.flatMap((subject) -> this.naming.getOrDefault(subject, Set.of()).stream())
			.distinct()
			.sorted(Comparator.comparingLong(Merger::first).thenComparingLong(Merger::seq))
			.toList();
		TreeSet<Instant> moments = new TreeSet<>();
		for (Merger merger : mergers) {
			moments.add(merger.since());
			Instant end = this.ends.get(merger.seq());
			if (end != null) {
				moments.add(end);
			}
		}
		Map<Long, List<Succession.Step>> steps = new HashMap<>();
		for (Instant moment : moments) {
			Map<Long, Merger.Union> unions = unions(mergers, moment);
			for (Long subject : kin) {
				step(steps.computeIfAbsent(subject, (unknown) -> new ArrayList<>()), moment, survivor(subject, unions));
			}
		}
		steps.forEach((subject, found) -> {
			Succession before = of(subject);
			Succession now = new Succession(List.copyOf(found));
			if (!now.equals(before)) {
				former.put(subject, before);
				this.successions.put(subject, now);
			}
		});
	}

	/**
	 * Those that have effect as of a moment, by the subject that is merged.
	 */
	private Map<Long, Merger.Union> unions(List<Merger> mergers, Instant moment) {
		Map<Long, Merger.Union> unions = new HashMap<>();
		for (Merger merger : mergers) {
			Instant end = this.ends.get(merger.seq());
			Merger.Union union = Objects.requireNonNull(merger.union());
			if (!merger.since().isAfter(moment) && (end == null || end.isAfter(moment))
					&& !unions.containsKey(union.merged()) && last(union.survivor(), unions) != union.merged()) {
				unions.put(union.merged(), union);
			}
		}
		return unions;
	}

	private static long last(long subject, Map<Long, Merger.Union> unions) {
		long last = subject;
		for (Merger.Union next = unions.get(last); next != null; next = unions.get(last)) {
			last = next.survivor();
		}
		return last;
	}

	private static @Nullable Survivor survivor(Long subject, Map<Long, Merger.Union> unions) {
		List<Merger.Union> chain = new ArrayList<>();
		for (Merger.Union next = unions.get(subject); next != null; next = unions.get(next.survivor())) {
			chain.add(next);
		}
		return chain.isEmpty() ? null : Survivor.of(chain);
	}

	private static void step(List<Succession.Step> steps, Instant moment, @Nullable Survivor survivor) {
		Survivor before = steps.isEmpty() ? null : steps.get(steps.size() - 1).survivor();
		if (!Objects.equals(survivor, before)) {
			steps.add(new Succession.Step(moment, survivor));
		}
	}

}
