package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A text file of cells with commas, semicolons or tabs between them, as Excel saves it:
 * in UTF-8, in UTF-16, or else in GB18030.
 */
final class TextGrid implements Grid {

	static final int LOOKED_AT = 1 << 14;

	private static final int FEW = 2;

	private static final Pattern GUARDED = Pattern.compile("=\"((?:[^\"]|\"\")*)\"");

	private final Content content;

	private final TextEncoding encoding;

	private final char delimiter;

	private final Limits limits;

	private TextGrid(Content content, TextEncoding encoding, char delimiter, Limits limits) {
		this.content = content;
		this.encoding = encoding;
		this.delimiter = delimiter;
		this.limits = limits;
	}

	static TextGrid open(Content content, byte[] beginning, Limits limits) {
		TextEncoding encoding = TextEncoding.of(content, beginning);
		String start = new String(beginning, encoding.mark(), beginning.length - encoding.mark(), encoding.charset());
		ForeignFile.checkText(start);
		return new TextGrid(content, encoding, Delimiters.of(start, limits), limits);
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
			in.skipNBytes(this.encoding.mark());
			StrictDecoder text = new StrictDecoder(in, this.encoding.charset());
			return new TextRows(new CsvReader(text, this.delimiter, this.limits, true));
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

		private List<String> headings = List.of();

		private long rows;

		TextRows(CsvReader reader) {
			this.reader = reader;
		}

		@Override
		public @Nullable GridRow next() {
			Row row = row();
			if (row == null) {
				return null;
			}
			if (this.rows > TextGrid.this.limits.rows()) {
				throw new UnusableFileException(Fault.TOO_MANY_ROWS, Place.ofLine(row.line()),
						String.valueOf(TextGrid.this.limits.rows()));
			}
			if (this.headings.isEmpty() && row.cells().stream().filter((cell) -> !cell.isBlank()).count() >= FEW) {
				this.headings = row.cells();
			}
			List<@Nullable GridCell> cells = new ArrayList<>(row.cells().size());
			row.cells().forEach((cell) -> cells.add(cell.isEmpty() ? null : cell(cell)));
			return new GridRow(row.line(), cells);
		}

		/**
		 * The next row; where it is no row, under the heading that stands above the
		 * place.
		 */
		private @Nullable Row row() {
			try {
				return this.reader.next(++this.rows);
			}
			catch (UnusableFileException ex) {
				Place place = ex.place();
				int column = place.column() - 1;
				if (column < 0 || column >= this.headings.size() || this.headings.get(column).isBlank()) {
					throw ex;
				}
				String heading = Excerpt.of(this.headings.get(column).strip());
				throw new UnusableFileException(ex.fault(), new Place(place.line(), place.column(), heading),
						ex.value(), ex);
			}
		}

		/**
		 * Programs write text that Excel shall leave alone as a formula.
		 */
		private static GridCell cell(String text) {
			Matcher guarded = GUARDED.matcher(text);
			return new GridCell(GridCell.Kind.TEXT, guarded.matches() ? guarded.group(1).replace("\"\"", "\"") : text);
		}

		@Override
		public void close() throws IOException {
			this.reader.close();
		}

	}

}
