package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a sheet that people do not see and is read, and what they see and is
 * not: hidden rows and columns, and columns without a heading. Counts the rows of each,
 * for whoever files them is to know.
 */
final class Unseen {

	private final @Nullable String sheet;

	private final Set<Integer> hiddenColumns;

	private final boolean isText;

	private final Map<Integer, Counted> headless = new TreeMap<>();

	private final Map<Integer, Counted> hidden = new TreeMap<>();

	private long hiddenRows;

	private long firstHidden;

	/**
	 * @param isText whether it is a text file: cells beyond the headings mean there that
	 * the row is shifted
	 */
	Unseen(@Nullable String sheet, Set<Integer> hiddenColumns, boolean isText) {
		this.sheet = sheet;
		this.hiddenColumns = hiddenColumns;
		this.isText = isText;
	}

	/**
	 * Takes a row that says something.
	 * @return why it cannot be read, or null
	 */
	@Nullable Problem take(GridRow row, Headings headings, long number) {
		if (row.hidden() && this.hiddenRows++ == 0) {
			this.firstHidden = row.number();
		}
		for (int column : this.hiddenColumns) {
			GridCell cell = row.cell(column);
			if (cell != null && says(cell) && headings.isNamed(column)) {
				this.hidden.computeIfAbsent(column, (key) -> new Counted(row.number())).rows++;
			}
		}
		Problem surplus = null;
		for (int i = headings.firstUnnamed(); i < row.cells().size(); i++) {
			GridCell cell = row.cell(i);
			if (cell != null && !headings.isNamed(i) && says(cell)) {
				if (this.isText && i >= headings.width()) {
					surplus = (surplus != null) ? surplus
							: new Problem(number, new Place(this.sheet, row.number(), i + 1, null),
									Excerpt.of(cell.text()), Fault.CELLS_SURPLUS.messageKey(),
									List.of(headings.width()), null);
				}
				else {
					this.headless.computeIfAbsent(i, (key) -> new Counted(row.number())).rows++;
				}
			}
		}
		return surplus;
	}

	private static boolean says(GridCell cell) {
		return !cell.copied() && cell.kind() != GridCell.Kind.COVERED
				&& !(cell.kind() == GridCell.Kind.TEXT && Plain.stripped(cell.text()).isEmpty());
	}

	/**
	 * What is to be said when the last row was taken.
	 * @param restyled columns that conditions format
	 */
	List<Notice> notices(Headings headings, Set<Integer> restyled) {
		List<Notice> notices = new ArrayList<>();
		if (this.hiddenRows > 0) {
			notices.add(new Notice(Fault.ROWS_HIDDEN, new Place(this.sheet, this.firstHidden, 0, null),
					(this.sheet != null) ? this.sheet : "", this.hiddenRows));
		}
		this.hidden.forEach((column, counted) -> notices.add(new Notice(Fault.COLUMN_HIDDEN,
				new Place(this.sheet, counted.first, column + 1, null), headings.text(column), counted.rows)));
		restyled.stream()
			.filter(headings::isRead)
			.forEach((column) -> notices.add(new Notice(Fault.COLUMN_RESTYLED,
					new Place(this.sheet, headings.line(), column + 1, null), headings.text(column))));
		this.headless.forEach((column, counted) -> notices.add(new Notice(Fault.HEADING_UNSAID,
				new Place(this.sheet, counted.first, column + 1, null), Mark.letters(column + 1), counted.rows)));
		return notices;
	}

	/**
	 * Rows in which a column says something.
	 */
	private static final class Counted {

		private final long first;

		private long rows;

		private Counted(long first) {
			this.first = first;
		}

	}

}
