package cn.yipanqi.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

import cn.yipanqi.web.Attachment;

/**
 * A kind of file.
 */
public enum Format {

	/** An Excel workbook. */
	XLSX(Attachment.EXCEL.toString()),

	/** Comma-separated values. */
	CSV("text/csv;charset=UTF-8");

	private final String type;

	Format(String type) {
		this.type = type;
	}

	/**
	 * The format with an extension.
	 * @throws NoSuchElementException if there is none
	 */
	public static Format of(String extension) {
		return Arrays.stream(values())
			.filter((format) -> format.extension().equals(extension))
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException("No format '" + extension + "'"));
	}

	public String extension() {
		return name().toLowerCase(Locale.ROOT);
	}

	String type() {
		return this.type;
	}

}
