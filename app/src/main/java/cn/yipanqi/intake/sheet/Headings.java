package cn.yipanqi.intake.sheet;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.UnusableFileException;
import org.jspecify.annotations.Nullable;

/**
 * The headings of a sheet: the row among the first ones that names most columns. A cell
 * merged with the one above has its text there, so that where nothing is known in the row
 * itself the one above it counts.
 */
final class Headings {

	private static final int LOOKED_AT = 20;

	private static final int FEW = 2;

	private static final Pattern WITH_UNIT = Pattern.compile("(.*)\\(([^()]*)\\)\\*?");

	private final List<Heading> columns;

	private final List<Place> unread;

	private final Deque<GridRow> rows;

	private Headings(List<Heading> columns, List<Place> unread, Deque<GridRow> rows) {
		this.columns = columns;
		this.unread = unread;
		this.rows = rows;
	}

	/**
	 * Looks for the headings.
	 * @throws UnusableFileException if there are none, or one is missing or there twice
	 */
	static Headings find(GridRows rows, Layout.Part part, @Nullable String sheet) {
		Headings found = findAny(rows, part, sheet);
		if (found == null) {
			throw new UnusableFileException(Fault.HEADER_MISSING, new Place(sheet, 1, 0, null), part.name());
		}
		for (Column column : part.columns()) {
			if (column.required()
					&& found.columns.stream().noneMatch((heading) -> heading.column().path().equals(column.path()))) {
				throw new UnusableFileException(Fault.COLUMN_MISSING, new Place(sheet, 1, 0, column.name()),
						column.name());
			}
		}
		return found;
	}

	static @Nullable Headings findAny(GridRows rows, Layout.Part part, @Nullable String sheet) {
		List<GridRow> looked = new ArrayList<>();
		for (GridRow row = rows.next(); row != null; row = rows.next()) {
			looked.add(row);
			if (looked.size() == LOOKED_AT) {
				break;
			}
		}
		int best = -1;
		long most = Math.min(FEW, part.columns().size()) - 1L;
		for (int i = 0; i < looked.size(); i++) {
			long known = known(looked, i, part);
			if (known > most) {
				most = known;
				best = i;
			}
		}
		return (best < 0) ? null : bind(looked, best, part, sheet);
	}

	private static long known(List<GridRow> rows, int row, Layout.Part part) {
		return texts(rows, row, part).values().stream().filter((text) -> column(text, part) != null).count();
	}

	private static Map<Integer, String> texts(List<GridRow> rows, int row, Layout.Part part) {
		Map<Integer, String> texts = new LinkedHashMap<>();
		GridRow above = (row > 0) ? rows.get(row - 1) : null;
		int columns = Math.max(rows.get(row).cells().size(), (above != null) ? above.cells().size() : 0);
		for (int i = 0; i < columns; i++) {
			String text = text(rows.get(row).cell(i));
			String upper = (above != null) ? text(above.cell(i)) : "";
			if (!text.isEmpty()) {
				texts.put(i, text);
			}
			else if (column(upper, part) != null) {
				texts.put(i, upper);
			}
		}
		return texts;
	}

	private static String text(@Nullable GridCell cell) {
		return (cell != null && cell.kind() == GridCell.Kind.TEXT) ? Plain.stripped(cell.text()) : "";
	}

	private static @Nullable Column column(String text, Layout.Part part) {
		String key = Plain.key(text);
		Matcher unit = WITH_UNIT.matcher(key);
		String shorter = unit.matches() ? unit.group(1) : key;
		return part.columns()
			.stream()
			.filter((column) -> column.isCalled(key))
			.findFirst()
			.or(() -> part.columns().stream().filter((column) -> column.isCalled(shorter)).findFirst())
			.orElse(null);
	}

	private static Headings bind(List<GridRow> rows, int row, Layout.Part part, @Nullable String sheet) {
		long line = rows.get(row).number();
		List<Heading> columns = new ArrayList<>();
		List<Place> unread = new ArrayList<>();
		texts(rows, row, part).forEach((index, text) -> {
			Column column = column(text, part);
			Place place = new Place(sheet, line, index + 1, Excerpt.of(text));
			if (column == null) {
				unread.add(place);
				return;
			}
			if (columns.stream().anyMatch((other) -> other.column().path().equals(column.path()))) {
				throw new UnusableFileException(Fault.HEADER_TWICE, place, Excerpt.of(text));
			}
			columns.add(new Heading(index, column, text, factor(column, text, place)));
		});
		return new Headings(List.copyOf(columns), unread, new ArrayDeque<>(rows.subList(row + 1, rows.size())));
	}

	private static @Nullable BigDecimal factor(Column column, String text, Place place) {
		if (column.kind() != Column.Kind.NUMBER || column.isCalled(Plain.key(text))) {
			return null;
		}
		Matcher unit = WITH_UNIT.matcher(Plain.key(text));
		if (!unit.matches()) {
			return null;
		}
		BigDecimal factor = column.amounts().factor(unit.group(2));
		if (factor == null) {
			throw new UnusableFileException(Fault.MEASURE_FOREIGN, place, unit.group(2));
		}
		return factor;
	}

	List<Heading> columns() {
		return this.columns;
	}

	/**
	 * Headings that name no column.
	 */
	List<Place> unread() {
		return this.unread;
	}

	@Nullable Heading heading(String path) {
		return this.columns.stream().filter((heading) -> heading.column().path().equals(path)).findFirst().orElse(null);
	}

	/**
	 * The next row under the headings.
	 */
	@Nullable GridRow next(GridRows others) {
		GridRow row = this.rows.poll();
		return (row != null) ? row : others.next();
	}

}
