package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one sheet: every cell, whatever is wrong with the others.
 */
final class RowReader {

	private static final String HIDDEN = "******";

	private static final String FIELD = "fields.";

	private final CellReader cells;

	private final Headings headings;

	private final @Nullable String sheet;

	private final @Nullable String unit;

	private final Unseen unseen;

	/**
	 * @param unit the unit that files where a row names none; null for none
	 * @param unseen takes what people do not see, or nobody reads
	 */
	RowReader(CellReader cells, Headings headings, @Nullable String sheet, @Nullable String unit, Unseen unseen) {
		this.cells = cells;
		this.headings = headings;
		this.sheet = sheet;
		this.unit = unit;
		this.unseen = unseen;
	}

	/**
	 * Reads a row, without its lines.
	 * @param number number of the row among those that say something
	 */
	ReadRow read(GridRow row, long number) {
		ReadRow read = new ReadRow(number, new Place(this.sheet, row.number(), 0, null), new HashMap<>(),
				new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>(), new HashMap<>(),
				new HashMap<>());
		if (this.unit != null) {
			read.values().put("unit", this.unit);
		}
		Heading first = this.headings.heading("unit");
		if (first != null) {
			cell(row, first, read);
		}
		for (Heading heading : this.headings.columns()) {
			if (!heading.equals(first)) {
				cell(row, heading, read);
			}
		}
		Problem surplus = this.unseen.take(row, this.headings, number);
		if (surplus != null) {
			read.problems().add(surplus);
		}
		return read;
	}

	private void cell(GridRow row, Heading heading, ReadRow read) {
		String path = heading.column().path();
		Place place = new Place(this.sheet, row.number(), heading.index() + 1, Excerpt.of(heading.text()));
		read.cells().put(path, place);
		GridCell cell = row.cell(heading.index());
		if (cell == null) {
			return;
		}
		String unitSaid = read.value("unit");
		Reading reading = this.cells.read(cell, heading, (unitSaid != null) ? UnitCode.region(unitSaid) : "");
		Fault fault = reading.fault();
		if (fault != null) {
			read.unread().add(path);
			String shown = heading.column().isSensitive() ? HIDDEN : Excerpt.of(cell.shown());
			read.problems().add(new Problem(read.number(), place, shown, fault.messageKey(), reading.detail(), null));
			return;
		}
		if (reading.value() != null) {
			if (path.startsWith(FIELD)) {
				read.fields().put(path.substring(FIELD.length()), reading.value());
			}
			else {
				read.values().put(path, reading.value());
			}
		}
		if (reading.isReadOtherwise()) {
			read.former().put(path, reading.former());
		}
	}

}
