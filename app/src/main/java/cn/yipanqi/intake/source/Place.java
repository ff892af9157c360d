package cn.yipanqi.intake.source;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a file: its sheet, its line (from 1), its column by number
 * (from 1; 0 where the whole line is meant) and, where the header is known, by name.
 *
 * @param sheet name of the sheet; null in a file that has no sheets
 */
public record Place(@Nullable String sheet, long line, int column, @Nullable String header) {

	/**
	 * A place in a file without sheets.
	 */
	public Place(long line, int column, @Nullable String header) {
		this(null, line, column, header);
	}

	public static Place ofLine(long line) {
		return new Place(line, 0, null);
	}

}
