package cn.yipanqi.intake.source;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number number of the row, from 1, blank rows left out, the header not counted
 * @param line line of the file on which it begins, from 1
 * @param cells its cells as they stand, those too long cut one character after the limit
 */
public record Row(long number, long line, List<String> cells) {

	boolean isBlank() {
		return this.cells.stream().allMatch(String::isBlank);
	}

}
