package cn.yipanqi.engine.rollup;

import java.util.HashMap;
import java.util.Map;

/**
 * The prefix-sum cube of one additive indicator: one {@link DaySums} for each region at
 * each level, with and without department and group.
 */
final class Cells {

	private final Map<Cell, DaySums> sums = new HashMap<>();

	void add(int[] lineage, int department, int group, int day, long amount) {
		for (int region : lineage) {
			add(new Cell(region, 0, 0), day, amount);
			add(new Cell(region, department, 0), day, amount);
			if (group != 0) {
				add(new Cell(region, 0, group), day, amount);
				add(new Cell(region, department, group), day, amount);
			}
		}
	}

	private void add(Cell cell, int day, long amount) {
		this.sums.computeIfAbsent(cell, (key) -> new DaySums()).add(day, amount);
	}

	long sum(int region, int department, int group, int from, int to) {
		DaySums found = this.sums.get(new Cell(region, department, group));
		return (found != null) ? found.sum(from, to) : 0;
	}

	private record Cell(int region, int department, int group) {
	}

}
