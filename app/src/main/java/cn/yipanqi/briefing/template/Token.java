package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.List;
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

	boolean isBlank() {
		return this.tag == null && this.item < 0 && this.text.isBlank();
	}

	/**
	 * Cuts a paragraph into tokens; braces that do not match are reported and kept as
	 * words.
	 */
	static List<Token> of(Source.Paragraph paragraph, List<TemplateProblem> problems) {
		List<Token> tokens = new ArrayList<>();
		String text = paragraph.text();
		int at = 0;
		while (at < text.length()) {
			int open = text.indexOf("{{", at);
			int from = (open < 0) ? text.length() : open;
			words(paragraph, at, from, tokens, problems);
			at = from;
			if (open >= 0) {
				int close = text.indexOf("}}", open);
				int next = text.indexOf("{{", open + 2);
				if (close < 0 || (next >= 0 && next < close)) {
					int end = (next < 0) ? text.length() : next;
					problems.add(TemplateProblem.at(paragraph.place(), text.substring(open + 2, end), "unclosed"));
					words(paragraph, open, end, tokens, null);
					at = end;
				}
				else {
					tokens.add(new Token(paragraph.origins().get(open).run(), -1, "",
							TagReader.read(text.substring(open + 2, close))));
					at = close + 2;
				}
			}
		}
		return tokens;
	}

	private static void words(Source.Paragraph paragraph, int from, int to, List<Token> tokens,
			@Nullable List<TemplateProblem> problems) {
		if (problems != null && paragraph.text().substring(from, to).contains("}}")) {
			problems.add(TemplateProblem.at(paragraph.place(), paragraph.text().substring(from, to), "unopened"));
		}
		int start = from;
		for (int i = from; i < to; i++) {
			boolean thing = paragraph.text().charAt(i) == Source.OBJECT;
			if (thing || paragraph.origins().get(i).run() != paragraph.origins().get(start).run()) {
				add(paragraph, start, i, tokens);
				start = i;
			}
			if (thing) {
				tokens.add(new Token(paragraph.origins().get(i).run(), paragraph.origins().get(i).item(), "", null));
				start = i + 1;
			}
		}
		add(paragraph, start, to, tokens);
	}

	private static void add(Source.Paragraph paragraph, int from, int to, List<Token> tokens) {
		if (from < to) {
			tokens.add(new Token(paragraph.origins().get(from).run(), -1, paragraph.text().substring(from, to), null));
		}
	}

}
