package cn.yipanqi.upload;

import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Readers of XML that fetch nothing and expand nothing.
 */
public final class SafeXml {

	private SafeXml() {
	}

	/**
	 * A reader from the beginning.
	 * @throws XMLStreamException if there is no XML to begin with
	 */
	public static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		return factory.createXMLStreamReader(xml);
	}

}
