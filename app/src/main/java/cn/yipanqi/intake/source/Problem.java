package cn.yipanqi.intake.source;

/**
 * Why one row is refused.
 *
 * @param row number of the row
 * @param place where in the file
 * @param value an excerpt of what stands there
 * @param fault what is wrong with it
 * @param detail what was expected, or empty
 */
public record Problem(long row, Place place, String value, Fault fault, String detail) {
}
