package cn.yipanqi.briefing.composition;

import java.util.List;
import java.util.stream.Stream;

import cn.yipanqi.briefing.template.Look;
import cn.yipanqi.engine.algebra.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A composed briefing: every word of it, with the figure or record behind each number. It
 * is what is frozen when a briefing is issued, and all that its page and its Word file
 * are made from.
 *
 * @param parts paragraphs and tables in order
 */
public record Composition(List<Part> parts) {

	/**
	 * Every piece, those in tables included, in the order of reading.
	 */
	public Stream<Piece> pieces() {
		return this.parts.stream().flatMap(Part::all);
	}

	/**
	 * Every figure that is stated, in the order of reading.
	 */
	public List<Figure> figures() {
		return pieces().map(Piece::figure).filter(java.util.Objects::nonNull).toList();
	}

	/**
	 * The words, a line for each paragraph.
	 */
	public String text() {
		StringBuilder text = new StringBuilder();
		this.parts.forEach((part) -> part.write(text));
		return text.toString();
	}

	/**
	 * A paragraph, or a table.
	 *
	 * @param source number of the paragraph or table in the template's file
	 * @param look how the paragraph looks; null for a table
	 * @param pieces the words of a paragraph
	 * @param rows the rows of a table; empty for a paragraph
	 */
	public record Part(int source, @Nullable Look look, List<Piece> pieces, List<Row> rows) {

		public boolean isTable() {
			return this.look == null;
		}

		private Stream<Piece> all() {
			return Stream.concat(this.pieces.stream(),
					this.rows.stream()
						.flatMap((row) -> row.cells().stream())
						.flatMap((cell) -> cell.parts().stream())
						.flatMap(Part::all));
		}

		/**
		 * The words of the paragraph.
		 */
		public String text() {
			StringBuilder text = new StringBuilder();
			this.pieces.forEach((piece) -> text.append(piece.text()));
			return text.toString();
		}

		private void write(StringBuilder text) {
			if (!isTable()) {
				text.append(text()).append('\n');
			}
			this.rows.forEach((row) -> row.cells().forEach((cell) -> cell.parts().forEach((part) -> part.write(text))));
		}

	}

	/**
	 * A row of a table.
	 *
	 * @param source number of the row in the template's table
	 */
	public record Row(int source, List<Cell> cells) {
	}

	/**
	 * A cell of a table.
	 */
	public record Cell(List<Part> parts) {
	}

	/**
	 * A stretch of words in one form.
	 *
	 * @param run number of the run in the template whose form it has
	 * @param item number of the item in that run, for something that is not text; else -1
	 * @param text the words
	 * @param figure the figure that the words state, or null
	 * @param path the page that the words open, where that is not a figure's; or null
	 */
	public record Piece(int run, int item, String text, @Nullable Figure figure, @Nullable String path) {

		static Piece words(int run, String text) {
			return new Piece(run, -1, text, null, null);
		}

		static Piece thing(int run, int item) {
			return new Piece(run, item, "", null, null);
		}

		static Piece stated(int run, String text, Figure figure) {
			return new Piece(run, -1, text, figure, null);
		}

		static Piece linked(int run, String text, String path) {
			return new Piece(run, -1, text, null, path);
		}

	}

}
