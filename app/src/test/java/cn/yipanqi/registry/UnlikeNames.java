package cn.yipanqi.registry;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Names of subjects that no other is like: whoever registers one is not asked.
 */
public final class UnlikeNames {

	private static final int SIGNS = 20_000;

	private static final int LENGTH = 8;

	private UnlikeNames() {
	}

	/**
	 * Eight Chinese characters by chance.
	 */
	public static String next() {
		return ThreadLocalRandom.current()
			.ints(LENGTH, '一', '一' + SIGNS)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

}
