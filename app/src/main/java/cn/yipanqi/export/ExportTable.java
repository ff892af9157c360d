package cn.yipanqi.export;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A table to be taken away.
 *
 * @param title what it is, in the reader's language
 * @param facts what it covers, by name, in order and in the reader's language: the
 * filter, the moment
 * @param columns its columns
 * @param rows gives its rows
 */
public record ExportTable(String title, Map<String, String> facts, List<Column> columns, Rows rows) {

	/**
	 * Hands over rows one after another, and keeps none of them. A row has one value for
	 * each column, null for an empty cell.
	 */
	@FunctionalInterface
	public interface Rows {

		void each(Consumer<List<@Nullable Object>> taker);

	}

}
