package cn.yipanqi.intake.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * A file of rows under a header, such as {@code visits.csv} or {@code visits.csv.gz}.
 * Column names are unique and none is blank.
 */
public final class Table implements Closeable {

	private final CsvReader reader;

	private final Limits limits;

	private final List<String> header;

	private final Map<String, Integer> columns;

	private long rows;

	private long blankRows;

	private Table(CsvReader reader, Limits limits) {
		this.reader = reader;
		this.limits = limits;
		Row first = reader.next(0);
		if (first == null || first.isBlank()) {
			throw new UnusableFileException(Fault.FILE_EMPTY, Place.ofLine(1), "");
		}
		this.header = first.cells().stream().map(String::strip).toList();
		this.columns = columns(first.line());
	}

	/**
	 * Opens a file.
	 * @param file the file; compressed if its name ends in {@code .gz}
	 * @param charset its encoding; a byte order mark of UTF-8 is skipped
	 * @param delimiter what stands between two cells
	 * @param limits how much it may bring
	 * @return the table, before its first row
	 * @throws UnusableFileException if there is no header, or a wrong one
	 */
	public static Table open(Path file, Charset charset, char delimiter, Limits limits) {
		try {
			InputStream bytes = Files.newInputStream(file);
			try {
				InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
				StrictDecoder decoder = new StrictDecoder(withoutMark(plain, charset), charset);
				return new Table(new CsvReader(decoder, delimiter, limits), limits);
			}
			catch (IOException | RuntimeException ex) {
				bytes.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(1), String.valueOf(ex.getMessage()),
					ex);
		}
	}

	private static InputStream withoutMark(InputStream in, Charset charset) throws IOException {
		if (!charset.equals(StandardCharsets.UTF_8)) {
			return in;
		}
		BufferedInputStream buffered = new BufferedInputStream(in);
		buffered.mark(3);
		byte[] start = buffered.readNBytes(3);
		boolean marked = start.length == 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB
				&& (start[2] & 0xFF) == 0xBF;
		if (!marked) {
			buffered.reset();
		}
		return buffered;
	}

	private Map<String, Integer> columns(long line) {
		Map<String, Integer> columns = new HashMap<>();
		for (int i = 0; i < this.header.size(); i++) {
			String name = this.header.get(i);
			if (name.isEmpty()) {
				throw new UnusableFileException(Fault.HEADER_BLANK, new Place(line, i + 1, null), "");
			}
			if (columns.put(name, i) != null) {
				throw new UnusableFileException(Fault.HEADER_TWICE, new Place(line, i + 1, name), Excerpt.of(name));
			}
		}
		return columns;
	}

	public List<String> header() {
		return this.header;
	}

	/**
	 * The index of a column, from 0.
	 * @throws UnusableFileException if the table has no such column
	 */
	public int column(String name) {
		Integer index = this.columns.get(name);
		if (index == null) {
			throw new UnusableFileException(Fault.COLUMN_MISSING, new Place(1, 0, name), name);
		}
		return index;
	}

	/**
	 * The next row that is not blank, or {@code null} at the end.
	 */
	public @Nullable Row next() {
		Row row = this.reader.next(this.rows + 1);
		while (row != null && row.isBlank()) {
			this.blankRows++;
			row = this.reader.next(this.rows + 1);
		}
		if (row != null && ++this.rows > this.limits.rows()) {
			throw new UnusableFileException(Fault.TOO_MANY_ROWS, Place.ofLine(row.line()),
					String.valueOf(this.limits.rows()));
		}
		return row;
	}

	public long rows() {
		return this.rows;
	}

	public long blankRows() {
		return this.blankRows;
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

}
