package cn.yipanqi.briefing.word;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.yipanqi.upload.SafeXml;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a Word file from beginning to end, following its fields.
 */
abstract class PartScan {

	private static final int LONGEST_TAG = 60;

	private final Deque<String> path = new ArrayDeque<>();

	private final Fields fields = new Fields((name) -> problem("field", name));

	/**
	 * Tells of something that cannot stay.
	 */
	abstract void problem(String code, Object... arguments);

	void begins(String name) {
	}

	void ends(String name) {
	}

	/**
	 * Takes a stretch of text that people read.
	 */
	abstract void text(String text);

	void scan(InputStream xml) throws XMLStreamException {
		XMLStreamReader reader = SafeXml.reader(xml);
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.START_ELEMENT -> {
					String name = reader.getLocalName();
					field(name, reader);
					begins(name);
					this.path.push(name);
				}
				case XMLStreamConstants.END_ELEMENT -> {
					this.path.pop();
					ends(reader.getLocalName());
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					if (isIn("t")) {
						text(reader.getText());
					}
					else if (isIn("instrText") || isIn("delInstrText")) {
						this.fields.instruction(reader.getText());
					}
				}
				default -> {
				}
			}
		}
		this.fields.finish();
	}

	private void field(String name, XMLStreamReader reader) {
		if (name.equals("fldSimple")) {
			this.fields.whole(Xml.attribute(reader, "instr"));
		}
		else if (name.equals("fldChar")) {
			switch (Xml.attribute(reader, "fldCharType")) {
				case "begin" -> this.fields.begin();
				case "separate" -> this.fields.separate();
				default -> this.fields.end();
			}
		}
	}

	/**
	 * Whether the element that is open, at the beginning of another the one around it,
	 * has this name.
	 */
	final boolean isIn(String name) {
		return name.equals(this.path.peek());
	}

	/**
	 * The elements that are open, the innermost first.
	 */
	final Iterable<String> path() {
		return this.path;
	}

	final int depth() {
		return this.path.size();
	}

	/**
	 * The first tag in a text, or null if there is none.
	 */
	static @Nullable String tag(CharSequence text) {
		String plain = text.toString().replace('｛', '{').replace('｝', '}');
		int open = plain.indexOf("{{");
		if (open < 0) {
			return null;
		}
		int close = plain.indexOf("}}", open);
		int end = Math.min((close < 0) ? plain.length() : close, open + 2 + LONGEST_TAG);
		return plain.substring(open + 2, end).strip();
	}

}
