package cn.yipanqi.intake.sheet;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.Limits;

/**
 * Reads the value of a cell by what its column holds.
 */
final class CellReader {

	private static final Set<String> YES = Set.of("是", "yes", "y", "true", "√", "✓", "✔", "对");

	private static final Set<String> NO = Set.of("否", "no", "n", "false", "×", "✗", "✘", "x", "不是", "错");

	private static final int DIGITS = 15;

	private final DayText days;

	private final PlaceNames places;

	CellReader(DayText days, PlaceNames places) {
		this.days = days;
		this.places = places;
	}

	/**
	 * @param within region of the filing unit
	 */
	Reading read(GridCell cell, Heading heading, String within) {
		if (cell.kind() == GridCell.Kind.ERROR) {
			return Reading.refused(Fault.CELL_ERROR, cell.text());
		}
		if (cell.kind() == GridCell.Kind.UNCOMPUTED) {
			return Reading.refused(Fault.CELL_UNCOMPUTED);
		}
		if (cell.kind() == GridCell.Kind.COVERED) {
			return Reading.NOTHING;
		}
		if (cell.kind() == GridCell.Kind.TEXT) {
			if (cell.text().length() > Limits.DEFAULT.cell()) {
				return Reading.refused(Fault.CELL_TOO_LONG, String.valueOf(Limits.DEFAULT.cell()));
			}
			if (Plain.stripped(cell.text()).isEmpty()) {
				return Reading.NOTHING;
			}
		}
		Column column = heading.column();
		return switch (column.kind()) {
			case DAY -> this.days.read(cell);
			case NUMBER -> column.amounts().read(cell, heading.factor());
			case CHOICE -> choice(Objects.requireNonNull(column.field()), cell);
			case FLAG -> flag(cell);
			case TEXT, SUBJECT, KEY, TIE -> text(cell);
			case REGION -> (cell.kind() == GridCell.Kind.DAY) ? Reading.refused(Fault.REGION_UNKNOWN)
					: this.places.region(cell.text(), within);
			case UNIT -> (cell.kind() == GridCell.Kind.DAY) ? Reading.refused(Fault.UNIT_UNKNOWN)
					: this.places.unit(cell.text(), within);
		};
	}

	private static Reading choice(Field field, GridCell cell) {
		String key = Plain.key(cell.text());
		for (Choice choice : field.options()) {
			if (key.equals(Plain.key(choice.name())) || key.equals(Plain.key(choice.name(Locale.ENGLISH)))
					|| key.equals(Plain.key(choice.code()))) {
				return Reading.of(choice.code());
			}
		}
		return Reading.refused(Fault.OPTION_UNKNOWN,
				String.join("、", field.options().stream().map(Choice::name).limit(12).toList()));
	}

	private static Reading flag(GridCell cell) {
		String key = Plain.key(cell.text());
		if (YES.contains(key)) {
			return Reading.of("true");
		}
		return NO.contains(key) ? Reading.of("false") : Reading.refused(Fault.FLAG_UNREADABLE);
	}

	/**
	 * Excel makes days and rounded numbers of what somebody typed as text; what was typed
	 * is then gone.
	 */
	private static Reading text(GridCell cell) {
		return switch (cell.kind()) {
			case DAY -> Reading.refused(Fault.TEXT_BECAME_A_DAY);
			case NUMBER -> {
				String digits = cell.text().replaceAll("[-.]", "");
				yield (digits.length() > DIGITS) ? Reading.refused(Fault.DIGITS_LOST) : Reading.of(cell.text());
			}
			default -> Reading.of(Plain.stripped(cell.text()));
		};
	}

}
