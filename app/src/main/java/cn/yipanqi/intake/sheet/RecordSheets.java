package cn.yipanqi.intake.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a file that hold records and their lines. Records are read one after the
 * other; lines are read before them.
 */
public final class RecordSheets implements Closeable {

	private final Grid grid;

	private final Layout layout;

	private final CellReader cells;

	private final List<Notice> notices = new ArrayList<>();

	private final List<Problem> strayLines = new ArrayList<>();

	private final @Nullable LineRows lines;

	private final GridRows rows;

	private final Headings headings;

	private final RowReader reader;

	private long number;

	private long blank;

	/**
	 * Opens the sheets.
	 * @param unit the unit that files where a row names none; null for none
	 * @throws UnusableFileException if there is no sheet of records, or a wrong one
	 */
	RecordSheets(Grid grid, Layout layout, CellReader cells, @Nullable String unit, Set<String> helpSheets) {
		this.grid = grid;
		this.layout = layout;
		this.cells = cells;
		Set<String> left = new HashSet<>(grid.sheets());
		left.removeIf((sheet) -> sheet.equals(Fingerprint.SHEET) || sheet.equals(Fingerprint.LISTS)
				|| helpSheets.contains(sheet));
		this.lines = layout.lines().isEmpty() ? null : lines(left);
		String sheet = mainSheet(left);
		left.remove(sheet);
		left.stream()
			.filter(this::holdsSomething)
			.sorted()
			.forEach((other) -> this.notices.add(new Notice(Fault.SHEET_UNREAD, new Place(other, 1, 0, null), other)));
		this.rows = grid.open(sheet);
		this.headings = Headings.find(this.rows, layout.main(), named(sheet));
		noteUnread(this.headings);
		this.reader = new RowReader(cells, this.headings, named(sheet), unit);
	}

	private static @Nullable String named(String sheet) {
		return sheet.equals(Grid.UNNAMED) ? null : sheet;
	}

	private void noteUnread(Headings headings) {
		headings.unread()
			.forEach((place) -> this.notices
				.add(new Notice(Fault.COLUMN_UNREAD, place, Objects.requireNonNullElse(place.header(), ""))));
	}

	/**
	 * The sheet that is called as the record type is; else the only one; else the first
	 * with its headings.
	 */
	private String mainSheet(Set<String> left) {
		List<String> candidates = this.grid.sheets().stream().filter(left::contains).toList();
		if (candidates.size() == 1) {
			return candidates.get(0);
		}
		return candidates.stream()
			.filter(this.layout.main()::isCalled)
			.findFirst()
			.or(() -> candidates.stream().filter(this::hasHeadings).findFirst())
			.orElseThrow(
					() -> new UnusableFileException(Fault.SHEET_MISSING, Place.ofLine(1), this.layout.main().name()));
	}

	private boolean hasHeadings(String sheet) {
		try (GridRows found = this.grid.open(sheet)) {
			return Headings.findAny(found, this.layout.main(), sheet) != null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (UnusableFileException ex) {
			return false;
		}
	}

	private boolean holdsSomething(String sheet) {
		try (GridRows found = this.grid.open(sheet)) {
			GridRow row = found.next();
			while (row != null && row.isBlank()) {
				row = found.next();
			}
			return row != null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private LineRows lines(Set<String> left) {
		LineRows all = new LineRows();
		for (Layout.Part part : this.layout.lines()) {
			left.stream().filter(part::isCalled).findFirst().ifPresent((sheet) -> {
				left.remove(sheet);
				lines(part, sheet, all);
			});
		}
		return all;
	}

	private void lines(Layout.Part part, String sheet, LineRows all) {
		try (GridRows found = this.grid.open(sheet)) {
			Headings heads = Headings.find(found, part, sheet);
			noteUnread(heads);
			RowReader lineReader = new RowReader(this.cells, heads, sheet, null);
			long count = 0;
			for (GridRow row = heads.next(found); row != null; row = heads.next(found)) {
				if (!row.isBlank()) {
					this.strayLines
						.addAll(all.add(Objects.requireNonNull(part.line()).code(), lineReader.read(row, ++count)));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The next record, or {@code null} at the end.
	 */
	public @Nullable ReadRow next() {
		GridRow row = this.headings.next(this.rows);
		while (row != null && row.isBlank()) {
			this.blank++;
			row = this.headings.next(this.rows);
		}
		if (row == null) {
			return null;
		}
		ReadRow read = this.reader.read(row, ++this.number);
		if (this.lines != null) {
			this.lines.give(read);
		}
		return read;
	}

	/**
	 * Lines that belong to no record: known at the end only.
	 */
	public List<Problem> strayLines() {
		List<Problem> all = new ArrayList<>(this.strayLines);
		if (this.lines != null) {
			all.addAll(this.lines.untaken());
		}
		return all;
	}

	public List<Notice> notices() {
		return this.notices;
	}

	/**
	 * How many rows were read that say something.
	 */
	public long count() {
		return this.number;
	}

	public long blank() {
		return this.blank;
	}

	@Override
	public void close() throws IOException {
		this.rows.close();
	}

}
