package cn.yipanqi.intake.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamException;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts that a workbook is packed from.
 */
public final class XlsxParts implements Closeable {

	/**
	 * A list of parts longer than this is none of a workbook, and would fill the memory.
	 */
	private static final long LONGEST_LIST = 1 << 19;

	private static final int MOST_PARTS = 2_000;

	private static final long MOST_UNPACKED = 3L << 30;

	private final ZipFile zip;

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
			Listed listed = new Listed(content.open());
			channel = listed;
			ZipFile zip = ZipFile.builder()
				.setSeekableByteChannel(listed)
				.setIgnoreLocalFileHeader(true)
				.setUseUnicodeExtraFields(false)
				.get();
			listed.unbounded = true;
			XlsxParts parts = new XlsxParts(zip);
			parts.check();
			return parts;
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

	private void check() {
		Set<String> names = new HashSet<>();
		for (ZipArchiveEntry entry : entries()) {
			if (!names.add(entry.getName()) || names.size() > MOST_PARTS) {
				throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(1), entry.getName());
			}
			if (entry.getName().contains("vbaProject")) {
				throw new UnusableFileException(Fault.FILE_ACTIVE, Place.ofLine(1), entry.getName());
			}
		}
		if (!names.contains(XlsxBook.WORKBOOK)) {
			throw new UnusableFileException(Fault.FILE_NOT_A_WORKBOOK, Place.ofLine(1), "");
		}
	}

	static UnusableFileException unusable(Fault fault, Exception cause) {
		return new UnusableFileException(fault, Place.ofLine(1), Excerpt.of(String.valueOf(cause.getMessage())), cause);
	}

	/**
	 * The parts, in the order of the file.
	 */
	public List<ZipArchiveEntry> entries() {
		return Collections.list(this.zip.getEntriesInPhysicalOrder());
	}

	/**
	 * Names of the sheets with the parts that hold them.
	 */
	public Map<String, String> sheets() throws IOException {
		try {
			return XlsxBook.read(this).sheets();
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * Whether there is such a part.
	 */
	public boolean has(String part) {
		return this.zip.getEntry(part) != null;
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
		ZipArchiveEntry entry = this.zip.getEntry(part);
		if (entry == null || !this.zip.canReadEntryData(entry)) {
			throw new IOException("No part " + part);
		}
		return new GuardedStream(this.zip.getInputStream(entry), MOST_UNPACKED);
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

	/**
	 * Gives no more than the list of a workbook's parts can be, until it was read.
	 */
	private static final class Listed implements SeekableByteChannel {

		private final SeekableByteChannel channel;

		private long given;

		private boolean unbounded;

		Listed(SeekableByteChannel channel) {
			this.channel = channel;
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			int count = this.channel.read(target);
			this.given += Math.max(count, 0);
			if (!this.unbounded && this.given > LONGEST_LIST) {
				throw new IOException("The list of parts is too long");
			}
			return count;
		}

		@Override
		public int write(ByteBuffer source) {
			throw new UnsupportedOperationException();
		}

		@Override
		public long position() throws IOException {
			return this.channel.position();
		}

		@Override
		public SeekableByteChannel position(long position) throws IOException {
			this.channel.position(position);
			return this;
		}

		@Override
		public long size() throws IOException {
			return this.channel.size();
		}

		@Override
		public SeekableByteChannel truncate(long size) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean isOpen() {
			return this.channel.isOpen();
		}

		@Override
		public void close() throws IOException {
			this.channel.close();
		}

	}

}
