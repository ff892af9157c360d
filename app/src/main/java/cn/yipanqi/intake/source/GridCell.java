package cn.yipanqi.intake.source;

/**
 * A cell that holds something.
 *
 * @param kind how the file says it is to be taken
 * @param text what it says. A number is the exact decimal that Excel shows at its full
 * precision of fifteen digits: the file keeps the nearest binary fraction, so that 0.1 +
 * 0.2 stands there as 0.30000000000000004, and nobody has ever meant that. A day is
 * written as 2007-08-24, the time of the day dropped; a flag as true or false.
 */
public record GridCell(Kind kind, String text) {

	/**
	 * What kind of value stands in a cell.
	 */
	public enum Kind {

		TEXT, NUMBER, DAY, FLAG,

		/** An error such as #N/A. */
		ERROR,

		/** A formula whose result the file does not hold. */
		UNCOMPUTED

	}

	boolean isBlank() {
		return this.kind == Kind.TEXT && this.text.isBlank();
	}

}
