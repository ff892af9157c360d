package cn.yipanqi.briefing.word;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packed files that are equal when their contents are: entries in order, without the time
 * of packing and the zone of the machine.
 */
final class Zips {

	private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

	/** The same in seconds since 1970 (0x12CEA600), as of no zone. */
	private static final byte[] EARLIEST_ANYWHERE = { 'U', 'T', 5, 0, 1, 0, (byte) 0xA6, (byte) 0xCE, 0x12 };

	private static final String FIRST = "[Content_Types].xml";

	private Zips() {
	}

	static byte[] normalized(byte[] zip) throws IOException {
		Map<String, byte[]> entries = new TreeMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				entries.put(entry.getName(), in.readAllBytes());
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
		try (ZipOutputStream out = new ZipOutputStream(bytes)) {
			byte[] first = entries.remove(FIRST);
			if (first != null) {
				write(out, FIRST, first);
			}
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				write(out, entry.getKey(), entry.getValue());
			}
		}
		return bytes.toByteArray();
	}

	private static void write(ZipOutputStream out, String name, byte[] content) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(EARLIEST);
		entry.setExtra(EARLIEST_ANYWHERE);
		out.putNextEntry(entry);
		out.write(content);
		out.closeEntry();
	}

}
