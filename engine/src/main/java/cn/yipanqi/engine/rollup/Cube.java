package cn.yipanqi.engine.rollup;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Sums by day for every cell: any window of any cell is two look-ups.
 */
final class Cube {

	private final Places places;

	private @Nullable DaySums[] cells = new @Nullable DaySums[0];

	Cube(Places places) {
		this.places = places;
	}

	/**
	 * Adds up what lies at each place, in all cells.
	 */
	static Cube of(Places places, @Nullable DaySums[] byPlace) {
		Cube cube = new Cube(places);
		for (int place = 0; place < byPlace.length; place++) {
			DaySums sums = byPlace[place];
			if (sums != null) {
				for (int cell : places.cellsOf(place)) {
					cube.at(cell).addAll(sums);
				}
			}
		}
		return cube;
	}

	/**
	 * Adds at a place, and so in all cells that it lies in.
	 */
	void add(int place, int day, long amount) {
		for (int cell : this.places.cellsOf(place)) {
			at(cell).add(day, amount);
		}
	}

	void addInCell(int cell, int day, long amount) {
		at(cell).add(day, amount);
	}

	private DaySums at(int cell) {
		if (cell >= this.cells.length) {
			this.cells = Arrays.copyOf(this.cells, cell + 1 + (cell >> 1));
		}
		DaySums found = this.cells[cell];
		if (found == null) {
			found = new DaySums();
			this.cells[cell] = found;
		}
		return found;
	}

	long sum(int cell, int from, int to) {
		DaySums found = (cell < this.cells.length) ? this.cells[cell] : null;
		return (found != null) ? found.sum(from, to) : 0;
	}

	long bytes() {
		return 4L * this.cells.length
				+ Arrays.stream(this.cells).filter(Objects::nonNull).mapToLong(DaySums::bytes).sum();
	}

}
