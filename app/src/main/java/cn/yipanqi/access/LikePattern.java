package cn.yipanqi.access;

/**
 * What somebody searches for, as part of a pattern of SQL's {@code like}.
 */
public final class LikePattern {

	private LikePattern() {
	}

	/**
	 * The text, so that it stands for itself in a pattern with {@code escape '!'}.
	 */
	public static String of(String text) {
		return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
	}

}
