package cn.yipanqi.intake.source;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file. One is only taken if all of the file's bytes are text in
 * it; without a mark, UTF-16 shows by what its characters would be.
 *
 * @param mark how many bytes at the beginning say which it is
 */
record TextEncoding(Charset charset, int mark) {

	private static final Charset CHINESE = Charset.forName("GB18030");

	/** As many characters are not by chance text in UTF-8. */
	private static final int CERTAIN = 12;

	private static final double MOST_RARE = 0.03;

	/**
	 * Finds out the encoding of a file.
	 * @throws UnusableFileException if it is no text
	 */
	static TextEncoding of(Content content, byte[] beginning) {
		String start = new String(beginning, StandardCharsets.ISO_8859_1);
		if (start.startsWith("\u00ef\u00bb\u00bf")) {
			return new TextEncoding(StandardCharsets.UTF_8, 3);
		}
		if (start.startsWith("\u00ff\u00fe")) {
			return new TextEncoding(StandardCharsets.UTF_16LE, 2);
		}
		if (start.startsWith("\u00fe\u00ff")) {
			return new TextEncoding(StandardCharsets.UTF_16BE, 2);
		}
		if (start.indexOf('\0') >= 0) {
			Charset charset = wide(beginning);
			if (charset == null) {
				throw new UnusableFileException(Fault.FILE_NOT_A_WORKBOOK, Place.ofLine(1), "");
			}
			return new TextEncoding(charset, 0);
		}
		return new TextEncoding(isUtf8(content) ? StandardCharsets.UTF_8 : CHINESE, 0);
	}

	/**
	 * Whether the file is in UTF-8, or was until something damaged it: Chinese texts in
	 * another encoding are malformed in their first characters.
	 */
	private static boolean isUtf8(Content content) {
		char[] buffer = new char[1 << 14];
		long foreign = 0;
		try (StrictDecoder decoder = new StrictDecoder(content.stream(), StandardCharsets.UTF_8)) {
			for (int count = decoder.read(buffer, 0, buffer.length); count >= 0; count = decoder.read(buffer, 0,
					buffer.length)) {
				foreign += CharBuffer.wrap(buffer, 0, count).chars().filter((character) -> character > 0x7f).count();
			}
			return true;
		}
		catch (StrictDecoder.MalformedBytesException ex) {
			return foreign >= CERTAIN;
		}
		catch (IOException ex) {
			throw XlsxParts.unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	/**
	 * The form of UTF-16 in which the bytes are a text that a Chinese office writes; null
	 * if in none.
	 */
	private static @Nullable Charset wide(byte[] bytes) {
		if (isWritten(new String(bytes, StandardCharsets.UTF_16LE))) {
			return StandardCharsets.UTF_16LE;
		}
		return isWritten(new String(bytes, StandardCharsets.UTF_16BE)) ? StandardCharsets.UTF_16BE : null;
	}

	private static boolean isWritten(String text) {
		long rare = text.chars().filter((character) -> !isCommon(character)).count();
		return text.chars().anyMatch((character) -> character < '\u0080') && rare <= text.length() * MOST_RARE;
	}

	private static boolean isCommon(int character) {
		return (character >= ' ' && character < '\u007f') || character == '\t' || character == '\r' || character == '\n'
				|| (character >= '\u4e00' && character <= '\u9fff') || (character >= '\uff00' && character <= '\uffee')
				|| (character >= '\u3000' && character <= '\u303f') || (character >= '\u2010' && character <= '\u203b');
	}

}
