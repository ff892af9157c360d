package cn.yipanqi.briefing.word;

import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Readers of XML that fetch nothing and expand nothing.
 */
final class Xml {

	private Xml() {
	}

	static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		return factory.createXMLStreamReader(xml);
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
