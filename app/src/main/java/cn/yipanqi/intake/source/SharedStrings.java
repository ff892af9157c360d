package cn.yipanqi.intake.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of a workbook refer to by number. They are kept as UTF-8, one
 * after the other: as strings a million of them would fill the memory.
 */
final class SharedStrings {

	private static final int PAGE = 1 << 20;

	private static final int READY = 4_096;

	private final List<byte[]> pages = new ArrayList<>();

	private long[] ends = new long[1_024];

	private int count;

	private long length;

	private byte[] looks = new byte[1_024];

	private final @Nullable String[] ready = new String[READY];

	/**
	 * Reads all of them.
	 * @param longest characters of a text; it is cut one after
	 * @param most bytes of all together
	 */
	static SharedStrings read(XmlPart xml, int longest, long most)
			throws XMLStreamException, GuardedStream.TooLargeException {
		SharedStrings strings = new SharedStrings();
		RichText text = new RichText(longest);
		for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
			if (event == XMLStreamConstants.START_ELEMENT && xml.is("si")) {
				text.clear();
			}
			else if (event == XMLStreamConstants.END_ELEMENT && xml.is("si")) {
				strings.add(XlsxCells.unescaped(text.text()), text.look(), most);
			}
			else {
				text.take(event, xml);
			}
		}
		return strings;
	}

	private void add(String text, RichText.Look look, long most) throws GuardedStream.TooLargeException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		for (int done = 0; done < bytes.length;) {
			int offset = (int) (this.length % PAGE);
			if (offset == 0) {
				this.pages.add(new byte[PAGE]);
			}
			int part = Math.min(PAGE - offset, bytes.length - done);
			System.arraycopy(bytes, done, this.pages.get(this.pages.size() - 1), offset, part);
			done += part;
			this.length += part;
		}
		if (this.count == this.ends.length) {
			this.ends = Arrays.copyOf(this.ends, this.count * 2);
			this.looks = Arrays.copyOf(this.looks, this.count * 2);
		}
		this.looks[this.count] = look.bits();
		this.ends[this.count++] = this.length;
		if (this.length + 9L * this.count > most) {
			throw new GuardedStream.TooLargeException();
		}
	}

	/**
	 * The text of a number; null if there is none.
	 */
	@Nullable String get(int number) {
		if (number < 0 || number >= this.count) {
			return null;
		}
		if (number >= READY) {
			return decoded(number);
		}
		String text = this.ready[number];
		if (text == null) {
			text = decoded(number);
			this.ready[number] = text;
		}
		return text;
	}

	/**
	 * How the text of a number is written.
	 */
	RichText.Look look(int number) {
		return RichText.Look.of(this.looks[number]);
	}

	private String decoded(int number) {
		long from = (number > 0) ? this.ends[number - 1] : 0;
		int size = (int) (this.ends[number] - from);
		int offset = (int) (from % PAGE);
		if (offset + size <= PAGE) {
			return (size == 0) ? ""
					: new String(this.pages.get((int) (from / PAGE)), offset, size, StandardCharsets.UTF_8);
		}
		byte[] bytes = new byte[size];
		for (int done = 0; done < size;) {
			long at = from + done;
			int part = Math.min(PAGE - (int) (at % PAGE), size - done);
			System.arraycopy(this.pages.get((int) (at / PAGE)), (int) (at % PAGE), bytes, done, part);
			done += part;
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
