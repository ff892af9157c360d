package cn.yipanqi.intake.sheet;

import java.util.List;

/**
 * The two parts that comments of a sheet are made of: what they say, and the boxes that
 * Excel shows them in.
 */
final class CommentParts {

	private static final int FIRST_SHAPE = 2_025;

	private static final String BOX = """
			<v:shape id="_x0000_s%1$d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:180pt;height:%6$dpt;z-index:%1$d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%4$d, 12, %2$d, 2, %5$d, 30, %7$d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%2$d</x:Row><x:Column>%3$d</x:Column></x:ClientData></v:shape>
			""";

	private CommentParts() {
	}

	/**
	 * The comments of a sheet that had none.
	 */
	static String comments(List<Mark> marks, String author) {
		return """
				<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
				<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>%s</author></authors><commentList>"""
			.formatted(escaped(author)) + list(marks, "", 0) + "</commentList></comments>";
	}

	static String list(List<Mark> marks, String prefix, int author) {
		StringBuilder list = new StringBuilder();
		marks.forEach((mark) -> list.append(
				"<%1$scomment ref=\"%2$s\" authorId=\"%3$d\"><%1$stext><%1$st xml:space=\"preserve\">%4$s</%1$st></%1$stext></%1$scomment>"
					.formatted(prefix, mark.reference(), author, escaped(mark.words()))));
		return list.toString();
	}

	/**
	 * The boxes of a sheet that had none.
	 */
	static String drawing(List<Mark> marks) {
		return """
				<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
				"""
				+ boxes(marks) + "</xml>";
	}

	static String boxes(List<Mark> marks) {
		StringBuilder boxes = new StringBuilder();
		int shape = FIRST_SHAPE;
		for (Mark mark : marks) {
			int lines = 1 + mark.words().length() / 14;
			boxes.append(BOX.formatted(shape++, mark.row() - 1, mark.column() - 1, mark.column(), mark.column() + 2,
					Math.min(160, 20 + 16 * lines), mark.row() + Math.min(9, lines)));
		}
		return boxes.toString();
	}

	static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((character) -> {
			switch (character) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				default -> {
					if (character >= ' ' || character == '\n') {
						escaped.appendCodePoint(character);
					}
				}
			}
		});
		return escaped.toString();
	}

}
