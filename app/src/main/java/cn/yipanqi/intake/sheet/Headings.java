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
import java.util.stream.IntStream;

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
 * itself the one above it counts. One that is hidden counts only where none is seen.
 */
final class Headings {

	private static final int LOOKED_AT = 20;

	private static final int FEW = 2;

	private static final Pattern WITH_UNIT = Pattern.compile("(.*)\\(([^()]*)\\)\\*?");

	private final List<Heading> columns;

	private final Map<Integer, String> texts;

	private final List<Place> unread;

	private final Deque<GridRow> rows;

	private final Place place;

	private final int firstUnnamed;

	private final int width;

	private Headings(List<Heading> columns, Map<Integer, String> texts, List<Place> unread, Deque<GridRow> rows,
			Place place) {
		this.columns = columns;
		this.texts = texts;
		this.unread = unread;
		this.rows = rows;
		this.place = place;
		this.width = texts.keySet().stream().mapToInt((column) -> column + 1).max().orElse(0);
		this.firstUnnamed = (int) IntStream.iterate(0, texts::containsKey, (column) -> column + 1).count();
	}

	/**
	 * Looks for the headings.
	 * @throws UnusableFileException if there are none, or some are missing or there twice
	 */
	static Headings find(GridRows rows, Layout.Part part, @Nullable String sheet) {
		List<GridRow> looked = first(rows);
		int best = best(looked, part);
		if (best < 0) {
			throw new UnusableFileException(Fault.HEADER_MISSING, new Place(sheet, 1, 0, null), part.name());
		}
		Headings found = bind(looked, best, part, sheet);
		List<String> missing = found.missing(part);
		if (!missing.isEmpty()) {
			throw new UnusableFileException(Fault.COLUMN_MISSING, found.place, String.join("、", missing));
		}
		return found;
	}

	/**
	 * The first rows of a sheet, among which its headings are.
	 */
	static List<GridRow> first(GridRows rows) {
		List<GridRow> looked = new ArrayList<>();
		for (GridRow row = rows.next(); row != null; row = rows.next()) {
			looked.add(row);
			if (looked.size() == LOOKED_AT) {
				break;
			}
		}
		return looked;
	}

	/**
	 * How many columns of a part a sheet that begins with these rows has, if it has all
	 * that must be there and something stands below; else 0.
	 */
	static long fitness(List<GridRow> looked, Layout.Part part) {
		int best = best(looked, part);
		if (best < 0 || looked.stream().skip(best + 1L).allMatch(GridRow::isBlank)) {
			return 0;
		}
		Map<Integer, String> texts = texts(looked, best, part);
		boolean whole = part.columns()
			.stream()
			.filter(Column::required)
			.allMatch((column) -> texts.values().stream().anyMatch((text) -> column.equals(column(text, part))));
		return whole ? known(looked, best, part) : 0;
	}

	/**
	 * Whether some of these rows are headings of the part.
	 */
	static boolean hasAny(List<GridRow> looked, Layout.Part part) {
		return best(looked, part) >= 0;
	}

	/**
	 * The row that names most columns, among those that people see if there is one.
	 */
	private static int best(List<GridRow> looked, Layout.Part part) {
		int seen = best(looked, part, false);
		return (seen >= 0) ? seen : best(looked, part, true);
	}

	private static int best(List<GridRow> looked, Layout.Part part, boolean hidden) {
		int best = -1;
		long most = Math.min(FEW, part.columns().size()) - 1L;
		for (int i = 0; i < looked.size(); i++) {
			long known = (looked.get(i).hidden() == hidden) ? known(looked, i, part) : 0;
			if (known > most) {
				most = known;
				best = i;
			}
		}
		return best;
	}

	private List<String> missing(Layout.Part part) {
		return part.columns()
			.stream()
			.filter((column) -> column.required() && heading(column.path()) == null)
			.map(Column::name)
			.toList();
	}

	private static long known(List<GridRow> rows, int row, Layout.Part part) {
		return texts(rows, row, part).values().stream().filter((text) -> column(text, part) != null).count();
	}

	private static Map<Integer, String> texts(List<GridRow> rows, int row, Layout.Part part) {
		Map<Integer, String> texts = new LinkedHashMap<>();
		GridRow before = (row > 0) ? rows.get(row - 1) : null;
		GridRow above = (before != null && before.hidden() == rows.get(row).hidden()) ? before : null;
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
		return (cell != null && cell.kind() == GridCell.Kind.TEXT) ? Plain.stripped(cell.shown()) : "";
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
			.or(() -> part.columns().stream().filter((column) -> column.isAlsoCalled(key)).findFirst())
			.orElse(null);
	}

	private static Headings bind(List<GridRow> rows, int row, Layout.Part part, @Nullable String sheet) {
		long line = rows.get(row).number();
		List<Heading> columns = new ArrayList<>();
		List<Place> unread = new ArrayList<>();
		Map<Integer, String> texts = texts(rows, row, part);
		texts.forEach((index, text) -> {
			Column column = column(text, part);
			Place place = new Place(sheet, line, index + 1, Excerpt.of(text));
			if (column == null) {
				if (!part.isDerived(text)) {
					unread.add(place);
				}
				return;
			}
			if (columns.stream().anyMatch((other) -> other.column().path().equals(column.path()))) {
				throw new UnusableFileException(Fault.HEADER_TWICE, place, Excerpt.of(text));
			}
			columns.add(new Heading(index, column, text, factor(column, text, place)));
		});
		return new Headings(List.copyOf(columns), texts, unread, new ArrayDeque<>(rows.subList(row + 1, rows.size())),
				new Place(sheet, line, 0, null));
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
	 * Whether a column has a heading, known or not.
	 * @param column the column, from 0
	 */
	boolean isNamed(int column) {
		return this.texts.containsKey(column);
	}

	/**
	 * Whether a column is read.
	 * @param column the column, from 0
	 */
	boolean isRead(int column) {
		return this.columns.stream().anyMatch((heading) -> heading.index() == column);
	}

	/**
	 * The row that they are.
	 */
	long line() {
		return this.place.line();
	}

	/**
	 * The first column without a heading.
	 */
	int firstUnnamed() {
		return this.firstUnnamed;
	}

	/**
	 * How many columns there are up to the last that has a heading.
	 */
	int width() {
		return this.width;
	}

	String text(int column) {
		return this.texts.getOrDefault(column, "");
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
