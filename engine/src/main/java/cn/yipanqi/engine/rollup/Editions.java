package cn.yipanqi.engine.rollup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Cubes as of earlier moments, made when one is asked for. A report as of a moment asks
 * thousands of times for the same, so the latest moments are kept.
 */
final class Editions {

	private static final int KEPT = 3;

	private final Places places;

	private final Map<Long, Map<AdditiveSeries, Edition>> moments = new LinkedHashMap<>(8, 0.75f, true);

	Editions(Places places) {
		this.places = places;
	}

	Edition edition(AdditiveSeries series, long asOf) {
		Map<AdditiveSeries, Edition> kept;
		synchronized (this.moments) {
			kept = this.moments.computeIfAbsent(asOf, (moment) -> new ConcurrentHashMap<>());
			if (this.moments.size() > KEPT) {
				this.moments.remove(this.moments.keySet().iterator().next());
			}
		}
		return kept.computeIfAbsent(series, (one) -> new Edition(this.places, one, asOf));
	}

	long bytes() {
		synchronized (this.moments) {
			return this.moments.values()
				.stream()
				.flatMap((kept) -> kept.values().stream())
				.mapToLong(Edition::bytes)
				.sum();
		}
	}

	/**
	 * One indicator as of one moment. What was recorded up to then and only became known
	 * since is added when the next question comes.
	 */
	static final class Edition {

		private final AdditiveSeries series;

		private final long asOf;

		private final Places places;

		private int taken;

		private @Nullable Cube cube;

		Edition(Places places, AdditiveSeries series, long asOf) {
			this.places = places;
			this.series = series;
			this.asOf = asOf;
		}

		synchronized long sum(int cell, int from, int to) {
			if (this.cube == null) {
				this.cube = Cube.of(this.places, byPlace());
			}
			for (; this.taken < this.series.rows(); this.taken++) {
				if (isKnown(this.taken)) {
					int fact = this.series.fact(this.taken);
					this.cube.add(this.series.facts().place(fact), this.series.facts().day(fact),
							this.series.signed(this.taken));
				}
			}
			return this.cube.sum(cell, from, to);
		}

		/**
		 * One addition a row; the cells come after, one a place and day.
		 */
		private @Nullable DaySums[] byPlace() {
			@Nullable DaySums[] sums = new @Nullable DaySums[this.places.size()];
			for (; this.taken < this.series.rows(); this.taken++) {
				if (isKnown(this.taken)) {
					int fact = this.series.fact(this.taken);
					int place = this.series.facts().place(fact);
					DaySums found = sums[place];
					if (found == null) {
						found = new DaySums();
						sums[place] = found;
					}
					found.add(this.series.facts().day(fact), this.series.signed(this.taken));
				}
			}
			return sums;
		}

		private boolean isKnown(int row) {
			return this.series.facts().moment(this.series.fact(row)) <= this.asOf;
		}

		synchronized long bytes() {
			return (this.cube != null) ? this.cube.bytes() : 0;
		}

	}

}
