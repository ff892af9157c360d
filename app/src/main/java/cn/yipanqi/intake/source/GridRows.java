package cn.yipanqi.intake.source;

import java.io.Closeable;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet, in order. Rows that the file leaves out are left out.
 */
public interface GridRows extends Closeable {

	/**
	 * The next row, or {@code null} at the end.
	 * @throws UnusableFileException if the file cannot be read any further
	 */
	@Nullable GridRow next();

	/**
	 * The columns that nobody sees, from 0; known before the first row.
	 */
	default Set<Integer> hiddenColumns() {
		return Set.of();
	}

	/**
	 * The columns, from 0, with cells that may look otherwise than they are read, because
	 * a condition formats them; known after the last row.
	 */
	default Set<Integer> restyledColumns() {
		return Set.of();
	}

}
