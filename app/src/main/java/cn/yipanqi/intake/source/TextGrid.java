package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A text file of cells with commas, semicolons or tabs between them, as Excel saves it:
 * in UTF-8, in UTF-16 with a mark, or else in GB18030. An encoding is only taken if all
 * of the file's bytes are text in it.
 */
final class TextGrid implements Grid {

	static final int LOOKED_AT = 4_096;

	private static final Charset CHINESE = Charset.forName("GB18030");

	private final Content content;

	private final Charset charset;

	private final int mark;

	private final char delimiter;

	private final Limits limits;

	private TextGrid(Content content, Charset charset, int mark, char delimiter, Limits limits) {
		this.content = content;
		this.charset = charset;
		this.mark = mark;
		this.delimiter = delimiter;
		this.limits = limits;
	}

	static TextGrid open(Content content, byte[] beginning, Limits limits) {
		String start = new String(beginning, StandardCharsets.ISO_8859_1);
		Charset charset = null;
		int mark = 0;
		if (start.startsWith("\u00ef\u00bb\u00bf")) {
			charset = StandardCharsets.UTF_8;
			mark = 3;
		}
		else if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
			charset = start.startsWith("\u00ff") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
			mark = 2;
		}
		else if (start.indexOf('\0') >= 0) {
			throw new UnusableFileException(Fault.FILE_NOT_A_WORKBOOK, Place.ofLine(1), "");
		}
		else if (start.stripLeading().startsWith("<")) {
			throw new UnusableFileException(Fault.FILE_IS_A_PAGE, Place.ofLine(1), "");
		}
		if (charset == null) {
			charset = isText(content, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : CHINESE;
		}
		return new TextGrid(content, charset, mark, delimiter(new String(beginning, charset)), limits);
	}

	private static boolean isText(Content content, Charset charset) {
		char[] buffer = new char[1 << 14];
		try (StrictDecoder decoder = new StrictDecoder(content.stream(), charset)) {
			while (decoder.read(buffer, 0, buffer.length) >= 0) {
				// nothing is kept
			}
			return true;
		}
		catch (StrictDecoder.MalformedBytesException ex) {
			return false;
		}
		catch (IOException ex) {
			throw XlsxParts.unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	private static char delimiter(String beginning) {
		String line = beginning.lines().filter((any) -> !any.isBlank()).findFirst().orElse("");
		char chosen = ',';
		for (char delimiter : new char[] { '\t', ';' }) {
			if (count(line, delimiter) > count(line, chosen)) {
				chosen = delimiter;
			}
		}
		return chosen;
	}

	private static long count(String line, char character) {
		return line.chars().filter((other) -> other == character).count();
	}

	@Override
	public List<String> sheets() {
		return List.of(UNNAMED);
	}

	@Override
	public boolean isText() {
		return true;
	}

	@Override
	public GridRows open(String sheet) {
		try {
			InputStream in = this.content.stream();
			in.skipNBytes(this.mark);
			return new TextRows(new CsvReader(new StrictDecoder(in, this.charset), this.delimiter, this.limits));
		}
		catch (IOException ex) {
			throw XlsxParts.unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	@Override
	public void close() {
		// nothing is held open
	}

	private final class TextRows implements GridRows {

		private final CsvReader reader;

		private long rows;

		TextRows(CsvReader reader) {
			this.reader = reader;
		}

		@Override
		public @Nullable GridRow next() {
			Row row = this.reader.next(++this.rows);
			if (row == null) {
				return null;
			}
			if (this.rows > TextGrid.this.limits.rows()) {
				throw new UnusableFileException(Fault.TOO_MANY_ROWS, Place.ofLine(row.line()),
						String.valueOf(TextGrid.this.limits.rows()));
			}
			List<@Nullable GridCell> cells = new ArrayList<>(row.cells().size());
			row.cells().forEach((cell) -> cells.add(cell.isEmpty() ? null : new GridCell(GridCell.Kind.TEXT, cell)));
			return new GridRow(row.line(), cells);
		}

		@Override
		public void close() throws IOException {
			this.reader.close();
		}

	}

}
