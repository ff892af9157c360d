package cn.yipanqi.intake.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Cells that are merged to one: rows from 1, columns from 0, the last ones included.
 */
record MergedRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {

	private static final Pattern REFERENCE = Pattern
		.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

	/**
	 * What a reference such as {@code E2:E4} means; null if it means no range.
	 */
	static @Nullable MergedRange of(String reference) {
		Matcher matcher = REFERENCE.matcher(reference);
		if (!matcher.matches()) {
			return null;
		}
		int oneRow = Integer.parseInt(matcher.group(2));
		int otherRow = Integer.parseInt(matcher.group(4));
		int oneColumn = column(matcher.group(1));
		int otherColumn = column(matcher.group(3));
		return new MergedRange(Math.min(oneRow, otherRow), Math.max(oneRow, otherRow), Math.min(oneColumn, otherColumn),
				Math.max(oneColumn, otherColumn));
	}

	private static int column(String letters) {
		int column = 0;
		for (int i = 0; i < letters.length(); i++) {
			column = column * 26 + letters.charAt(i) - 'A' + 1;
		}
		return column - 1;
	}

	private static String letters(int column) {
		return ((column >= 26) ? letters(column / 26 - 1) : "") + (char) ('A' + column % 26);
	}

	boolean spansRows() {
		return this.lastRow > this.firstRow;
	}

	boolean isOneCell() {
		return this.firstRow == this.lastRow && this.firstColumn == this.lastColumn;
	}

	/**
	 * The reference, as Excel writes it.
	 */
	String reference() {
		return letters(this.firstColumn) + this.firstRow + ":" + letters(this.lastColumn) + this.lastRow;
	}

}
