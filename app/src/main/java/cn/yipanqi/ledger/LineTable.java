package cn.yipanqi.ledger;

import java.util.List;

import cn.yipanqi.engine.pack.LineType;

/**
 * The lines of one type in a record, as a table.
 *
 * @param type the type of its lines
 * @param columns what is given in any of them
 * @param rows the lines in order
 * @param totals sums by column, empty where a column has none
 */
record LineTable(LineType type, List<Column> columns, List<List<String>> rows, List<String> totals) {

	/**
	 * A column.
	 *
	 * @param unit the unit of all its numbers, or empty
	 * @param number whether it holds numbers
	 */
	record Column(String name, String unit, boolean number) {
	}

}
