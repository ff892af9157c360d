package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.List;

import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * A workbook of Excel 2007 and later. Only the texts that its cells refer to are held in
 * memory.
 */
final class XlsxGrid implements Grid {

	private static final String STRINGS = "xl/sharedStrings.xml";

	private static final long MOST_TEXT = 100L << 20;

	private final XlsxParts parts;

	private final XlsxBook book;

	private final Limits limits;

	private @Nullable SharedStrings strings;

	private XlsxGrid(XlsxParts parts, XlsxBook book, Limits limits) {
		this.parts = parts;
		this.book = book;
		this.limits = limits;
	}

	static XlsxGrid open(Content content, Limits limits) {
		XlsxParts parts = XlsxParts.open(content);
		try {
			return new XlsxGrid(parts, XlsxBook.read(parts), limits);
		}
		catch (IOException | XMLStreamException | RuntimeException ex) {
			try {
				parts.close();
			}
			catch (IOException closing) {
				ex.addSuppressed(closing);
			}
			throw (ex instanceof UnusableFileException unusable) ? unusable
					: XlsxParts.unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	@Override
	public List<String> sheets() {
		return List.copyOf(this.book.sheets().keySet());
	}

	@Override
	public GridRows open(String sheet) {
		String part = this.book.sheets().get(sheet);
		try {
			if (part == null) {
				throw new UnusableFileException(Fault.SHEET_MISSING, Place.ofLine(1), sheet);
			}
			if (this.strings == null) {
				this.strings = strings();
			}
			return new XlsxRows(this.parts.open(part), this.book, this.strings, this.limits);
		}
		catch (GuardedStream.TooLargeException ex) {
			throw XlsxParts.unusable(Fault.FILE_TOO_LARGE, ex);
		}
		catch (IOException | XMLStreamException ex) {
			throw XlsxParts.unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	private SharedStrings strings() throws IOException, XMLStreamException {
		if (!this.parts.has(STRINGS)) {
			return new SharedStrings();
		}
		try (XmlPart xml = this.parts.open(STRINGS)) {
			return SharedStrings.read(xml, this.limits.cell(), MOST_TEXT);
		}
	}

	@Override
	public void close() throws IOException {
		this.parts.close();
	}

}
