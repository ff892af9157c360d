package cn.yipanqi.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row.
 */
interface RowWriter extends Closeable {

	void write(List<@Nullable Object> row) throws IOException;

	/**
	 * Ends the file. A file that is not ended cannot be opened, so that nobody takes a
	 * part for the whole.
	 * @param about what the table covers, by name
	 */
	void finish(Map<String, String> about) throws IOException;

}
