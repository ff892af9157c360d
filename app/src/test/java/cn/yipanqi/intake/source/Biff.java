package cn.yipanqi.intake.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Records of old workbooks that no library writes.
 */
final class Biff {

	private static final int BEGIN = 0x809;

	private static final int NUMBER = 0x203;

	private static final int END = 0x0A;

	private static final int HEADER = 4;

	private Biff() {
	}

	/**
	 * The file with its records changed.
	 */
	static byte[] changed(byte[] file, UnaryOperator<byte[]> change) throws IOException {
		try (POIFSFileSystem old = new POIFSFileSystem(new ByteArrayInputStream(file));
				POIFSFileSystem made = new POIFSFileSystem();
				ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			byte[] stream = old.createDocumentInputStream("Workbook").readAllBytes();
			made.createDocument(new ByteArrayInputStream(change.apply(stream)), "Workbook");
			made.writeFilesystem(bytes);
			return bytes.toByteArray();
		}
	}

	/**
	 * The records with others in between; places that they name must lie before.
	 */
	static byte[] inserted(byte[] stream, int at, byte[] others) {
		return ByteBuffer.allocate(stream.length + others.length)
			.put(stream, 0, at)
			.put(others)
			.put(stream, at, stream.length - at)
			.array();
	}

	/**
	 * The records with another type of a beginning.
	 * @param index which beginning; that of the workbook is the first, 0
	 */
	static byte[] retyped(byte[] stream, int index, int type) {
		ByteBuffer records = ByteBuffer.wrap(stream.clone()).order(ByteOrder.LITTLE_ENDIAN);
		int found = 0;
		for (int at = 0; at < stream.length; at += HEADER + records.getShort(at + 2)) {
			if (records.getShort(at) == BEGIN && found++ == index) {
				records.putShort(at + HEADER + 2, (short) type);
			}
		}
		return records.array();
	}

	/**
	 * The records with two bytes of all of one kind changed.
	 */
	static byte[] patched(byte[] stream, int code, int offset, int value) {
		ByteBuffer records = ByteBuffer.wrap(stream.clone()).order(ByteOrder.LITTLE_ENDIAN);
		for (int at = 0; at < stream.length; at += HEADER + records.getShort(at + 2)) {
			if (records.getShort(at) == code) {
				records.putShort(at + HEADER + offset, (short) value);
			}
		}
		return records.array();
	}

	static byte[] records(byte[]... records) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] record : records) {
			all.writeBytes(record);
		}
		return all.toByteArray();
	}

	static byte[] begin(int type) {
		return record(BEGIN, 16).putShort((short) 0x600).putShort((short) type).array();
	}

	static byte[] end() {
		return record(END, 0).array();
	}

	static byte[] number(int row, int column, double value) {
		return record(NUMBER, 14).putShort((short) row)
			.putShort((short) column)
			.putShort((short) 15)
			.putDouble(value)
			.array();
	}

	private static ByteBuffer record(int code, int length) {
		return ByteBuffer.allocate(HEADER + length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putShort((short) code)
			.putShort((short) length);
	}

}
