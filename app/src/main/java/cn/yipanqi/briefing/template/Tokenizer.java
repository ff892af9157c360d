package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a paragraph into tokens. Braces that do not match are reported, and kept as words.
 */
final class Tokenizer {

	private static final int LONGEST_TAG = 2_000;

	private static final int EXCERPT = 40;

	private static final Pattern SINGLE = Pattern
		.compile("\\{\\s*((?:%s)(?![\\p{L}_])[^{}]*)}".formatted(String.join("|", Words.all())));

	private final Source.Paragraph paragraph;

	private final Findings findings;

	private final String text;

	private final List<Token> tokens = new ArrayList<>();

	private Tokenizer(Source.Paragraph paragraph, Findings findings) {
		this.paragraph = paragraph;
		this.findings = findings;
		this.text = paragraph.text().replace('｛', '{').replace('｝', '}');
	}

	static List<Token> tokens(Source.Paragraph paragraph, Findings findings) {
		Tokenizer tokenizer = new Tokenizer(paragraph, findings);
		tokenizer.cut();
		return tokenizer.tokens;
	}

	private void cut() {
		int at = 0;
		int open = next("{{", 0);
		int close = 0;
		while (open < this.text.length()) {
			prose(at, open);
			int following = next("{{", open + 2);
			close = (close < open + 2) ? next("}}", open + 2) : close;
			if (close == this.text.length() || following < close) {
				at = following;
				problem(open + 2, following, "unclosed");
				words(open, at);
			}
			else {
				at = close + 2;
				tag(open, close);
			}
			open = following;
		}
		prose(at, this.text.length());
	}

	private int next(String braces, int from) {
		int found = this.text.indexOf(braces, from);
		return (found < 0) ? this.text.length() : found;
	}

	private void tag(int open, int close) {
		if (close - open > LONGEST_TAG) {
			problem(open + 2, close, "tag-too-long");
			words(open, close + 2);
		}
		else {
			this.tokens.add(new Token(this.paragraph.origins().get(open).run(), -1, "",
					TagReader.read(this.paragraph.text().substring(open + 2, close))));
		}
	}

	/**
	 * Words outside tags.
	 */
	private void prose(int from, int to) {
		String prose = this.text.substring(from, to);
		if (prose.contains("}}")) {
			this.findings.add(this.paragraph.place(), "", "unopened");
		}
		Matcher single = SINGLE.matcher(prose);
		while (single.find()) {
			problem(from + single.start(1), from + single.end(1), "single-brace");
		}
		words(from, to);
	}

	private void problem(int from, int to, String code) {
		String tag = this.paragraph.text().substring(from, to).replace(Source.OBJECT, ' ').strip();
		this.findings.add(this.paragraph.place(), Place.shortened(tag, EXCERPT), code);
	}

	private void words(int from, int to) {
		int start = from;
		for (int i = from; i < to; i++) {
			Source.Origin origin = this.paragraph.origins().get(i);
			boolean thing = this.text.charAt(i) == Source.OBJECT;
			if (thing || origin.run() != this.paragraph.origins().get(start).run()) {
				add(start, i);
				start = i;
			}
			if (thing) {
				this.tokens.add(new Token(origin.run(), origin.item(), "", null));
				start = i + 1;
			}
		}
		add(start, to);
	}

	private void add(int from, int to) {
		if (from < to) {
			this.tokens.add(new Token(this.paragraph.origins().get(from).run(), -1,
					this.paragraph.text().substring(from, to), null));
		}
	}

}
