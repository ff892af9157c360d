package cn.yipanqi.engine.rollup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * Where things count. A <em>place</em> is a region with a department and, perhaps, a
 * group: that is where a statement counts. A <em>cell</em> is what may be asked for: any
 * region, with or without a department and a group. Each place lies in a few cells, its
 * own region's and those of all regions that contain it.
 */
final class Places {

	private static final int ANY = 0;

	private final Dictionary regions = new Dictionary();

	private final Dictionary departments = new Dictionary();

	private final Dictionary groups = new Dictionary();

	private final Map<String, Integer> unitDepartments = new HashMap<>();

	private final Map<Cell, Integer> places = new HashMap<>();

	private final List<int[]> cellsOfPlaces = new ArrayList<>();

	private final Map<Cell, Integer> cells = new HashMap<>();

	private final List<BitSet> placesOfCells = new ArrayList<>();

	int place(String region, String unit, @Nullable String group) {
		int department = this.unitDepartments.computeIfAbsent(unit,
				(code) -> this.departments.number(UnitCode.department(code)));
		Cell place = new Cell(this.regions.number(region), department, this.groups.number(group));
		Integer known = this.places.get(place);
		return (known != null) ? known : add(place, region);
	}

	private int add(Cell place, String region) {
		int number = this.cellsOfPlaces.size();
		this.places.put(place, number);
		List<Integer> found = new ArrayList<>();
		for (String area : RegionCode.lineage(region)) {
			int code = this.regions.number(area);
			found.add(cell(code, ANY, ANY));
			found.add(cell(code, place.department, ANY));
			if (place.group != ANY) {
				found.add(cell(code, ANY, place.group));
				found.add(cell(code, place.department, place.group));
			}
		}
		found.forEach((cell) -> this.placesOfCells.get(cell).set(number));
		this.cellsOfPlaces.add(found.stream().mapToInt(Integer::intValue).toArray());
		return number;
	}

	private int cell(int region, int department, int group) {
		return this.cells.computeIfAbsent(new Cell(region, department, group), (key) -> {
			this.placesOfCells.add(new BitSet());
			return this.placesOfCells.size() - 1;
		});
	}

	/**
	 * The cell that is asked for, or -1 if nothing ever counted there.
	 */
	int find(String region, @Nullable String department, @Nullable String group) {
		return this.cells.getOrDefault(
				new Cell(this.regions.find(region), this.departments.find(department), this.groups.find(group)), -1);
	}

	/**
	 * The cells that a place lies in. Not to be changed.
	 */
	int[] cellsOf(int place) {
		return this.cellsOfPlaces.get(place);
	}

	/**
	 * The places that lie in a cell. Not to be changed.
	 */
	BitSet in(int cell) {
		return this.placesOfCells.get(cell);
	}

	/**
	 * Number of cells.
	 */
	int cells() {
		return this.placesOfCells.size();
	}

	/**
	 * Number of places.
	 */
	int size() {
		return this.cellsOfPlaces.size();
	}

	private record Cell(int region, int department, int group) {
	}

}
