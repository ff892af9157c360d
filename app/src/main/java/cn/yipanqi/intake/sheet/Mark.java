package cn.yipanqi.intake.sheet;

/**
 * What is to be said at a cell.
 *
 * @param sheet name of the sheet
 * @param row its row, from 1
 * @param column its column, from 1
 * @param words what is wrong
 */
public record Mark(String sheet, long row, int column, String words) {

	/**
	 * The cell as Excel calls it, such as {@code AB12}.
	 */
	String reference() {
		return letters(this.column) + this.row;
	}

	/**
	 * A column as Excel calls it, from 1; empty for a whole row.
	 */
	public static String letters(int column) {
		StringBuilder letters = new StringBuilder();
		for (int left = column; left > 0; left = (left - 1) / 26) {
			letters.insert(0, (char) ('A' + (left - 1) % 26));
		}
		return letters.toString();
	}

}
