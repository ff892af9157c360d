package cn.yipanqi.briefing.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at a file before anything is built from it: whether it is a Word file at all, and
 * none that would blow up when it is unpacked.
 */
final class FileCheck {

	private static final int MOST_BYTES = 8 * 1024 * 1024;

	private static final long MOST_UNPACKED = 64L * 1024 * 1024;

	private static final int MOST_ELEMENTS = 400_000;

	/**
	 * Below the hundred at which the parser of newer JDKs stops with an error of its own.
	 */
	private static final int DEEPEST = 90;

	private static final int OLD_FORMAT = 0xD0CF11E0;

	private long unpacked;

	private int elements;

	private FileCheck() {
	}

	static void check(byte[] file) throws UnusableWordFileException {
		if (file.length == 0) {
			throw new UnusableWordFileException("empty");
		}
		if (file.length > MOST_BYTES) {
			throw new UnusableWordFileException("too-large");
		}
		if (beginning(file) == OLD_FORMAT) {
			throw new UnusableWordFileException("old-format");
		}
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
			new FileCheck().entries(zip);
		}
		catch (IOException | XMLStreamException | IllegalArgumentException ex) {
			throw new UnusableWordFileException("not-word", ex);
		}
	}

	private static int beginning(byte[] file) {
		int beginning = 0;
		for (int i = 0; i < 4; i++) {
			beginning = (beginning << 8) | ((i < file.length) ? file[i] & 0xFF : 0);
		}
		return beginning;
	}

	private void entries(ZipInputStream zip) throws IOException, XMLStreamException, UnusableWordFileException {
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			byte[] content = content(zip);
			if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
				structure(new ByteArrayInputStream(content));
			}
		}
	}

	private byte[] content(InputStream zip) throws IOException, UnusableWordFileException {
		byte[] content = zip.readNBytes((int) (MOST_UNPACKED - this.unpacked + 1));
		this.unpacked += content.length;
		if (this.unpacked > MOST_UNPACKED) {
			throw new UnusableWordFileException("too-large-unpacked");
		}
		return content;
	}

	/**
	 * No Word program declares a document type; whoever does means to draw other files
	 * in.
	 */
	private void structure(InputStream xml) throws XMLStreamException, UnusableWordFileException {
		XMLStreamReader reader = Xml.reader(xml);
		int depth = 0;
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.DTD -> throw new UnusableWordFileException("not-word");
				case XMLStreamConstants.START_ELEMENT -> {
					depth++;
					this.elements++;
				}
				case XMLStreamConstants.END_ELEMENT -> depth--;
				default -> {
				}
			}
			if (depth > DEEPEST || this.elements > MOST_ELEMENTS) {
				throw new UnusableWordFileException("too-large-unpacked");
			}
		}
	}

}
