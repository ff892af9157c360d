package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import cn.yipanqi.organization.workbook.SheetCell;
import org.jspecify.annotations.Nullable;

/**
 * A row of the workbook. What is wrong with its cells is noted among the faults.
 *
 * @param number its number, as Excel counts
 */
record ImportRow(ImportSheet sheet, int number, Map<ImportColumn, SheetCell> cells, List<CellFault> faults) {

	String text(ImportColumn column) {
		SheetCell cell = this.cells.get(column);
		return (cell != null) ? cell.text() : "";
	}

	boolean isBlank(ImportColumn column) {
		return text(column).isEmpty();
	}

	@Nullable LocalDate day(ImportColumn column) {
		SheetCell cell = this.cells.get(column);
		if (cell == null || cell.day() != null) {
			return (cell != null) ? cell.day() : null;
		}
		return DayText.parse(cell.text())
			.orElseThrow(() -> new RefusedChangeException(column.field(), "not-a-day", cell.text()));
	}

	/**
	 * The row's number of something that is there already; null if none is given.
	 */
	@Nullable Long id(ImportColumn column) {
		String text = text(column);
		if (text.isEmpty()) {
			return null;
		}
		if (!text.matches("[0-9]{1,15}")) {
			throw new RefusedChangeException(column.field(), "unknown-number", text);
		}
		return Long.valueOf(text);
	}

	int rank() {
		String text = text(ImportColumn.RANK);
		if (!text.isEmpty() && !text.matches("[0-9]{1,3}")) {
			throw new RefusedChangeException("rank", "not-a-rank", text);
		}
		return Wording.rank("rank", text.isEmpty() ? null : Integer.valueOf(text));
	}

	/**
	 * Reads something of the row; null if it cannot be read, which is noted.
	 */
	<T> @Nullable T read(ImportColumn column, Supplier<@Nullable T> reading) {
		try {
			return reading.get();
		}
		catch (RefusedChangeException ex) {
			boolean named = this.sheet.columns().stream().anyMatch((other) -> other.field().equals(ex.field()));
			fault(named ? this.sheet.column(ex.field()) : column, ex);
			return null;
		}
	}

	/**
	 * Does something with the row, and notes why if it is refused.
	 */
	boolean attempt(Runnable work) {
		try {
			work.run();
			return true;
		}
		catch (RefusedChangeException ex) {
			fault(this.sheet.column(ex.field()), ex);
			return false;
		}
	}

	private void fault(ImportColumn column, RefusedChangeException ex) {
		this.faults.add(new CellFault(this.sheet, this.number, column, text(column), ex.code(), ex.arguments()));
	}

	void fault(ImportColumn column, String code, Object... arguments) {
		fault(column, new RefusedChangeException(column.field(), code, arguments));
	}

}
