package cn.yipanqi.briefing.word;

/**
 * Texts as XML can hold them.
 */
final class Texts {

	private Texts() {
	}

	/**
	 * The text without the control characters that no XML file may contain; a tab, which
	 * Word takes for something else, is a space.
	 */
	static String printable(String text) {
		return text.codePoints()
			.map((point) -> (point == '\t') ? ' ' : point)
			.filter((point) -> (point >= ' ' && (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE
					&& point != 0xFFFF))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
