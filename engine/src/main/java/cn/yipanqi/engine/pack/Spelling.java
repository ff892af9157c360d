package cn.yipanqi.engine.pack;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds what somebody may have meant by a misspelt code.
 */
public final class Spelling {

	private static final int FARTHEST = 2;

	private Spelling() {
	}

	/**
	 * The known code that is at most two letters away, if there is one.
	 */
	public static Optional<String> nearest(String code, Collection<String> codes) {
		return codes.stream().filter((candidate) -> distance(code, candidate) <= FARTHEST).sorted().findFirst();
	}

	private static int distance(String left, String right) {
		int[] row = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int above = row[j];
				int change = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
				diagonal = above;
			}
		}
		return row[right.length()];
	}

}
