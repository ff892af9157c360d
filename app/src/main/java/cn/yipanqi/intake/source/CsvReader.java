package cn.yipanqi.intake.source;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values by RFC 4180, in constant memory, and guesses nothing: a
 * quote that is never closed, or characters behind one that is, end the reading with
 * their place. A quote inside a bare cell ends it, too, unless the file is one that
 * people send: there it stands for itself, as in Excel, and a DOS end mark ends the file.
 * Lines may end in CRLF, LF or CR. Why not a library:
 * {@code docs/decisions/csv-reader.md}.
 */
final class CsvReader implements Closeable {

	private static final int END = -1;

	private static final char END_MARK = '\u001a';

	private final Reader in;

	private final char delimiter;

	private final Limits limits;

	private final boolean lenient;

	private final char[] buffer = new char[1 << 14];

	private int position;

	private int filled;

	private long line = 1;

	private int column = 1;

	private boolean afterReturn;

	private boolean endedByReturn;

	private int marks;

	CsvReader(Reader in, char delimiter, Limits limits) {
		this(in, delimiter, limits, false);
	}

	/**
	 * @param lenient whether people have made the file, in Excel or by hand
	 */
	CsvReader(Reader in, char delimiter, Limits limits, boolean lenient) {
		this.in = in;
		this.delimiter = delimiter;
		this.limits = limits;
		this.lenient = lenient;
	}

	/**
	 * The next record, or {@code null} at the end.
	 */
	@Nullable Row next(long number) {
		this.column = 1;
		long start = this.line;
		int character = read();
		if (this.endedByReturn && character == '\n') {
			character = read();
		}
		if (character == END) {
			return null;
		}
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		while (true) {
			cell.setLength(0);
			if (character == '"') {
				character = quoted(cell);
			}
			else {
				character = bare(cell, character);
			}
			if (cells.size() <= this.limits.columns()) {
				cells.add(cell.toString());
			}
			if (character != this.delimiter) {
				this.endedByReturn = character == '\r';
				return new Row(number, start, cells);
			}
			this.column++;
			character = read();
		}
	}

	private int bare(StringBuilder cell, int first) {
		int character = first;
		while (character != this.delimiter && !endsLine(character)) {
			if (character == '"' && !this.lenient) {
				throw unusable(Fault.QUOTE_MISPLACED, this.line, cell.append('"').toString());
			}
			append(cell, character);
			character = read();
		}
		return character;
	}

	private int quoted(StringBuilder cell) {
		long start = this.line;
		while (true) {
			int character = read();
			if (character == END) {
				throw unusable(Fault.QUOTE_UNCLOSED, start, '"' + cell.toString());
			}
			if (character != '"') {
				append(cell, character);
				continue;
			}
			character = read();
			if (character != '"') {
				if (character == this.delimiter || endsLine(character)) {
					return character;
				}
				throw unusable(Fault.QUOTE_MISPLACED, this.line, '"' + cell.toString() + '"' + (char) character);
			}
			append(cell, character);
		}
	}

	private void append(StringBuilder cell, int character) {
		if (cell.length() <= this.limits.cell()) {
			cell.append((char) character);
		}
	}

	private static boolean endsLine(int character) {
		return character == '\r' || character == '\n' || character == END;
	}

	private int read() {
		if (this.marks > 0) {
			this.marks--;
			return END_MARK;
		}
		int character = take();
		if (character == END_MARK && this.lenient) {
			return endMark();
		}
		if (character == '\r' || (character == '\n' && !this.afterReturn)) {
			this.line++;
		}
		this.afterReturn = character == '\r';
		return character;
	}

	/**
	 * The end of the file, if nothing but end marks follow.
	 */
	private int endMark() {
		while (fill() && this.buffer[this.position] == END_MARK) {
			this.position++;
			this.marks++;
		}
		if (!fill()) {
			this.marks = 0;
			return END;
		}
		return END_MARK;
	}

	private int take() {
		return fill() ? this.buffer[this.position++] : END;
	}

	/**
	 * Whether there is another character.
	 */
	private boolean fill() {
		try {
			if (this.position == this.filled) {
				this.filled = Math.max(this.in.read(this.buffer), 0);
				this.position = 0;
			}
			return this.filled > 0;
		}
		catch (StrictDecoder.MalformedBytesException ex) {
			throw unusable(Fault.BYTES_MALFORMED, this.line, ex.getMessage(), ex);
		}
		catch (EOFException | ZipException ex) {
			throw unusable(Fault.FILE_TRUNCATED, this.line, String.valueOf(ex.getMessage()), ex);
		}
		catch (IOException ex) {
			throw unusable(Fault.FILE_UNREADABLE, this.line, String.valueOf(ex.getMessage()), ex);
		}
	}

	private UnusableFileException unusable(Fault fault, long line, String value) {
		return new UnusableFileException(fault, new Place(line, this.column, null), Excerpt.of(value));
	}

	private UnusableFileException unusable(Fault fault, long line, String value, IOException cause) {
		return new UnusableFileException(fault, new Place(line, this.column, null), Excerpt.of(value), cause);
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
