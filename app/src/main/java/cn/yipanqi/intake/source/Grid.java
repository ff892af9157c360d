package cn.yipanqi.intake.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A file of sheets of rows: a workbook of Excel, or a text file, which is one sheet
 * without a name. Reads it row by row, in memory that does not grow with it.
 */
public interface Grid extends Closeable {

	/** What a text file's only sheet is called. */
	String UNNAMED = "";

	/**
	 * Names of the sheets, in order, the hidden ones, too.
	 */
	List<String> sheets();

	/**
	 * Whether nobody sees a sheet.
	 */
	default boolean isHidden(String sheet) {
		return false;
	}

	/**
	 * Whether it is a text file, which says of no cell what it is, and whose digits Excel
	 * may have rewritten.
	 */
	default boolean isText() {
		return false;
	}

	/**
	 * Opens a sheet, before its first row.
	 * @throws UnusableFileException if it cannot be read
	 */
	GridRows open(String sheet);

	/**
	 * Opens a file, by what it is and not by what it is called.
	 * @throws UnusableFileException if it is none that can be read
	 */
	static Grid open(Content content, Limits limits) {
		byte[] beginning;
		try (InputStream in = content.stream()) {
			beginning = in.readNBytes(TextGrid.LOOKED_AT);
		}
		catch (IOException ex) {
			throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(1), String.valueOf(ex.getMessage()),
					ex);
		}
		if (beginning.length == 0) {
			throw new UnusableFileException(Fault.FILE_EMPTY, Place.ofLine(1), "");
		}
		ForeignFile.check(beginning);
		if (begins(beginning, 0x50, 0x4B)) {
			return XlsxGrid.open(content, limits);
		}
		if (begins(beginning, 0xD0, 0xCF, 0x11, 0xE0)) {
			return XlsGrid.open(content, limits);
		}
		return TextGrid.open(content, beginning, limits);
	}

	private static boolean begins(byte[] bytes, int... wanted) {
		for (int i = 0; i < wanted.length; i++) {
			if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
				return false;
			}
		}
		return true;
	}

}
