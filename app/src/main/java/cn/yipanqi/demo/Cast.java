package cn.yipanqi.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The subjects by kind and county, and what has happened to each so far.
 */
final class Cast {

	private static final int TRIES = 8;

	private static final int COUNTY = 6;

	private final Dice dice;

	private final List<Settings> ends;

	private final Map<String, List<Subject>> subjects = new TreeMap<>();

	private final Map<Settings, List<Subject>> left = new HashMap<>();

	private final Map<Long, Map<String, Act>> last = new HashMap<>();

	private final Set<Long> gone = new HashSet<>();

	/**
	 * A cast in which acts of some kinds end a subject's life.
	 */
	Cast(List<Subject> subjects, List<Settings> ends, Dice dice) {
		this.dice = dice;
		this.ends = ends;
		subjects.forEach(
				(subject) -> this.subjects
					.computeIfAbsent(UnitCode.of(subject.kind(), subject.region().substring(0, COUNTY)),
							(key) -> new ArrayList<>())
					.add(subject));
	}

	/**
	 * All subjects of some kinds and, if any are named, tiers.
	 */
	List<Subject> all(List<String> kinds, List<String> tiers) {
		return this.subjects.entrySet()
			.stream()
			.filter((entry) -> kinds.contains(UnitCode.department(entry.getKey())))
			.flatMap((entry) -> entry.getValue().stream())
			.filter((subject) -> tiers.isEmpty() || tiers.contains(String.valueOf(subject.tier())))
			.toList();
	}

	/**
	 * A subject in a county that is still there and has been through what the settings
	 * ask for; null if none is found.
	 */
	@Nullable Subject someone(List<String> kinds, String county, Settings after) {
		List<List<Subject>> choices = kinds.stream()
			.map((kind) -> this.subjects.getOrDefault(UnitCode.of(kind, county), List.of()))
			.toList();
		int all = choices.stream().mapToInt(List::size).sum();
		for (int i = 0; i < TRIES && all > 0; i++) {
			Subject subject = pick(choices, this.dice.between(0, all - 1));
			if (!isGone(subject) && after.values().keySet().stream().allMatch((type) -> {
				Act before = last(subject, type);
				return before != null && before.has(after.part(type));
			})) {
				return subject;
			}
		}
		return null;
	}

	private static Subject pick(List<List<Subject>> choices, int number) {
		int left = number;
		for (List<Subject> choice : choices) {
			if (left < choice.size()) {
				return choice.get(left);
			}
			left -= choice.size();
		}
		throw new IllegalArgumentException("There is no subject " + number);
	}

	/**
	 * A subject for a fact, each of them once.
	 */
	Subject chosen(Settings fact) {
		String kind = Objects.requireNonNull(fact.text("kind"));
		List<Subject> candidates = this.left.computeIfAbsent(fact,
				(same) -> new ArrayList<>(all(List.of(kind), List.of()).stream()
					.filter((subject) -> !fact.has("county")
							|| subject.region().startsWith(Objects.requireNonNull(fact.text("county"))))
					.toList()));
		if (candidates.isEmpty()) {
			throw new IllegalStateException("Too few subjects of kind '%s' for the facts".formatted(kind));
		}
		return candidates.remove(this.dice.between(0, candidates.size() - 1));
	}

	static String county(Subject subject) {
		return subject.region().substring(0, COUNTY);
	}

	void remember(@Nullable Subject subject, Act act) {
		if (subject == null) {
			return;
		}
		this.last.computeIfAbsent(subject.id(), (id) -> new HashMap<>()).put(act.draft().type(), act);
		if (this.ends.stream()
			.anyMatch((end) -> act.draft().type().equals(end.text("record")) && act.has(end.part("fields")))) {
			this.gone.add(subject.id());
		}
	}

	boolean isGone(Subject subject) {
		return this.gone.contains(subject.id());
	}

	/**
	 * The subject's last act of a type.
	 */
	@Nullable Act last(Subject subject, String type) {
		return this.last.getOrDefault(subject.id(), Map.of()).get(type);
	}

}
