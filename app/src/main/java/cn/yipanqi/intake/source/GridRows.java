package cn.yipanqi.intake.source;

import java.io.Closeable;

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

}
