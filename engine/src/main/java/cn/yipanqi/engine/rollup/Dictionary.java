package cn.yipanqi.engine.rollup;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Numbers for texts, dense from 0; number 0 is the absent text.
 */
final class Dictionary {

	private final Map<String, Integer> numbers = new HashMap<>();

	int number(@Nullable String text) {
		if (text == null) {
			return 0;
		}
		return this.numbers.computeIfAbsent(text, (unknown) -> this.numbers.size() + 1);
	}

	/**
	 * The text's number, or -1 if it was never seen.
	 */
	int find(@Nullable String text) {
		return (text == null) ? 0 : this.numbers.getOrDefault(text, -1);
	}

}
