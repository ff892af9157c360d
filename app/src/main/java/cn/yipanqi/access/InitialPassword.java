package cn.yipanqi.access;

/**
 * The password with which an account begins.
 *
 * @param text the password
 * @param temporary whether its owner replaces it at the first sign-in, as is right for
 * whatever another person has chosen or seen
 */
public record InitialPassword(String text, boolean temporary) {

	public static InitialPassword temporary(String text) {
		return new InitialPassword(text, true);
	}

	/**
	 * A password that stays: for demonstrations and tests.
	 */
	public static InitialPassword lasting(String text) {
		return new InitialPassword(text, false);
	}

	@Override
	public String toString() {
		return "InitialPassword[temporary=" + this.temporary + "]";
	}

}
