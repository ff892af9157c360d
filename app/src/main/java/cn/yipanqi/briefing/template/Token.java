package cn.yipanqi.briefing.template;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a paragraph: words, a thing that is not text, or a tag.
 *
 * @param run number of the run whose form it has
 * @param item number of the item in the run, for a thing; else -1
 * @param text the words; empty for a thing or a tag
 * @param tag the tag, or null
 */
record Token(int run, int item, String text, @Nullable Tag tag) {

	private static final Set<String> CONTROL = Set.of("if", "else", "end", "each");

	boolean isControl() {
		return this.tag != null && CONTROL.contains(this.tag.word());
	}

	boolean isWord(String word) {
		return this.tag != null && this.tag.word().equals(word);
	}

	boolean opens() {
		return isWord("if") || isWord("each");
	}

	boolean isBlank() {
		return this.tag == null && this.item < 0 && this.text.isBlank();
	}

}
