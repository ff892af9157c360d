package cn.yipanqi.cluster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.algebra.SubjectEntries;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.engine.rollup.Uptake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the roll-up of one machine says of every cell and day: it follows every entry,
 * withdrawing what is corrected, and answers figures.
 */
final class SingleMachine {

	private final Rollup rollup;

	private final Set<Cell> cells = new HashSet<>();

	private LocalDate first = LocalDate.MAX;

	private LocalDate last = LocalDate.MIN;

	SingleMachine(Pack pack, List<Entry> entries) {
		this.rollup = new Rollup(pack);
		Uptake uptake = new Uptake(pack, this.rollup);
		Map<Long, Entry> known = new HashMap<>();
		for (Entry entry : entries) {
			known.put(entry.seq(), entry);
			uptake.apply(uptake.changes(entry, (entry.supersedes() != null) ? known.get(entry.supersedes()) : null));
			uptake.settle((subjects, since, taker) -> taker.accept(revisions(known, subjects)));
		}
		Contributions contributions = new Contributions(pack);
		for (Entry entry : entries) {
			contributions.of(entry).forEach(this::note);
			contributions.of(this.rollup.counted(entry, null)).forEach(this::note);
		}
	}

	private static List<SubjectEntries.Revision> revisions(Map<Long, Entry> known, Collection<Long> subjects) {
		Map<Long, Instant> ends = new HashMap<>();
		known.values()
			.stream()
			.filter((entry) -> entry.supersedes() != null)
			.forEach((entry) -> ends.put(entry.supersedes(), entry.recordedAt()));
		return known.values()
			.stream()
			.filter((entry) -> subjects.contains(entry.subject()))
			.map((entry) -> new SubjectEntries.Revision(entry, ends.get(entry.seq())))
			.toList();
	}

	private void note(Contribution contribution) {
		String department = UnitCode.department(contribution.unit());
		for (String region : RegionCode.lineage(contribution.region())) {
			for (String group : new String[] { null, contribution.group() }) {
				this.cells.add(new Cell(contribution.indicator(), region, null, group));
				this.cells.add(new Cell(contribution.indicator(), region, department, group));
			}
		}
		this.first = contribution.date().isBefore(this.first) ? contribution.date() : this.first;
		this.last = contribution.date().isAfter(this.last) ? contribution.date() : this.last;
	}

	/**
	 * What each day adds, zeros left out; by cell and day, of every cell in which
	 * anything was ever stated, corrected or not.
	 */
	Map<CellDay, BigDecimal> changes() {
		Map<CellDay, BigDecimal> changes = new HashMap<>();
		for (Cell cell : this.cells) {
			BigDecimal before = BigDecimal.ZERO;
			for (LocalDate day = this.first; !day.isAfter(this.last); day = day.plusDays(1)) {
				BigDecimal upTo = Objects.requireNonNull(this.rollup
					.figure(new FigureQuery(cell.indicator, cell.region, cell.department, cell.group, null, day, null))
					.value());
				if (upTo.compareTo(before) != 0) {
					changes.put(new CellDay(cell, day), upTo.subtract(before).stripTrailingZeros());
				}
				before = upTo;
			}
		}
		return changes;
	}

	/**
	 * The same of the cluster. Fails on a cell and day that is there twice.
	 */
	static Map<CellDay, BigDecimal> changes(Dataset<Row> cells) {
		Map<CellDay, BigDecimal> changes = new HashMap<>();
		for (Row row : cells.collectAsList()) {
			CellDay place = new CellDay(
					new Cell(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
					row.<LocalDate>getAs(4));
			if (changes.put(place, row.getDecimal(5).stripTrailingZeros()) != null) {
				throw new IllegalStateException(place + " is there twice");
			}
		}
		return changes;
	}

	/**
	 * Where a figure is asked for; null is all departments, or all groups.
	 */
	record Cell(String indicator, String region, String department, String group) {
	}

	/**
	 * A cell on a day.
	 */
	record CellDay(Cell cell, LocalDate day) {
	}

}
