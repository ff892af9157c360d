package cn.yipanqi.briefing.word;

import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Attributes as an XML reader gives them.
 */
final class Xml {

	private Xml() {
	}

	/**
	 * The value of an attribute, whatever its namespace; empty if it is not there.
	 */
	static String attribute(XMLStreamReader reader, String name) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (reader.getAttributeLocalName(i).equals(name)) {
				@Nullable String value = reader.getAttributeValue(i);
				return (value != null) ? value : "";
			}
		}
		return "";
	}

}
