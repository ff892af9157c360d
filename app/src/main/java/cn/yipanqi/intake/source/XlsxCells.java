package cn.yipanqi.intake.source;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a sheet of a workbook.
 */
final class XlsxCells {

	private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:T[0-9:.]*)?");

	private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

	private final XmlPart xml;

	private final XlsxBook book;

	private final SharedStrings strings;

	private final RichText rich;

	private final StringBuilder text;

	private final int longest;

	XlsxCells(XmlPart xml, XlsxBook book, SharedStrings strings, Limits limits) {
		this.xml = xml;
		this.book = book;
		this.strings = strings;
		this.rich = new RichText(limits.cell());
		this.text = this.rich.text();
		this.longest = limits.cell();
	}

	/**
	 * The cell that has just begun; null if nothing stands there.
	 * @param row its row, from 1
	 */
	@Nullable GridCell next(int row) throws XMLStreamException {
		String type = this.xml.attribute("t", "n");
		CellStyle style = this.book.style(this.xml.number("s", 0));
		boolean formula = false;
		boolean inValue = false;
		boolean hasValue = false;
		this.rich.clear();
		while (true) {
			int event = this.xml.next();
			switch (event) {
				case XMLStreamConstants.START_ELEMENT -> {
					inValue = this.xml.is("v");
					hasValue |= inValue;
					formula |= this.xml.is("f");
				}
				case XMLStreamConstants.END_ELEMENT -> {
					inValue = false;
					if (this.xml.is("c")) {
						return (formula && (!hasValue || this.book.isUncomputed()))
								? new GridCell(GridCell.Kind.UNCOMPUTED, "") : cell(row, type, style, formula);
					}
				}
				case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("The sheet ends within a cell");
				default -> {
				}
			}
			if (inValue && event == XMLStreamConstants.CHARACTERS) {
				this.xml.text(this.text, this.longest);
			}
			else {
				this.rich.take(event, this.xml);
			}
		}
	}

	private @Nullable GridCell cell(int row, String type, CellStyle style, boolean formula) {
		if (this.text.isEmpty()) {
			return formula && !type.equals("str") ? new GridCell(GridCell.Kind.UNCOMPUTED, "") : null;
		}
		return switch (type) {
			case "s" -> shared(row, this.text.toString().strip(), style);
			case "inlineStr" -> text(unescaped(this.text), this.rich.look(), style);
			case "str" -> text(unescaped(this.text), RichText.Look.PLAIN, style);
			case "b" ->
				GridCell.flag(isTrue(this.text.toString().strip())).looking(RichText.Look.PLAIN, style.struck());
			case "e" -> new GridCell(GridCell.Kind.ERROR, this.text.toString());
			case "d" -> day(this.text.toString(), style);
			default -> number(this.text.toString(), style);
		};
	}

	/**
	 * Excel writes 1, others the word.
	 */
	private static boolean isTrue(String flag) {
		return flag.equals("1") || flag.equalsIgnoreCase("true");
	}

	private @Nullable GridCell shared(int row, String text, CellStyle style) {
		int number = XmlPart.number(text);
		String found = this.strings.get(number);
		if (found == null) {
			throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(row), "text " + Excerpt.of(text));
		}
		return text(found, this.strings.look(number), style);
	}

	private static @Nullable GridCell text(String text, RichText.Look look, CellStyle style) {
		return text.isEmpty() ? null : style.text(text, look);
	}

	/**
	 * A day that is written out, as some programs do. With a zone it is a text like any
	 * other: it may mean the day after.
	 */
	private static GridCell day(String iso, CellStyle style) {
		LocalDate day = null;
		if (ISO.matcher(iso).matches()) {
			try {
				day = LocalDate.parse(iso.substring(0, 10));
			}
			catch (DateTimeParseException ex) {
				day = null;
			}
		}
		return (day != null) ? style.day(day) : style.text(iso, RichText.Look.PLAIN);
	}

	private GridCell number(String raw, CellStyle style) {
		String number = Serials.number(raw);
		return (number != null) ? style.number(number, this.book.since1904()) : style.text(raw, RichText.Look.PLAIN);
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

}
