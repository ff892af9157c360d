package cn.yipanqi.briefing.template;

import java.util.List;

/**
 * A template's text as it was read from its file, before its tags are understood.
 *
 * @param blocks paragraphs and tables in order
 * @param problems what in the file itself cannot be worked with
 */
public record Source(List<Block> blocks, List<TemplateProblem> problems) {

	/**
	 * Stands in a paragraph's text for what is not text: a picture, a tab, a break.
	 */
	public static final char OBJECT = '\uFFFC';

	/**
	 * A paragraph or a table.
	 */
	public sealed interface Block {

	}

	/**
	 * A paragraph.
	 *
	 * @param number its number in the file, from 0, those in tables included
	 * @param text its text, runs joined
	 * @param origins for each character, where it comes from
	 * @param look how it looks
	 * @param section whether a section of the file ends with it
	 * @param place where it stands
	 */
	public record Paragraph(int number, String text, List<Origin> origins, Look look, boolean section,
			Place place) implements Block {
	}

	/**
	 * Where a character comes from: which run, and which item of that run.
	 */
	public record Origin(int run, int item) {
	}

	/**
	 * A table.
	 *
	 * @param number its number in the file, from 0
	 */
	public record Table(int number, List<List<List<Paragraph>>> rows) implements Block {
	}

}
