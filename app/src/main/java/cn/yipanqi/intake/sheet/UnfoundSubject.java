package cn.yipanqi.intake.sheet;

/**
 * A name in a file that no subject within reach bears, or that several do.
 *
 * @param unit code of the unit that files the first of the rows
 * @param rows how many rows bear it
 * @param several whether several subjects are called so
 */
public record UnfoundSubject(NamedSubject named, String unit, long rows, boolean several) {

	UnfoundSubject again() {
		return new UnfoundSubject(this.named, this.unit, this.rows + 1, this.several);
	}

}
