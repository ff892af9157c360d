package cn.yipanqi.intake.source;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a file: its line (from 1), its column by number (from 1; 0
 * where the whole line is meant) and, where the header is known, by name.
 */
public record Place(long line, int column, @Nullable String header) {

	public static Place ofLine(long line) {
		return new Place(line, 0, null);
	}

}
