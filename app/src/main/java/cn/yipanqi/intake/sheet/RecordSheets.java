package cn.yipanqi.intake.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a file that hold records and their lines. Records are read one after the
 * other; lines are read before them.
 */
public final class RecordSheets implements Closeable {

	private final Grid grid;

	private final CellReader cells;

	private final List<Notice> notices = new ArrayList<>();

	private final List<Runnable> atEnd = new ArrayList<>();

	private final @Nullable LineRows lines;

	private final GridRows rows;

	private final Headings headings;

	private final RowReader reader;

	private long number;

	private long blank;

	/**
	 * Opens the sheets.
	 * @param unit the unit that files where a row names none; null for none
	 * @param ours sheets that our own workbooks have beside those that are filled in
	 * @throws UnusableFileException if there is no sheet of records, or a wrong one
	 */
	RecordSheets(Grid grid, Layout layout, CellReader cells, @Nullable String unit, Set<String> ours) {
		this.grid = grid;
		this.cells = cells;
		SheetChoice choice = new SheetChoice(grid, layout, ours);
		this.notices.addAll(choice.notices());
		this.lines = layout.lines().isEmpty() ? null : lines(choice.lines());
		if (this.lines != null && !this.lines.isEmpty()) {
			noteTies(choice.main(), layout.main(), this.lines);
		}
		this.rows = grid.open(choice.main());
		this.headings = headings(this.rows, layout.main(), choice.main());
		this.reader = reader(this.rows, this.headings, choice.main(), unit);
	}

	private Headings headings(GridRows opened, Layout.Part part, String sheet) {
		Headings found = Headings.find(opened, part, named(sheet));
		found.unread()
			.forEach((place) -> this.notices
				.add(new Notice(Fault.COLUMN_UNREAD, place, Objects.requireNonNullElse(place.header(), ""))));
		return found;
	}

	private RowReader reader(GridRows opened, Headings found, String sheet, @Nullable String unit) {
		Unseen unseen = new Unseen(named(sheet), opened.hiddenColumns(), this.grid.isText());
		this.atEnd.add(() -> this.notices.addAll(unseen.notices(found, opened.restyledColumns())));
		return new RowReader(this.cells, found, named(sheet), unit, unseen);
	}

	private static @Nullable String named(String sheet) {
		return sheet.equals(Grid.UNNAMED) ? null : sheet;
	}

	private LineRows lines(Map<Layout.Part, String> sheets) {
		LineRows all = new LineRows();
		sheets.forEach((part, sheet) -> lines(part, sheet, all));
		return all;
	}

	private void lines(Layout.Part part, String sheet, LineRows all) {
		try (GridRows found = this.grid.open(sheet)) {
			Headings heads = headings(found, part, sheet);
			RowReader lineReader = reader(found, heads, sheet, null);
			String type = Objects.requireNonNull(part.line()).code();
			all.beginSheet();
			long count = 0;
			for (GridRow row = heads.next(found); row != null; row = heads.next(found)) {
				if (!row.isBlank()) {
					all.add(type, lineReader.read(row, ++count), !part.isCalled(sheet));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads the ties of all records, before the first record is given its lines.
	 */
	private void noteTies(String sheet, Layout.Part part, LineRows all) {
		try (GridRows found = this.grid.open(sheet)) {
			Headings heads = Headings.find(found, part, named(sheet));
			Heading tie = heads.heading("tie");
			for (GridRow row = heads.next(found); row != null && tie != null; row = heads.next(found)) {
				GridCell cell = row.isBlank() ? null : row.cell(tie.index());
				String value = (cell != null) ? this.cells.read(cell, tie, "").value() : null;
				if (value != null) {
					all.note(value);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		all.noted();
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
			this.atEnd.forEach(Runnable::run);
			this.atEnd.clear();
			return null;
		}
		ReadRow read = this.reader.read(row, ++this.number);
		if (this.lines != null) {
			this.lines.give(read);
		}
		return read;
	}

	/**
	 * What is wrong with lines that belong to no record.
	 */
	public List<Problem> strayLines() {
		return (this.lines != null) ? this.lines.strays() : List.of();
	}

	/**
	 * What was not read, or is not seen; all of it is known when the last row was read.
	 */
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
