package cn.yipanqi.engine.algebra;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a subject counts as, from moment to moment of the as-of axis. Before the first
 * step it is itself.
 *
 * @param steps in order of their moments, each different from the one before
 */
public record Succession(List<Step> steps) {

	/** Of a subject that was never merged into another. */
	public static final Succession NONE = new Succession(List.of());

	public boolean isEmpty() {
		return this.steps.isEmpty();
	}

	/**
	 * An entry as it counts as of a moment.
	 * @param asOf the moment, or null for all that is known
	 */
	public Entry at(Entry entry, @Nullable Instant asOf) {
		Survivor survivor = null;
		for (Step step : this.steps) {
			if (asOf != null && step.from.isAfter(asOf)) {
				break;
			}
			survivor = step.survivor;
		}
		return (survivor != null) ? survivor.as(entry) : entry;
	}

	/**
	 * Goes through the times during which something that is in force counts in one way.
	 * @param from since when it is in force
	 * @param until until when, or null if it still is
	 */
	void during(Instant from, @Nullable Instant until, Taker taker) {
		Instant begin = from;
		Survivor survivor = null;
		for (Step step : this.steps) {
			if (until != null && !step.from.isBefore(until)) {
				break;
			}
			if (step.from.isAfter(begin)) {
				taker.take(begin, step.from, survivor);
				begin = step.from;
			}
			survivor = step.survivor;
		}
		if (until == null || begin.isBefore(until)) {
			taker.take(begin, until, survivor);
		}
	}

	/**
	 * The first moment as of which another succession says something else, or null if
	 * there is none.
	 */
	public @Nullable Instant differsFrom(Succession other) {
		for (int i = 0; i < Math.max(this.steps.size(), other.steps.size()); i++) {
			Step mine = (i < this.steps.size()) ? this.steps.get(i) : null;
			Step others = (i < other.steps.size()) ? other.steps.get(i) : null;
			if (!Objects.equals(mine, others)) {
				return (others == null || (mine != null && mine.from.isBefore(others.from)))
						? Objects.requireNonNull(mine).from : others.from;
			}
		}
		return null;
	}

	/**
	 * From a moment on it counts as another, or, with null, as itself.
	 */
	record Step(Instant from, @Nullable Survivor survivor) {
	}

	/**
	 * Takes a time and what counts during it.
	 */
	@FunctionalInterface
	interface Taker {

		void take(Instant from, @Nullable Instant until, @Nullable Survivor survivor);

	}

}
