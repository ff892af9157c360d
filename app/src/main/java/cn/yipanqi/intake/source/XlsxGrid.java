package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * A workbook of Excel 2007 and later. Only the texts that its cells refer to are held in
 * memory.
 */
final class XlsxGrid implements Grid {

	private static final long MOST_TEXT = 100L << 20;

	private final XlsxParts parts;

	private final XlsxBook book;

	private final Limits limits;

	private final Map<String, Merges> merges = new HashMap<>();

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
	public boolean isHidden(String sheet) {
		return this.book.hidden().contains(sheet);
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
			Merges found = this.merges.get(part);
			if (found == null) {
				found = this.parts.merges(part);
				this.merges.put(part, found);
			}
			return rows(this.parts.open(part), this.strings, found);
		}
		catch (GuardedStream.TooLargeException ex) {
			throw XlsxParts.unusable(Fault.FILE_TOO_LARGE, ex);
		}
		catch (IOException | XMLStreamException ex) {
			throw XlsxParts.unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	private GridRows rows(XmlPart xml, SharedStrings texts, Merges found) throws IOException {
		try {
			return XlsxRows.open(xml, this.book, texts, found, this.limits);
		}
		catch (UnusableFileException ex) {
			xml.close();
			throw ex;
		}
	}

	private SharedStrings strings() throws IOException, XMLStreamException {
		String part = this.book.stringsPart();
		if (part == null) {
			return new SharedStrings();
		}
		try (XmlPart xml = this.parts.open(part)) {
			return SharedStrings.read(xml, this.limits.cell(), MOST_TEXT);
		}
	}

	@Override
	public void close() throws IOException {
		this.parts.close();
	}

}
