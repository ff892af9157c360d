package cn.yipanqi.intake.source;

/**
 * A value from outside, made fit to be printed: short, on one line, without control
 * characters.
 */
public final class Excerpt {

	private static final int LENGTH = 60;

	private Excerpt() {
	}

	public static String of(String value) {
		StringBuilder excerpt = new StringBuilder();
		value.codePoints().limit(LENGTH).forEach((character) -> {
			if (Character.isISOControl(character)) {
				excerpt.append("\\u%04x".formatted(character));
			}
			else {
				excerpt.appendCodePoint(character);
			}
		});
		return (value.codePointCount(0, value.length()) > LENGTH) ? excerpt.append('…').toString() : excerpt.toString();
	}

}
