package cn.yipanqi.briefing.template;

/**
 * Where something stands in a Word file, as a person would look for it.
 *
 * @param paragraph number of the paragraph, from 1; within its cell if in a table; 0 for
 * the file as a whole
 * @param table number of the table, from 1; 0 outside tables
 * @param row number of the row, from 1
 * @param cell number of the cell in its row, from 1
 * @param excerpt how the paragraph begins
 */
public record Place(int paragraph, int table, int row, int cell, String excerpt) {

	/**
	 * The whole file.
	 */
	public static final Place FILE = new Place(0, 0, 0, 0, "");

	private static final int EXCERPT = 16;

	public static Place of(int paragraph, int table, int row, int cell, String text) {
		return new Place(paragraph, table, row, cell, shortened(text.replace(Source.OBJECT, ' ').strip(), EXCERPT));
	}

	/**
	 * The beginning of a text, never half a character.
	 */
	static String shortened(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
		return text.substring(0, end) + "…";
	}

}
