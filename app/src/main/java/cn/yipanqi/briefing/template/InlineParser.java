package cn.yipanqi.briefing.template;

import java.util.List;
import java.util.Objects;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Puts the tokens of one paragraph together: conditions and loops that open and close
 * within it.
 */
final class InlineParser extends Nesting<Token, Inline> {

	private final Place place;

	private final TagCheck check;

	InlineParser(List<Token> tokens, Place place, TagCheck check) {
		super(tokens, check);
		this.place = place;
		this.check = check;
	}

	@Override
	@Nullable Tag control(Token token) {
		return token.isControl() ? token.tag() : null;
	}

	@Override
	Place place(Token token) {
		return this.place;
	}

	@Override
	Inline plain(Token token) {
		if (token.tag() == null) {
			return (token.item() >= 0) ? new Inline.Thing(token.run(), token.item())
					: new Inline.Words(token.run(), token.text());
		}
		Tag tag = Objects.requireNonNull(token.tag());
		this.check.check(this.place, tag);
		return new Inline.Filled(token.run(), tag);
	}

	@Override
	Inline choice(Expression condition, List<Inline> then, List<Inline> otherwise) {
		return new Inline.Choice(condition, then, otherwise);
	}

	@Override
	Inline loop(Items items, List<Inline> body) {
		return new Inline.Loop(items, body);
	}

}
