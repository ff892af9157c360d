package cn.yipanqi.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.yipanqi.upload.UnusablePackageException.Reason;

/**
 * Walks through a zip of XML files, which Word and Excel files are, before anything is
 * built from it: none that would blow up when it is unpacked gets past.
 *
 * @param <E> what a visitor throws at what it does not want
 */
public final class PackedXml<E extends Exception> {

	/**
	 * Below the hundred at which the parser of newer JDKs stops with an error of its own.
	 */
	private static final int DEEPEST = 90;

	private static final int OLD_FORMAT = 0xD0CF11E0;

	private final Limits limits;

	private final Visitor<E> visitor;

	private long unpacked;

	private int elements;

	private PackedXml(Limits limits, Visitor<E> visitor) {
		this.limits = limits;
		this.visitor = visitor;
	}

	/**
	 * Walks through a file.
	 * @throws UnusablePackageException if it is no zip of XML files, or beyond the limits
	 * @throws E if the visitor throws it
	 */
	public static <E extends Exception> void walk(byte[] file, Limits limits, Visitor<E> visitor)
			throws UnusablePackageException, E {
		if (file.length == 0) {
			throw new UnusablePackageException(Reason.EMPTY);
		}
		if (file.length > limits.bytes()) {
			throw new UnusablePackageException(Reason.TOO_LARGE);
		}
		if (beginning(file) == OLD_FORMAT) {
			throw new UnusablePackageException(Reason.OLD_FORMAT);
		}
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
			new PackedXml<>(limits, visitor).entries(zip);
		}
		catch (IOException | XMLStreamException | IllegalArgumentException ex) {
			throw new UnusablePackageException(Reason.DAMAGED, ex);
		}
	}

	private static int beginning(byte[] file) {
		int beginning = 0;
		for (int i = 0; i < 4; i++) {
			beginning = (beginning << 8) | ((i < file.length) ? file[i] & 0xFF : 0);
		}
		return beginning;
	}

	private void entries(ZipInputStream zip) throws IOException, XMLStreamException, UnusablePackageException, E {
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			this.visitor.entry(entry.getName());
			byte[] content = content(zip);
			if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
				structure(new ByteArrayInputStream(content));
			}
		}
	}

	private byte[] content(InputStream zip) throws IOException, UnusablePackageException {
		byte[] content = zip.readNBytes((int) (this.limits.unpacked() - this.unpacked + 1));
		this.unpacked += content.length;
		if (this.unpacked > this.limits.unpacked()) {
			throw new UnusablePackageException(Reason.TOO_LARGE_UNPACKED);
		}
		return content;
	}

	/**
	 * No Office program declares a document type; whoever does means to draw other files
	 * in.
	 */
	private void structure(InputStream xml) throws XMLStreamException, UnusablePackageException, E {
		XMLStreamReader reader = SafeXml.reader(xml);
		int depth = 0;
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.DTD -> throw new UnusablePackageException(Reason.DAMAGED);
				case XMLStreamConstants.START_ELEMENT -> {
					depth++;
					this.elements++;
					this.visitor.element(reader.getLocalName());
				}
				case XMLStreamConstants.END_ELEMENT -> depth--;
				default -> {
				}
			}
			if (depth > DEEPEST || this.elements > this.limits.elements()) {
				throw new UnusablePackageException(Reason.TOO_LARGE_UNPACKED);
			}
		}
	}

	/**
	 * How much of it is wanted at the most.
	 *
	 * @param bytes bytes of the file
	 * @param unpacked bytes of all that is in it
	 * @param elements XML elements of all that is in it
	 */
	public record Limits(int bytes, long unpacked, int elements) {
	}

	/**
	 * Is shown what is in the file, in order.
	 *
	 * @param <E> what it throws at what it does not want
	 */
	public interface Visitor<E extends Exception> {

		/**
		 * A packed file, before it is unpacked.
		 */
		default void entry(String name) throws E {
		}

		/**
		 * The beginning of an XML element.
		 * @param name its name without a prefix
		 */
		default void element(String name) throws E {
		}

	}

}
