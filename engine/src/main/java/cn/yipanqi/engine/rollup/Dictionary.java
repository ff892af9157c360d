package cn.yipanqi.engine.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Numbers for texts, dense from 0; number 0 is the absent text.
 */
final class Dictionary {

	private final Map<String, Integer> numbers = new HashMap<>();

	private final List<@Nullable String> texts = new ArrayList<>();

	Dictionary() {
		this.texts.add(null);
	}

	int number(@Nullable String text) {
		if (text == null) {
			return 0;
		}
		Integer known = this.numbers.get(text);
		if (known != null) {
			return known;
		}
		this.numbers.put(text, this.texts.size());
		this.texts.add(text);
		return this.texts.size() - 1;
	}

	/**
	 * The text's number, or -1 if it was never seen.
	 */
	int find(@Nullable String text) {
		return (text == null) ? 0 : this.numbers.getOrDefault(text, -1);
	}

	@Nullable String text(int number) {
		return this.texts.get(number);
	}

	int size() {
		return this.texts.size();
	}

}
