package cn.yipanqi.engine.rollup;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Sums by day for cells, all of them or the main ones: any window of a cell is answered
 * from there.
 */
final class Cube {

	private final IntFunction<int[]> cellsOf;

	private @Nullable DaySums[] cells = new @Nullable DaySums[0];

	/**
	 * @param cellsOf the cells to keep of those that a place lies in
	 */
	Cube(IntFunction<int[]> cellsOf) {
		this.cellsOf = cellsOf;
	}

	/**
	 * Adds up what lies at each place, in all cells.
	 */
	static Cube of(IntFunction<int[]> cellsOf, @Nullable DaySums[] byPlace) {
		Cube cube = new Cube(cellsOf);
		for (int place = 0; place < byPlace.length; place++) {
			DaySums sums = byPlace[place];
			if (sums != null) {
				for (int cell : cellsOf.apply(place)) {
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
		for (int cell : this.cellsOf.apply(place)) {
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
