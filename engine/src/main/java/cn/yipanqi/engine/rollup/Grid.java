package cn.yipanqi.engine.rollup;

import java.util.BitSet;

/**
 * The cells that matter to one indicator. Where all that it counts belongs to one group,
 * those with a group would only say again what the others say.
 */
final class Grid {

	private final Places places;

	private final boolean groups;

	Grid(Places places, boolean groups) {
		this.places = places;
		this.groups = groups;
	}

	/**
	 * The cells that a place lies in. Not to be changed.
	 */
	int[] cells(int place) {
		Places.Around around = this.places.around(place);
		return this.groups ? around.all() : around.plain();
	}

	/**
	 * The cities and counties among them. Not to be changed.
	 */
	int[] mainCells(int place) {
		Places.Around around = this.places.around(place);
		return this.groups ? around.main() : around.mainPlain();
	}

	boolean isMain(int cell) {
		return this.places.isMain(cell);
	}

	/**
	 * The places in a cell. Not to be changed.
	 */
	BitSet in(int cell) {
		return this.places.in(cell);
	}

	/**
	 * Number of cells of all indicators.
	 */
	int size() {
		return this.places.cells();
	}

	/**
	 * Number of places of all indicators.
	 */
	int places() {
		return this.places.size();
	}

}
