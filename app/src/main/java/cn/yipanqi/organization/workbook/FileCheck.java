package cn.yipanqi.organization.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at a file before anything is built from it: whether it is an Excel workbook at
 * all, and none that would blow up when it is unpacked.
 */
final class FileCheck {

	static final int MOST_BYTES = 5 * 1024 * 1024;

	static final int MOST_ROWS = 20_000;

	private static final long MOST_UNPACKED = 48L * 1024 * 1024;

	private static final int MOST_ENTRIES = 500;

	private static final int MOST_ELEMENTS = 700_000;

	private static final int DEEPEST = 90;

	private static final int OLD_FORMAT = 0xD0CF11E0;

	private final Set<String> names = new HashSet<>();

	private long unpacked;

	private int elements;

	private int rows;

	private FileCheck() {
	}

	static void check(byte[] file) throws UnusableWorkbookException {
		if (file.length == 0) {
			throw new UnusableWorkbookException("empty");
		}
		if (file.length > MOST_BYTES) {
			throw new UnusableWorkbookException("too-large");
		}
		if (beginning(file) == OLD_FORMAT) {
			throw new UnusableWorkbookException("old-format");
		}
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
			new FileCheck().entries(zip);
		}
		catch (IOException | XMLStreamException | IllegalArgumentException ex) {
			throw new UnusableWorkbookException("not-excel", ex);
		}
	}

	private static int beginning(byte[] file) {
		int beginning = 0;
		for (int i = 0; i < 4; i++) {
			beginning = (beginning << 8) | ((i < file.length) ? file[i] & 0xFF : 0);
		}
		return beginning;
	}

	private void entries(ZipInputStream zip) throws IOException, XMLStreamException, UnusableWorkbookException {
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			if (!this.names.add(entry.getName()) || this.names.size() > MOST_ENTRIES) {
				throw new UnusableWorkbookException("not-excel");
			}
			byte[] content = zip.readNBytes((int) (MOST_UNPACKED - this.unpacked + 1));
			this.unpacked += content.length;
			if (this.unpacked > MOST_UNPACKED) {
				throw new UnusableWorkbookException("too-large-unpacked");
			}
			if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
				structure(new ByteArrayInputStream(content));
			}
		}
		if (this.names.stream().anyMatch((name) -> name.contains("vbaProject") || name.contains("/embeddings/"))) {
			throw new UnusableWorkbookException("active");
		}
		if (!this.names.contains("xl/workbook.xml")) {
			throw new UnusableWorkbookException("not-excel");
		}
	}

	/**
	 * No Excel program declares a document type; whoever does means to draw other files
	 * in.
	 */
	private void structure(InputStream xml) throws XMLStreamException, UnusableWorkbookException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		XMLStreamReader reader = factory.createXMLStreamReader(xml);
		int depth = 0;
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.DTD -> throw new UnusableWorkbookException("not-excel");
				case XMLStreamConstants.START_ELEMENT -> {
					depth++;
					this.elements++;
					this.rows += reader.getLocalName().equals("row") ? 1 : 0;
				}
				case XMLStreamConstants.END_ELEMENT -> depth--;
				default -> {
				}
			}
			if (this.rows > MOST_ROWS) {
				throw new UnusableWorkbookException("too-many-rows");
			}
			if (depth > DEEPEST || this.elements > MOST_ELEMENTS) {
				throw new UnusableWorkbookException("too-large-unpacked");
			}
		}
	}

}
