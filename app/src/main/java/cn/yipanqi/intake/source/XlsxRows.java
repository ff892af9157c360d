package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet of a workbook.
 */
final class XlsxRows implements GridRows {

	private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

	private final XmlPart xml;

	private final XlsxBook book;

	private final SharedStrings strings;

	private final Limits limits;

	private final StringBuilder text = new StringBuilder();

	private long row;

	private long given;

	private boolean ended;

	XlsxRows(XmlPart xml, XlsxBook book, SharedStrings strings, Limits limits) {
		this.xml = xml;
		this.book = book;
		this.strings = strings;
		this.limits = limits;
	}

	@Override
	public @Nullable GridRow next() {
		try {
			while (!this.ended) {
				int event = this.xml.next();
				if (event == XMLStreamConstants.START_ELEMENT && this.xml.is("row")) {
					return row();
				}
				this.ended = event == XMLStreamConstants.END_DOCUMENT
						|| (event == XMLStreamConstants.END_ELEMENT && this.xml.is("sheetData"));
			}
			return null;
		}
		catch (XMLStreamException | RuntimeException ex) {
			this.ended = true;
			throw (ex instanceof UnusableFileException unusable) ? unusable : unusable(ex);
		}
	}

	private UnusableFileException unusable(Exception ex) {
		Throwable cause = ex;
		while (cause != null && !(cause instanceof GuardedStream.TooLargeException)) {
			cause = cause.getCause();
		}
		return new UnusableFileException((cause != null) ? Fault.FILE_TOO_LARGE : Fault.FILE_UNREADABLE,
				Place.ofLine(this.row + 1), Excerpt.of(String.valueOf(ex.getMessage())), ex);
	}

	private GridRow row() throws XMLStreamException {
		int number = this.xml.number("r", (int) this.row + 1);
		if (number <= this.row) {
			throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(number), "row " + number);
		}
		this.row = number;
		if (++this.given > this.limits.rows()) {
			throw new UnusableFileException(Fault.TOO_MANY_ROWS, Place.ofLine(number),
					String.valueOf(this.limits.rows()));
		}
		List<@Nullable GridCell> cells = new ArrayList<>();
		while (true) {
			int event = this.xml.next();
			if (event == XMLStreamConstants.START_ELEMENT && this.xml.is("c")) {
				int column = column(this.xml.attribute("r"), cells.size());
				GridCell cell = cell();
				if (cell != null) {
					put(cells, column, cell);
				}
				else {
					pad(cells, Math.min(column + 1, this.limits.columns()));
				}
			}
			else if (event == XMLStreamConstants.END_DOCUMENT
					|| (event == XMLStreamConstants.END_ELEMENT && this.xml.is("row"))) {
				return new GridRow(number, cells);
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

	private @Nullable GridCell cell() throws XMLStreamException {
		String type = this.xml.attribute("t", "n");
		int style = this.xml.number("s", 0);
		boolean formula = false;
		boolean inText = false;
		int phonetic = 0;
		this.text.setLength(0);
		while (true) {
			int event = this.xml.next();
			if (event == XMLStreamConstants.END_ELEMENT) {
				switch (this.xml.name()) {
					case "c" -> {
						return cell(type, style, formula);
					}
					case "rPh" -> phonetic--;
					case "v", "t" -> inText = false;
					default -> {
					}
				}
			}
			else if (event == XMLStreamConstants.START_ELEMENT) {
				switch (this.xml.name()) {
					case "f" -> formula = true;
					case "rPh" -> phonetic++;
					case "v", "t" -> inText = phonetic == 0;
					default -> {
					}
				}
			}
			else if (event == XMLStreamConstants.END_DOCUMENT) {
				throw new XMLStreamException("The sheet ends within a cell");
			}
			else if (inText) {
				this.xml.text(this.text, this.limits.cell());
			}
		}
	}

	private @Nullable GridCell cell(String type, int style, boolean formula) {
		if (this.text.isEmpty()) {
			return formula && !type.equals("str") ? new GridCell(GridCell.Kind.UNCOMPUTED, "") : null;
		}
		return switch (type) {
			case "s" -> shared(this.text.toString().strip());
			case "inlineStr", "str" -> textCell(unescaped(this.text));
			case "b" -> new GridCell(GridCell.Kind.FLAG, String.valueOf(this.text.charAt(0) == '1'));
			case "e" -> new GridCell(GridCell.Kind.ERROR, this.text.toString());
			case "d" -> day(this.text.toString());
			default -> number(this.text.toString(), style);
		};
	}

	private @Nullable GridCell shared(String number) {
		String found = number.matches("\\d{1,9}") ? this.strings.get(Integer.parseInt(number)) : null;
		if (found == null) {
			throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(this.row),
					"text " + Excerpt.of(number));
		}
		return textCell(found);
	}

	private static @Nullable GridCell textCell(String text) {
		return text.isEmpty() ? null : new GridCell(GridCell.Kind.TEXT, text);
	}

	private static GridCell day(String iso) {
		return iso.matches("\\d{4}-\\d{2}-\\d{2}(T.*)?") ? new GridCell(GridCell.Kind.DAY, iso.substring(0, 10))
				: new GridCell(GridCell.Kind.TEXT, iso);
	}

	private GridCell number(String raw, int style) {
		String number = Serials.number(raw);
		return (number != null) ? Serials.cell(number, this.book.isDay(style), this.book.since1904())
				: new GridCell(GridCell.Kind.TEXT, raw);
	}

	/**
	 * Excel writes what XML cannot hold as {@code _x000D_}.
	 */
	static String unescaped(StringBuilder text) {
		if (text.indexOf("_x") < 0) {
			return text.toString();
		}
		Matcher matcher = ESCAPED.matcher(text);
		return matcher.replaceAll(
				(match) -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
	}

	@Override
	public void close() throws IOException {
		this.xml.close();
	}

}
