package cn.yipanqi.intake.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.jspecify.annotations.Nullable;

/**
 * A part of a workbook, read element by element. Fetches nothing and expands nothing.
 */
final class XmlPart implements Closeable {

	private static final XMLInputFactory FACTORY = factory();

	/**
	 * Deeper is nothing that Excel writes.
	 */
	private static final int DEEPEST = 60;

	private static final int DIGITS = 9;

	private final InputStream in;

	private final XMLStreamReader reader;

	private int depth;

	XmlPart(InputStream in) throws XMLStreamException {
		this.in = in;
		this.reader = FACTORY.createXMLStreamReader(in);
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = new InputFactoryImpl();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		return factory;
	}

	/**
	 * Goes on to the next beginning or end of an element, or text.
	 * @return what it is, as {@link XMLStreamConstants} has it; the end of the document
	 * where there is nothing more
	 */
	int next() throws XMLStreamException {
		while (this.reader.hasNext()) {
			int event = this.reader.next();
			switch (event) {
				case XMLStreamConstants.START_ELEMENT -> {
					if (++this.depth > DEEPEST) {
						throw new XMLStreamException("Too deep");
					}
					return event;
				}
				case XMLStreamConstants.END_ELEMENT -> {
					this.depth--;
					return event;
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					return XMLStreamConstants.CHARACTERS;
				}
				case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
					throw new XMLStreamException("No Office program declares anything");
				default -> {
				}
			}
		}
		return XMLStreamConstants.END_DOCUMENT;
	}

	/**
	 * Goes on to the next beginning of an element.
	 * @return whether there is one
	 */
	boolean nextElement() throws XMLStreamException {
		int event;
		do {
			event = next();
		}
		while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT);
		return event == XMLStreamConstants.START_ELEMENT;
	}

	boolean is(String name) {
		return this.reader.getLocalName().equals(name);
	}

	String name() {
		return this.reader.getLocalName();
	}

	@Nullable String attribute(String name) {
		int count = this.reader.getAttributeCount();
		for (int i = 0; i < count; i++) {
			if (this.reader.getAttributeLocalName(i).equals(name)) {
				return this.reader.getAttributeValue(i);
			}
		}
		return null;
	}

	String attribute(String name, String otherwise) {
		String value = attribute(name);
		return (value != null) ? value : otherwise;
	}

	int number(String name, int otherwise) {
		String value = attribute(name);
		int number = (value != null) ? number(value) : -1;
		return (number >= 0) ? number : otherwise;
	}

	/**
	 * The number of at most nine digits that a text is; -1 if it is none.
	 */
	static int number(CharSequence text) {
		if (text.isEmpty() || text.length() > DIGITS) {
			return -1;
		}
		int number = 0;
		for (int i = 0; i < text.length(); i++) {
			char digit = text.charAt(i);
			if (digit < '0' || digit > '9') {
				return -1;
			}
			number = number * 10 + digit - '0';
		}
		return number;
	}

	boolean flag(String name) {
		String value = attribute(name);
		return "1".equals(value) || "true".equals(value);
	}

	/**
	 * Whether an attribute says no.
	 */
	boolean isOff(String name) {
		String value = attribute(name);
		return "0".equals(value) || "false".equals(value) || "off".equals(value);
	}

	void text(StringBuilder target, int most) throws XMLStreamException {
		if (target.length() <= most) {
			try {
				target.append(this.reader.getTextCharacters(), this.reader.getTextStart(),
						Math.min(this.reader.getTextLength(), most + 1 - target.length()));
			}
			catch (UncheckedStreamException ex) {
				// a text is read only when it is asked for
				throw new XMLStreamException(ex.getMessage(), ex);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
