package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet of a workbook.
 */
final class XlsxRows implements GridRows {

	private final XmlPart xml;

	private final XlsxCells cells;

	private final RestyledColumns restyled;

	private final MergedCells merged;

	private final Limits limits;

	private final Set<Integer> hiddenColumns = new HashSet<>();

	private boolean hidesNoughts;

	private int row;

	private long given;

	private boolean ended;

	private XlsxRows(XmlPart xml, XlsxCells cells, Merges merges, Set<Integer> restyling, Limits limits) {
		this.restyled = new RestyledColumns(restyling, limits.columns());
		this.xml = xml;
		this.cells = cells;
		this.merged = new MergedCells(merges, limits.columns());
		this.limits = limits;
	}

	static XlsxRows open(XmlPart xml, XlsxBook book, SharedStrings strings, Merges merges, Limits limits) {
		XlsxRows rows = new XlsxRows(xml, new XlsxCells(xml, book, strings, limits), merges, book.styles().restyling(),
				limits);
		rows.begin();
		return rows;
	}

	/**
	 * Goes on to the rows; columns are described before them, and how the sheet is seen.
	 */
	private void begin() {
		try {
			while (!this.ended) {
				if (!this.xml.nextElement()) {
					this.ended = true;
				}
				else if (this.xml.is("sheetView")) {
					this.hidesNoughts |= this.xml.isOff("showZeros");
				}
				else if (this.xml.is("col")) {
					column();
				}
				else if (this.xml.is("sheetData")) {
					return;
				}
			}
		}
		catch (XMLStreamException | RuntimeException ex) {
			throw failed(ex);
		}
	}

	private void column() {
		if (this.xml.flag("hidden") || isNought(this.xml.attribute("width"))) {
			int last = Math.min(this.xml.number("max", 0), this.limits.columns());
			for (int i = Math.max(this.xml.number("min", 1), 1); i <= last; i++) {
				this.hiddenColumns.add(i - 1);
			}
		}
	}

	/**
	 * Whether a width or height is 0, which some write as 0.0.
	 */
	private static boolean isNought(@Nullable String size) {
		return size != null && !size.isEmpty() && size.chars().allMatch((sign) -> sign == '0' || sign == '.');
	}

	@Override
	public Set<Integer> hiddenColumns() {
		return this.hiddenColumns;
	}

	@Override
	public Set<Integer> restyledColumns() {
		return this.restyled.columns();
	}

	@Override
	public @Nullable GridRow next() {
		try {
			while (!this.ended) {
				int event = this.xml.next();
				if (event == XMLStreamConstants.START_ELEMENT && this.xml.is("row")) {
					return row();
				}
				this.ended = event == XMLStreamConstants.END_DOCUMENT;
				if (event == XMLStreamConstants.END_ELEMENT && this.xml.is("sheetData")) {
					this.restyled.read(this.xml);
					this.ended = true;
				}
			}
			return null;
		}
		catch (XMLStreamException | RuntimeException ex) {
			throw failed(ex);
		}
	}

	private UnusableFileException failed(Exception ex) {
		this.ended = true;
		return (ex instanceof UnusableFileException unusable) ? unusable : unusable(ex);
	}

	private UnusableFileException unusable(Exception ex) {
		Throwable cause = ex;
		while (cause != null && !(cause instanceof GuardedStream.TooLargeException)) {
			cause = cause.getCause();
		}
		return new UnusableFileException((cause != null) ? Fault.FILE_TOO_LARGE : Fault.FILE_UNREADABLE,
				Place.ofLine(this.row + 1L), Excerpt.of(String.valueOf(ex.getMessage())), ex);
	}

	private GridRow row() throws XMLStreamException {
		int number = this.xml.number("r", this.row + 1);
		if (number <= this.row) {
			throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(number), "row " + number);
		}
		this.row = number;
		if (++this.given > this.limits.rows()) {
			throw new UnusableFileException(Fault.TOO_MANY_ROWS, Place.ofLine(number),
					String.valueOf(this.limits.rows()));
		}
		boolean isHidden = this.xml.flag("hidden") || isNought(this.xml.attribute("ht"));
		List<@Nullable GridCell> cells = new ArrayList<>();
		while (true) {
			int event = this.xml.next();
			if (event == XMLStreamConstants.START_ELEMENT && this.xml.is("c")) {
				int column = column(this.xml.attribute("r"), cells.size());
				GridCell cell = this.cells.next(number);
				if (cell != null) {
					put(cells, column, this.hidesNoughts ? cell.withoutNought() : cell);
				}
				else {
					pad(cells, Math.min(column + 1, this.limits.columns()));
				}
			}
			else if (event == XMLStreamConstants.END_DOCUMENT
					|| (event == XMLStreamConstants.END_ELEMENT && this.xml.is("row"))) {
				this.merged.apply(number, cells);
				return new GridRow(number, cells, isHidden);
			}
		}
	}

	private void put(List<@Nullable GridCell> cells, int column, GridCell cell) {
		if (column >= this.limits.columns()) {
			throw new UnusableFileException(Fault.TOO_MANY_COLUMNS, new Place(this.row, column + 1, null),
					String.valueOf(this.limits.columns()));
		}
		pad(cells, column + 1);
		cells.set(column, cell);
	}

	private static void pad(List<@Nullable GridCell> cells, int size) {
		while (cells.size() < size) {
			cells.add(null);
		}
	}

	/**
	 * The column that a reference such as {@code AB12} names, from 0.
	 */
	private static int column(@Nullable String reference, int otherwise) {
		if (reference == null) {
			return otherwise;
		}
		int column = 0;
		for (int i = 0; i < Math.min(reference.length(), 4); i++) {
			char letter = reference.charAt(i);
			if (letter < 'A' || letter > 'Z') {
				break;
			}
			column = column * 26 + letter - 'A' + 1;
		}
		return (column > 0) ? column - 1 : otherwise;
	}

	@Override
	public void close() throws IOException {
		this.xml.close();
	}

}
