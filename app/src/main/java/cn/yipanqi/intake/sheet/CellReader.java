package cn.yipanqi.intake.sheet;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.ledger.NormalText;
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

	private static final Pattern SCIENTIFIC = Pattern.compile("-?\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");

	/** What Excel writes of errors, and of what its columns are too narrow for. */
	private static final Pattern ERROR = Pattern
		.compile("#(?:N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|SPILL!|CALC!|#+)");

	private static final Pattern GUARDED = Pattern.compile("'[=+@＝＋－＠-]");

	private static final Pattern ENDED_BY_NOUGHTS = Pattern.compile("[1-9]\\d{14}0+");

	private static final Pattern NUMBERED = Pattern.compile("\\d{1,15}(\\.0*)?");

	private final DayText days;

	private final PlaceNames places;

	private final boolean rewritten;

	/**
	 * @param rewritten whether Excel may have written the texts anew, as it does with
	 * text files
	 */
	CellReader(DayText days, PlaceNames places, boolean rewritten) {
		this.days = days;
		this.places = places;
		this.rewritten = rewritten;
	}

	/**
	 * @param within region of the filing unit
	 */
	Reading read(GridCell cell, Heading heading, String within) {
		Fault fault = fault(cell, heading.column().kind());
		if (fault != null) {
			return Reading.refused(fault, detail(fault, cell));
		}
		if (cell.kind() == GridCell.Kind.TEXT && Plain.stripped(cell.text()).isEmpty()) {
			return Reading.NOTHING;
		}
		Reading read = value(cell, heading, within);
		return cell.copied() ? read.formerly(null) : read;
	}

	/**
	 * Why nothing that stands in such a cell can be read, whatever it says.
	 */
	private static @Nullable Fault fault(GridCell cell, Column.Kind column) {
		boolean counts = column == Column.Kind.NUMBER || column == Column.Kind.KEY;
		if (cell.merged() != null && counts) {
			return Fault.CELL_MERGED;
		}
		boolean isText = column == Column.Kind.TEXT || column == Column.Kind.SUBJECT;
		if (cell.kind() == GridCell.Kind.TEXT && !isText && Plain.hasJoinedDigits(cell.shown())) {
			return Fault.CELL_RAISED;
		}
		return switch (cell.kind()) {
			case ERROR -> Fault.CELL_ERROR;
			case UNCOMPUTED -> Fault.CELL_UNCOMPUTED;
			case STRUCK -> Fault.CELL_STRUCK;
			case COVERED -> Fault.CELL_MERGED;
			case MONTH -> (column == Column.Kind.DAY) ? Fault.DATE_WITHOUT_DAY : null;
			case NUMBER -> cell.shown().isBlank() ? Fault.CELL_SHOWS_NOTHING : null;
			case TEXT -> (cell.text().length() > Limits.DEFAULT.cell()) ? Fault.CELL_TOO_LONG
					: (cell.shown().isEmpty() && !Plain.stripped(cell.text()).isEmpty()) ? Fault.CELL_SHOWS_NOTHING
							: null;
			case RAISED -> Fault.CELL_RAISED;
			case DAY, FLAG -> null;
		};
	}

	private static Object detail(Fault fault, GridCell cell) {
		return switch (fault) {
			case CELL_MERGED -> Objects.requireNonNullElse(cell.merged(), "");
			case CELL_TOO_LONG -> String.valueOf(Limits.DEFAULT.cell());
			default -> cell.text();
		};
	}

	private Reading value(GridCell cell, Heading heading, String within) {
		Column column = heading.column();
		boolean date = cell.kind() == GridCell.Kind.DAY || cell.kind() == GridCell.Kind.MONTH;
		return switch (column.kind()) {
			case DAY -> this.days.read(cell);
			case NUMBER -> column.amounts().read(cell, heading.factor());
			case CHOICE -> choice(Objects.requireNonNull(column.field()), cell.shown());
			case FLAG -> flag(cell.shown());
			case TEXT, SUBJECT, KEY -> text(cell);
			case TIE -> tie(text(cell));
			case RECORD -> record(cell.shown());
			case REGION -> date ? Reading.refused(Fault.REGION_UNKNOWN) : this.places.region(cell.shown(), within);
			case UNIT -> date ? Reading.refused(Fault.UNIT_UNKNOWN) : this.places.unit(cell.shown(), within);
		};
	}

	private static Reading choice(Field field, String shown) {
		String key = Plain.key(shown);
		for (Choice choice : field.options()) {
			if (key.equals(Plain.key(choice.name())) || key.equals(Plain.key(choice.name(Locale.ENGLISH)))
					|| key.equals(Plain.key(choice.code()))) {
				return Reading.of(choice.code());
			}
		}
		return Reading.refused(Fault.OPTION_UNKNOWN,
				String.join("、", field.options().stream().map(Choice::name).limit(12).toList()));
	}

	/**
	 * Text files, ours among them, put a quote before what Excel would take for a
	 * formula.
	 */
	private String unguarded(String text) {
		return (this.rewritten && GUARDED.matcher(text).lookingAt()) ? text.substring(1) : text;
	}

	private static Reading record(String shown) {
		String number = Plain.tight(shown);
		return (number.matches("\\d{1,18}") && !Plain.hasPartedDigits(shown)) ? Reading.of(number)
				: Reading.refused(Fault.NUMBER_UNREADABLE);
	}

	private static Reading flag(String shown) {
		String key = Plain.key(shown);
		if (YES.contains(key)) {
			return Reading.of("true");
		}
		return NO.contains(key) ? Reading.of("false") : Reading.refused(Fault.FLAG_UNREADABLE);
	}

	/**
	 * Excel makes days and rounded numbers of what somebody typed as text; what was typed
	 * is then gone.
	 */
	private Reading text(GridCell cell) {
		if (cell.kind() == GridCell.Kind.DAY || cell.kind() == GridCell.Kind.MONTH) {
			return Reading.refused(Fault.TEXT_BECAME_A_DAY);
		}
		String shown = unguarded(Plain.stripped(cell.shown()));
		if (this.rewritten && ERROR.matcher(shown).matches()) {
			return Reading.refused(Fault.CELL_ERROR, shown);
		}
		boolean number = cell.kind() == GridCell.Kind.NUMBER;
		boolean lost = (number && cell.text().replaceAll("[-.]", "").length() > DIGITS)
				|| SCIENTIFIC.matcher(shown).matches() || (this.rewritten && ENDED_BY_NOUGHTS.matcher(shown).matches());
		return lost ? Reading.refused(Fault.DIGITS_LOST)
				: Reading.of(shown).formerly(number ? cell.text() : Plain.stripped(cell.text()));
	}

	/**
	 * What ties lines to their record, told apart by what it means: 1, １ and 1.0 are one.
	 */
	private static Reading tie(Reading text) {
		String value = text.value();
		if (value == null) {
			return text;
		}
		String key = Plain.hasPartedDigits(value) ? NormalText.of(value) : Plain.key(value);
		String number = NUMBERED.matcher(key).matches() ? new BigDecimal(key).stripTrailingZeros().toPlainString()
				: key;
		return Reading.of(number).formerly(text.former());
	}

}
