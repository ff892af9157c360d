package cn.yipanqi.intake.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts that a workbook is packed from.
 */
public final class XlsxParts implements Closeable {

	private static final int MOST_PARTS = 2_000;

	private static final long MOST_UNPACKED = 3L << 30;

	private static final String USUAL_WORKBOOK = "xl/workbook.xml";

	private final ZipFile zip;

	private final Map<String, ZipArchiveEntry> parts = new LinkedHashMap<>();

	private String workbook = USUAL_WORKBOOK;

	private XlsxParts(ZipFile zip) {
		this.zip = zip;
	}

	/**
	 * Opens a workbook.
	 * @throws UnusableFileException if it is none, or has active content
	 */
	public static XlsxParts open(Content content) {
		SeekableByteChannel channel = null;
		try {
			ListedChannel listed = new ListedChannel(content.open());
			channel = listed;
			ZipFile zip = ZipFile.builder()
				.setSeekableByteChannel(listed)
				.setIgnoreLocalFileHeader(true)
				.setUseUnicodeExtraFields(false)
				.get();
			listed.endOfList();
			XlsxParts parts = new XlsxParts(zip);
			parts.check();
			return parts;
		}
		catch (UnusableFileException ex) {
			close(channel);
			throw ex;
		}
		catch (IOException | IllegalArgumentException ex) {
			close(channel);
			throw unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	private static void close(java.nio.channels.@org.jspecify.annotations.Nullable Channel channel) {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private void check() throws IOException {
		for (ZipArchiveEntry entry : Collections.list(this.zip.getEntriesInPhysicalOrder())) {
			String name = name(entry);
			if (entry.isDirectory() || name.isEmpty() || name.endsWith("/")) {
				continue;
			}
			if (this.parts.put(key(name), entry) != null || this.parts.size() > MOST_PARTS) {
				throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(1), Excerpt.of(name));
			}
			if (entry.getGeneralPurposeBit().usesEncryption()) {
				throw new UnusableFileException(Fault.FILE_ENCRYPTED, Place.ofLine(1), Excerpt.of(name));
			}
			if (key(name).contains("vbaproject")) {
				throw new UnusableFileException(Fault.FILE_ACTIVE, Place.ofLine(1), Excerpt.of(name));
			}
		}
		this.workbook = mainPart();
		if (!has(this.workbook) || this.workbook.endsWith(".bin")) {
			throw ForeignFile.packed(this);
		}
	}

	private String mainPart() throws IOException {
		try {
			for (Relation relation : Relation.of(this, "")) {
				if (relation.type().equals("officeDocument") && has(relation.target())) {
					return relation.target();
				}
			}
		}
		catch (XMLStreamException ex) {
			return USUAL_WORKBOOK;
		}
		return USUAL_WORKBOOK;
	}

	/**
	 * The name of a part, as it should have been written.
	 */
	private static String name(ZipArchiveEntry entry) {
		String name = entry.getName().replace('\\', '/');
		while (name.startsWith("/") || name.startsWith("./")) {
			name = name.substring(name.indexOf('/') + 1);
		}
		return name;
	}

	/**
	 * Names that differ in their case only are the same.
	 */
	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	static UnusableFileException unusable(Fault fault, Exception cause) {
		return new UnusableFileException(fault, Place.ofLine(1), Excerpt.of(String.valueOf(cause.getMessage())), cause);
	}

	/**
	 * Names of the parts, in the order of the file.
	 */
	public List<String> names() {
		return this.parts.values().stream().map(XlsxParts::name).toList();
	}

	/**
	 * The part that the workbook begins with.
	 */
	String workbook() {
		return this.workbook;
	}

	/**
	 * Names of the sheets with the parts that hold them.
	 */
	public Map<String, String> sheets() throws IOException {
		Map<String, String> sheets = new LinkedHashMap<>();
		book().sheets().forEach((sheet, part) -> sheets.put(sheet, spelled(part)));
		return sheets;
	}

	/**
	 * The part with the styles.
	 * @throws IOException if there is none
	 */
	public String styles() throws IOException {
		String part = book().stylesPart();
		if (part == null) {
			throw new IOException("No styles");
		}
		return spelled(part);
	}

	private XlsxBook book() throws IOException {
		try {
			return XlsxBook.read(this);
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * The name of a part as the file has it, where it is there in whatever case.
	 */
	public String spelled(String part) {
		ZipArchiveEntry entry = this.parts.get(key(part));
		return (entry != null) ? name(entry) : part;
	}

	/**
	 * The part that a target means, as seen from another part.
	 */
	public static String resolved(String part, String target) {
		return Relation.resolved(part, target);
	}

	/**
	 * Whether there is such a part.
	 */
	public boolean has(String part) {
		return this.parts.containsKey(key(part));
	}

	XmlPart open(String part) throws IOException, XMLStreamException {
		InputStream in = stream(part);
		try {
			return new XmlPart(in);
		}
		catch (XMLStreamException ex) {
			in.close();
			throw ex;
		}
	}

	/**
	 * Unpacks a part.
	 * @throws IOException if there is none
	 */
	public InputStream stream(String part) throws IOException {
		return new GuardedStream(unpacked(part), MOST_UNPACKED);
	}

	private InputStream unpacked(String part) throws IOException {
		ZipArchiveEntry entry = this.parts.get(key(part));
		if (entry == null || !this.zip.canReadEntryData(entry)) {
			throw new IOException("No part " + Excerpt.of(part));
		}
		return this.zip.getInputStream(entry);
	}

	/**
	 * The merged ranges of a sheet.
	 */
	Merges merges(String sheet) throws IOException {
		try (InputStream in = GuardedStream.ofBytes(unpacked(sheet), MOST_UNPACKED)) {
			return Merges.find(in);
		}
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
