package cn.yipanqi.engine.rollup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Cubes as of earlier moments, and of all that is known in townships, made when one is
 * asked for. A report as of a moment asks thousands of times for the same, so the latest
 * moments are kept.
 */
final class Editions {

	private static final int KEPT = 3;

	private final Map<Long, Map<Part, Edition>> moments = new Recent<>(KEPT);

	/**
	 * @param main whether only cities and counties are asked for
	 */
	Edition edition(AdditiveSeries series, long asOf, boolean main) {
		Map<Part, Edition> kept;
		synchronized (this.moments) {
			kept = this.moments.computeIfAbsent(asOf, (moment) -> new ConcurrentHashMap<>());
		}
		return kept.computeIfAbsent(new Part(series, main), (part) -> new Edition(part, asOf));
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

		private final IntFunction<int[]> cellsOf;

		private int taken;

		private @Nullable Cube cube;

		Edition(Part part, long asOf) {
			this.series = part.series;
			this.cellsOf = part.main ? part.series.grid()::mainCells : part.series.grid()::cells;
			this.asOf = asOf;
		}

		/**
		 * At first one addition a row, and the cells after that, one a place and day.
		 */
		synchronized long sum(int cell, int from, int to) {
			Cube known = this.cube;
			if (known == null) {
				@Nullable DaySums[] byPlace = new @Nullable DaySums[this.series.grid().places()];
				take((place, day, amount) -> add(byPlace, place, day, amount));
				known = Cube.of(this.cellsOf, byPlace);
				this.cube = known;
			}
			else {
				take(known::add);
			}
			return known.sum(cell, from, to);
		}

		private static void add(@Nullable DaySums[] byPlace, int place, int day, long amount) {
			DaySums sums = byPlace[place];
			if (sums == null) {
				sums = new DaySums();
				byPlace[place] = sums;
			}
			sums.add(day, amount);
		}

		private void take(Addition addition) {
			for (; this.taken < this.series.rows(); this.taken++) {
				int fact = this.series.fact(this.taken);
				if (this.series.facts().moment(fact) <= this.asOf) {
					addition.add(this.series.facts().place(fact), this.series.facts().day(fact),
							this.series.signed(this.taken));
				}
			}
		}

		synchronized long bytes() {
			return (this.cube != null) ? this.cube.bytes() : 0;
		}

	}

	private record Part(AdditiveSeries series, boolean main) {
	}

	private interface Addition {

		void add(int place, int day, long amount);

	}

}
