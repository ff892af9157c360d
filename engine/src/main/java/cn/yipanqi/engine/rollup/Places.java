package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * Where things count. A <em>place</em> is a region with a department and, perhaps, a
 * group: that is where a statement counts. A <em>cell</em> is what may be asked for: any
 * region, with or without a department and a group. Each place lies in a few cells, its
 * own region's and those of all regions that contain it. The <em>main</em> ones are those
 * of cities and counties: they are asked for all the time, and few.
 */
final class Places {

	private static final int ANY = 0;

	private final Dictionary regions = new Dictionary();

	private final Dictionary departments = new Dictionary();

	private final Dictionary groups = new Dictionary();

	private final Map<String, Integer> unitDepartments = new HashMap<>();

	private final Map<Cell, Integer> places = new HashMap<>();

	private final List<Named> names = new ArrayList<>();

	private final List<Around> around = new ArrayList<>();

	private final Map<Cell, Integer> cells = new HashMap<>();

	private final List<BitSet> placesOfCells = new ArrayList<>();

	private final BitSet mainCells = new BitSet();

	private @Nullable Named latest;

	private int latestNumber;

	/**
	 * The number of a place. Statements of one entry follow each other and are mostly at
	 * one place.
	 */
	int place(String region, String unit, @Nullable String group) {
		if (this.latest == null || !this.latest.isNamed(region, unit, group)) {
			Named named = new Named(region, unit, group);
			this.latestNumber = number(named);
			this.latest = named;
		}
		return this.latestNumber;
	}

	private int number(Named named) {
		int department = this.unitDepartments.computeIfAbsent(named.unit,
				(code) -> this.departments.number(UnitCode.department(code)));
		Cell place = new Cell(this.regions.number(named.region), department, this.groups.number(named.group));
		Integer known = this.places.get(place);
		if (known != null) {
			return known;
		}
		this.names.add(named);
		return add(place, named.region);
	}

	private int add(Cell place, String region) {
		int number = this.around.size();
		this.places.put(place, number);
		List<Integer> plain = new ArrayList<>();
		List<Integer> grouped = new ArrayList<>();
		for (String area : RegionCode.lineage(region)) {
			int code = this.regions.number(area);
			boolean main = RegionCode.isCity(area) || RegionCode.isCounty(area);
			plain.add(cell(code, ANY, ANY, main));
			plain.add(cell(code, place.department, ANY, main));
			if (place.group != ANY) {
				grouped.add(cell(code, ANY, place.group, main));
				grouped.add(cell(code, place.department, place.group, main));
			}
		}
		List<Integer> all = new ArrayList<>(plain);
		all.addAll(grouped);
		all.forEach((cell) -> this.placesOfCells.get(cell).set(number));
		this.around.add(new Around(array(plain, false), array(plain, true), array(all, false), array(all, true)));
		return number;
	}

	private int[] array(List<Integer> cells, boolean main) {
		return cells.stream().mapToInt(Integer::intValue).filter((cell) -> !main || this.mainCells.get(cell)).toArray();
	}

	private int cell(int region, int department, int group, boolean main) {
		return this.cells.computeIfAbsent(new Cell(region, department, group), (key) -> {
			this.placesOfCells.add(new BitSet());
			this.mainCells.set(this.placesOfCells.size() - 1, main);
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

	Piece piece() {
		List<Named> present = List.copyOf(this.names);
		return (writer) -> {
			writer.number(present.size());
			for (Named place : present) {
				writer.text(place.region);
				writer.text(place.unit);
				writer.text(place.group);
			}
		};
	}

	void read(PieceReader reader) throws IOException {
		for (int left = reader.count(); left > 0; left--) {
			place(reader.presentText(), reader.presentText(), reader.text());
		}
	}

	/**
	 * The cells around a place.
	 */
	Around around(int place) {
		return this.around.get(place);
	}

	boolean isMain(int cell) {
		return this.mainCells.get(cell);
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
		return this.around.size();
	}

	/**
	 * A place in the words of whoever counted there first.
	 */
	private record Named(String region, String unit, @Nullable String group) {

		private boolean isNamed(String region, String unit, @Nullable String group) {
			return this.region.equals(region) && this.unit.equals(unit) && Objects.equals(this.group, group);
		}

	}

	private record Cell(int region, int department, int group) {
	}

	/**
	 * The cells that a place lies in. Not to be changed.
	 *
	 * @param plain those without a group
	 * @param mainPlain the main ones without a group
	 * @param all all of them
	 * @param main the main ones
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Around(int[] plain, int[] mainPlain, int[] all, int[] main) {
	}

}
