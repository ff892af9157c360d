package cn.yipanqi.briefing.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a template can go through one by one; figures inside count only for the item.
 */
public enum Items {

	/** The regions directly below; within one of them, those below it. */
	COUNTIES(2, "name number"),
	/** The working groups of the plan. */
	GROUPS(1, "name number leads members"),
	/** The departments. */
	DEPARTMENTS(1, "name number");

	private final int most;

	private final String texts;

	Items(int most, String texts) {
		this.most = most;
		this.texts = texts;
	}

	static Optional<Items> of(String word) {
		return Arrays.stream(values()).filter((items) -> items.word().equals(word)).findFirst();
	}

	static List<String> words() {
		return Arrays.stream(values()).map(Items::word).toList();
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * How often it can stand within itself, itself included.
	 */
	int most() {
		return this.most;
	}

	/**
	 * The names that {@code text} knows for an item.
	 */
	Set<String> texts() {
		return Set.of(this.texts.split(" ", -1));
	}

}
