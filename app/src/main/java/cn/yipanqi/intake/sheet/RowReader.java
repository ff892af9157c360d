package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

	/**
	 * @param unit the unit that files where a row names none; null for none
	 */
	RowReader(CellReader cells, Headings headings, @Nullable String sheet, @Nullable String unit) {
		this.cells = cells;
		this.headings = headings;
		this.sheet = sheet;
		this.unit = unit;
	}

	/**
	 * Reads a row, without its lines.
	 * @param number number of the row among those that say something
	 */
	ReadRow read(GridRow row, long number) {
		Place place = new Place(this.sheet, row.number(), 0, null);
		Map<String, String> values = new HashMap<>();
		Map<String, Object> fields = new LinkedHashMap<>();
		List<Problem> problems = new ArrayList<>();
		Set<String> unread = new HashSet<>();
		Map<String, Place> places = new HashMap<>();
		if (this.unit != null) {
			values.put("unit", this.unit);
		}
		Heading first = this.headings.heading("unit");
		if (first != null) {
			cell(row, number, first, values, fields, problems, unread, places);
		}
		for (Heading heading : this.headings.columns()) {
			if (!heading.equals(first)) {
				cell(row, number, heading, values, fields, problems, unread, places);
			}
		}
		return new ReadRow(number, place, values, fields, new ArrayList<>(), problems, unread, places);
	}

	private void cell(GridRow row, long number, Heading heading, Map<String, String> values, Map<String, Object> fields,
			List<Problem> problems, Set<String> unread, Map<String, Place> places) {
		String path = heading.column().path();
		Place place = new Place(this.sheet, row.number(), heading.index() + 1, Excerpt.of(heading.text()));
		places.put(path, place);
		GridCell cell = row.cell(heading.index());
		if (cell == null) {
			return;
		}
		String unit = values.get("unit");
		Reading reading = this.cells.read(cell, heading, (unit != null) ? UnitCode.region(unit) : "");
		Fault fault = reading.fault();
		if (fault != null) {
			unread.add(path);
			String shown = heading.column().isSensitive() ? HIDDEN : Excerpt.of(cell.text());
			problems.add(new Problem(number, place, shown, fault.messageKey(), reading.detail(), null));
		}
		else if (reading.value() != null) {
			if (path.startsWith(FIELD)) {
				fields.put(path.substring(FIELD.length()), reading.value());
			}
			else {
				values.put(path, reading.value());
			}
		}
	}

}
