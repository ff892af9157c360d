package cn.yipanqi.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.ledger.RegionCode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sums by indicator, cell and day over some statements. Tallies merge by addition, so one
 * that has become large is emptied at any time and goes on.
 */
final class Tally {

	/** What a cell takes beside its days, counted in days. */
	private static final int CELL = 32;

	private final Map<Place, List<CellDays>> places = new HashMap<>();

	private final Map<Place, CellDays> cells = new HashMap<>();

	private final long full;

	private long size;

	/**
	 * @param full how large it may become, in days of cells, 8 bytes each
	 */
	Tally(long full) {
		this.full = full;
	}

	/**
	 * The cells that a place lies in: its own region and all that contain it, each for
	 * all departments and groups and for its own.
	 */
	List<CellDays> cells(Place place) {
		List<CellDays> known = this.places.get(place);
		if (known == null) {
			List<CellDays> found = new ArrayList<>();
			for (String area : RegionCode.lineage(place.region)) {
				found.add(cell(new Place(place.indicator, area, null, null)));
				found.add(cell(new Place(place.indicator, area, place.department, null)));
				if (place.group != null) {
					found.add(cell(new Place(place.indicator, area, null, place.group)));
					found.add(cell(new Place(place.indicator, area, place.department, place.group)));
				}
			}
			known = List.copyOf(found);
			this.places.put(place, known);
			this.size += CELL;
		}
		return known;
	}

	private CellDays cell(Place cell) {
		return this.cells.computeIfAbsent(cell, (unknown) -> {
			this.size += CELL;
			return new CellDays();
		});
	}

	void add(List<CellDays> cells, int day, long amount) {
		for (CellDays cell : cells) {
			add(cell, day, amount);
		}
	}

	void add(CellDays cell, int day, long amount) {
		this.size += cell.add(day, amount);
	}

	boolean isFull() {
		return this.size > this.full;
	}

	/**
	 * Hands over everything, as rows of {@link Columns#PART}, and begins anew.
	 */
	List<Row> empty() {
		List<Row> parts = new ArrayList<>();
		this.cells.forEach((cell, days) -> parts
			.add(RowFactory.create(cell.indicator, cell.region, cell.department, cell.group, days.packed())));
		this.cells.clear();
		this.places.clear();
		this.size = 0;
		return parts;
	}

	/**
	 * Where something counts, or may be asked for: null is all of them.
	 */
	record Place(int indicator, String region, @Nullable String department, @Nullable String group) {
	}

}
