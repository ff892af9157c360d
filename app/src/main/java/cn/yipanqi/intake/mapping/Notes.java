package cn.yipanqi.intake.mapping;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the mapping decided where a row left a choice, counted so that nothing happens
 * silently.
 */
public final class Notes {

	private static final int MOST_VALUES = 1_000;

	private final Map<String, Long> unmatched = new TreeMap<>();

	private final Map<String, Map<String, Long>> otherwise = new TreeMap<>();

	void unmatched(String lookup) {
		this.unmatched.merge(lookup, 1L, Long::sum);
	}

	void otherwise(String column, String replacement, String value) {
		Map<String, Long> values = this.otherwise.computeIfAbsent(column + " → " + replacement,
				(name) -> new TreeMap<>());
		values.merge((values.size() < MOST_VALUES) ? value : "…", 1L, Long::sum);
	}

	/**
	 * Rows whose value a table did not hold, by table.
	 */
	public Map<String, Long> unmatched() {
		return this.unmatched;
	}

	/**
	 * Values that had no replacement of their own, with their numbers, by column and what
	 * replaced them.
	 */
	public Map<String, Map<String, Long>> otherwise() {
		return this.otherwise;
	}

}
