package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the tokens of one paragraph together: conditions and loops that open and close
 * within it.
 */
final class InlineParser {

	private final List<Token> tokens;

	private final Place place;

	private final TagCheck check;

	private int at;

	InlineParser(List<Token> tokens, Place place, TagCheck check) {
		this.tokens = tokens;
		this.place = place;
		this.check = check;
	}

	List<Inline> parse() {
		List<Inline> inlines = new ArrayList<>();
		while (this.at < this.tokens.size()) {
			inlines.addAll(sequence());
			if (this.at < this.tokens.size()) {
				Tag stray = java.util.Objects.requireNonNull(this.tokens.get(this.at++).tag());
				this.check.problem(this.place, stray, "unpaired");
			}
		}
		return inlines;
	}

	/**
	 * Reads up to the {@code else} or {@code end} that belongs to whoever asks.
	 */
	private List<Inline> sequence() {
		List<Inline> inlines = new ArrayList<>();
		while (this.at < this.tokens.size()) {
			Token token = this.tokens.get(this.at);
			Tag tag = token.tag();
			if (token.isWord("else") || token.isWord("end")) {
				break;
			}
			this.at++;
			if (tag == null) {
				inlines.add((token.item() >= 0) ? new Inline.Thing(token.run(), token.item())
						: new Inline.Words(token.run(), token.text()));
			}
			else if (tag.word().equals("if")) {
				inlines.add(choice(tag));
			}
			else if (tag.word().equals("each")) {
				Items items = this.check.items(this.place, tag);
				List<Inline> body = sequence();
				close(tag);
				inlines.add(new Inline.Loop(items, body));
			}
			else {
				this.check.check(this.place, tag);
				inlines.add(new Inline.Filled(token.run(), tag));
			}
		}
		return inlines;
	}

	private Inline.Choice choice(Tag tag) {
		List<Inline> then = sequence();
		List<Inline> otherwise = List.of();
		if (this.at < this.tokens.size() && this.tokens.get(this.at).isWord("else")) {
			this.at++;
			otherwise = sequence();
		}
		close(tag);
		return new Inline.Choice(this.check.condition(this.place, tag), then, otherwise);
	}

	private void close(Tag opening) {
		if (this.at < this.tokens.size() && this.tokens.get(this.at).isWord("end")) {
			this.at++;
		}
		else {
			this.check.problem(this.place, opening, "not-ended");
		}
	}

}
