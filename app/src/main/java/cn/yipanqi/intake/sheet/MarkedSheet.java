package cn.yipanqi.intake.sheet;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The XML of a sheet with some cells in another style, and with a link to what is said at
 * them. Everything else is copied.
 */
final class MarkedSheet {

	/**
	 * What stands behind the link to the comments in a sheet.
	 */
	private static final Set<String> BEHIND = Set.of("legacyDrawingHF", "picture", "oleObjects", "controls",
			"webPublishItems", "tableParts", "extLst");

	private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private final TagCopy copy;

	private final Deque<Mark> marks;

	private final int styles;

	private final @Nullable String link;

	private int depth;

	private long row;

	private int column;

	private boolean linked;

	/**
	 * @param styles how many styles there were: the marked one of each comes so many
	 * later
	 * @param link of the drawing of the comments; null if the sheet has one already
	 */
	private MarkedSheet(TagCopy copy, List<Mark> marks, int styles, @Nullable String link) {
		this.copy = copy;
		this.styles = styles;
		this.link = link;
		this.linked = link == null;
		this.marks = new ArrayDeque<>(
				marks.stream().sorted(Comparator.comparingLong(Mark::row).thenComparing(Mark::column)).toList());
	}

	static void write(Reader in, Writer out, List<Mark> marks, int styles, @Nullable String link) throws IOException {
		new MarkedSheet(new TagCopy(in, out), marks, styles, link).write();
	}

	private void write() throws IOException {
		for (String tag = this.copy.next(); tag != null; tag = this.copy.next()) {
			this.copy.write(changed(tag));
		}
	}

	private String changed(String tag) throws IOException {
		String name = TagCopy.name(tag);
		if (TagCopy.begins(tag)) {
			link(name);
			String changed = switch (name) {
				case "row" -> row(tag);
				case "c" -> cell(tag);
				default -> tag;
			};
			this.depth += TagCopy.isEmpty(tag) ? 0 : 1;
			return changed;
		}
		if (tag.charAt(1) == '/') {
			this.depth--;
			if (name.equals("row")) {
				insert(Integer.MAX_VALUE, TagCopy.prefix(tag));
			}
			else if (this.depth == 0) {
				link("extLst");
			}
		}
		return tag;
	}

	private void link(String name) throws IOException {
		if (!this.linked && this.depth <= 1 && BEHIND.contains(name)) {
			this.linked = true;
			this.copy
				.write("<legacyDrawing xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
						+ RELATIONS + "\" r:id=\"" + this.link + "\"/>");
		}
	}

	private String row(String tag) throws IOException {
		String number = TagCopy.attribute(tag, "r");
		this.row = (number != null) ? Long.parseLong(number) : this.row + 1;
		this.column = 0;
		while (!this.marks.isEmpty() && this.marks.element().row() < this.row) {
			this.marks.remove();
		}
		if (TagCopy.isEmpty(tag) && isMarked()) {
			this.copy.write(tag.substring(0, tag.length() - 2) + ">");
			insert(Integer.MAX_VALUE, TagCopy.prefix(tag));
			return "</" + TagCopy.prefix(tag) + "row>";
		}
		return tag;
	}

	private boolean isMarked() {
		return !this.marks.isEmpty() && this.marks.element().row() == this.row;
	}

	private String cell(String tag) throws IOException {
		String reference = TagCopy.attribute(tag, "r");
		this.column = (reference != null) ? column(reference) : this.column + 1;
		insert(this.column, TagCopy.prefix(tag));
		if (!isMarked() || this.marks.element().column() != this.column) {
			return tag;
		}
		this.marks.remove();
		String style = TagCopy.attribute(tag, "s");
		return TagCopy.with(tag, "s", String.valueOf(this.styles + ((style != null) ? Integer.parseInt(style) : 0)));
	}

	/**
	 * Makes cells where there is none and something is missing.
	 */
	private void insert(int before, String prefix) throws IOException {
		while (isMarked() && this.marks.element().column() < before) {
			Mark mark = this.marks.remove();
			this.copy.write("<" + prefix + "c r=\"" + mark.reference() + "\" s=\"" + this.styles + "\"/>");
		}
	}

	private static int column(String reference) {
		int column = 0;
		for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
			column = column * 26 + reference.charAt(i) - 'A' + 1;
		}
		return column;
	}

}
