package cn.yipanqi.engine.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what somebody may have meant by a misspelt code.
 */
public final class Spelling {

	private static final int FARTHEST = 2;

	private Spelling() {
	}

	/**
	 * The known code that is nearest, and at most two letters away, if there is one.
	 */
	public static Optional<String> nearest(String code, Collection<String> codes) {
		return codes.stream()
			.filter((candidate) -> Math.abs(candidate.length() - code.length()) <= FARTHEST)
			.filter((candidate) -> distance(code, candidate) <= FARTHEST)
			.min(Comparator.<String>comparingInt((candidate) -> distance(code, candidate))
				.thenComparing(Comparator.naturalOrder()));
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
