package cn.yipanqi.briefing.template;

import org.jspecify.annotations.Nullable;

/**
 * How a paragraph looks on paper, so that a page on the screen can look alike.
 *
 * @param align {@code left}, {@code center}, {@code right} or {@code both}
 * @param points size of its letters in points
 * @param face name of its typeface for Chinese, or null where the file leaves it open
 * @param bold whether it is bold
 * @param indent whether its first line is indented
 * @param breaks whether it begins a page
 */
public record Look(String align, double points, @Nullable String face, boolean bold, boolean indent, boolean breaks) {

	public static final Look PLAIN = new Look("left", 10.5, null, false, false, false);

	/**
	 * Family of the typeface, as the style sheet names it: {@code title}, {@code hei},
	 * {@code kai}, {@code fang} or {@code song}.
	 */
	public String family() {
		String name = (this.face != null) ? this.face : "";
		if (name.contains("小标宋")) {
			return "title";
		}
		if (name.contains("黑")) {
			return "hei";
		}
		if (name.contains("楷")) {
			return "kai";
		}
		return name.contains("仿宋") ? "fang" : "song";
	}

}
