package cn.yipanqi.intake.source;

import org.jspecify.annotations.Nullable;

/**
 * A cell that holds something.
 *
 * @param kind how the file says it is to be taken
 * @param text what it says. A number is the exact decimal that Excel shows at its full
 * precision of fifteen digits: the file keeps the nearest binary fraction, so that 0.1 +
 * 0.2 stands there as 0.30000000000000004, and nobody has ever meant that. A day is
 * written as 2007-08-24, the time of the day dropped; a flag as true or false.
 * @param shown what people see there: a number rounded to the decimals that its format
 * shows, in plain digits where the format does nothing but round and group, else as it is
 * formatted, such as 000123, 3万元 or 50.00%; a month as 2007年9月
 * @param merged the range that it is merged with and that spans rows, such as E2:E4; of a
 * covered cell its range, whatever it spans; else null
 * @param copied whether the cell stands further up, and is seen in this row because it is
 * merged
 */
public record GridCell(Kind kind, String text, String shown, @Nullable String merged, boolean copied) {

	/**
	 * A cell that shows what it says and is not merged.
	 */
	public GridCell(Kind kind, String text) {
		this(kind, text, text);
	}

	/**
	 * A cell that is not merged.
	 */
	public GridCell(Kind kind, String text, String shown) {
		this(kind, text, shown, null, false);
	}

	/**
	 * What kind of value stands in a cell.
	 */
	public enum Kind {

		TEXT, NUMBER, DAY, FLAG,

		/**
		 * A month, written as a day: Excel makes a number of 2007年9月, and the day is one
		 * that nobody has named. The text is the day that the number means.
		 */
		MONTH,

		/** Of which all or a part is struck through, whatever it is. */
		STRUCK,

		/** A text with raised or lowered digits beside others, such as 10³. */
		RAISED,

		/**
		 * Nothing: the cell is covered by one to the left that it is merged with, whose
		 * text this is.
		 */
		COVERED,

		/** An error such as #N/A. */
		ERROR,

		/** A formula whose result the file does not hold. */
		UNCOMPUTED

	}

	/**
	 * A flag, as Excel shows it.
	 */
	static GridCell flag(boolean flag) {
		return new GridCell(Kind.FLAG, String.valueOf(flag), flag ? "TRUE" : "FALSE");
	}

	/**
	 * The same, if it is written so that it cannot be taken as it stands.
	 * @param struck whether the cell as a whole is struck through
	 */
	GridCell looking(RichText.Look look, boolean struck) {
		if ((look.struck() || (struck && look.plain())) && !isBlank()) {
			return new GridCell(Kind.STRUCK, this.text, this.shown);
		}
		return look.raised() ? new GridCell(Kind.RAISED, this.text, this.shown) : this;
	}

	/**
	 * The same on a sheet that shows no noughts.
	 */
	GridCell withoutNought() {
		return (this.kind == Kind.NUMBER && this.text.equals("0")) ? new GridCell(this.kind, this.text, "") : this;
	}

	/**
	 * The same as the first of a merged range.
	 */
	GridCell first(String range) {
		return new GridCell(this.kind, this.text, this.shown, range, false);
	}

	/**
	 * The same as it is seen further down in a merged range.
	 */
	GridCell below(String range) {
		return new GridCell(this.kind, this.text, this.shown, range, true);
	}

	/**
	 * What stands to the right of it in a merged range: nothing.
	 */
	GridCell beside(String range) {
		return new GridCell(Kind.COVERED, this.text, this.shown, range, false);
	}

	boolean isBlank() {
		return this.copied || this.kind == Kind.COVERED || (this.kind == Kind.TEXT && this.text.isBlank());
	}

}
