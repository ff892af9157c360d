package cn.yipanqi.intake.source;

/**
 * How much one file may bring.
 *
 * @param cell characters in a cell
 * @param columns columns in the header
 * @param rows rows under it
 */
public record Limits(int cell, int columns, long rows) {

	public static final Limits DEFAULT = new Limits(10_000, 1_000, 5_000_000);

}
