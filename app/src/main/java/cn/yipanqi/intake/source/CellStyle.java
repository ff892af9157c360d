package cn.yipanqi.intake.source;

import java.time.LocalDate;

/**
 * What of a cell's style bears on what people read in it.
 *
 * @param struck whether its text is struck through
 */
record CellStyle(CellFormat format, boolean struck) {

	static final CellStyle DEFAULT = new CellStyle(CellFormat.of(0, null), false);

	GridCell text(String text, RichText.Look look) {
		return this.format.text(text).looking(look, this.struck);
	}

	GridCell day(LocalDate day) {
		return this.format.day(day).looking(RichText.Look.PLAIN, this.struck);
	}

	GridCell number(String number, boolean since1904) {
		GridCell cell = this.format.number(number, since1904);
		return this.struck ? cell.looking(RichText.Look.PLAIN, true) : cell;
	}

}
