package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Puts parts together that stand one after another: an {@code if} or {@code each} takes
 * all up to its {@code end}. The same for whole paragraphs and for what is in one.
 *
 * @param <S> a part as it was read
 * @param <N> a part that is understood
 */
abstract class Nesting<S, N> {

	private final List<S> parts;

	private final TagCheck check;

	private int at;

	Nesting(List<S> parts, TagCheck check) {
		this.parts = parts;
		this.check = check;
	}

	/**
	 * The control tag that the part is, or null if it is none.
	 */
	abstract @Nullable Tag control(S part);

	abstract Place place(S part);

	/**
	 * Understands a part that is no control tag.
	 */
	abstract N plain(S part);

	abstract N choice(Expression condition, List<N> then, List<N> otherwise);

	abstract N loop(Items items, List<N> body);

	List<N> all() {
		List<N> all = new ArrayList<>();
		while (more()) {
			all.addAll(sequence());
			if (more()) {
				S stray = this.parts.get(this.at++);
				this.check.problem(place(stray), Objects.requireNonNull(control(stray)), "unpaired");
			}
		}
		return all;
	}

	private boolean more() {
		return this.at < this.parts.size();
	}

	private boolean isAt(String word) {
		Tag tag = more() ? control(this.parts.get(this.at)) : null;
		return tag != null && tag.word().equals(word);
	}

	/**
	 * Reads up to the {@code else} or {@code end} that belongs to whoever asks.
	 */
	private List<N> sequence() {
		List<N> sequence = new ArrayList<>();
		while (more() && !isAt("else") && !isAt("end")) {
			S part = this.parts.get(this.at++);
			Tag tag = control(part);
			if (tag == null) {
				sequence.add(plain(part));
			}
			else if (tag.word().equals("if")) {
				sequence.add(choice(place(part), tag));
			}
			else {
				Items items = this.check.items(place(part), tag);
				List<N> body = open(place(part), tag, items) ? sequence() : List.of();
				end(place(part), tag);
				sequence.add(loop(items, body));
			}
		}
		return sequence;
	}

	private N choice(Place place, Tag tag) {
		Expression condition = this.check.condition(place, tag);
		List<N> then = open(place, tag, null) ? sequence() : List.of();
		List<N> otherwise = List.of();
		if (isAt("else")) {
			bare();
			otherwise = sequence();
		}
		end(place, tag);
		return choice(condition, then, otherwise);
	}

	/**
	 * Goes one level deeper; where that is too deep, nothing more is read.
	 */
	private boolean open(Place place, Tag tag, @Nullable Items items) {
		boolean opened = this.check.open(place, tag, items);
		if (!opened) {
			this.at = this.parts.size();
		}
		return opened;
	}

	private void end(Place place, Tag opening) {
		while (isAt("else")) {
			S stray = this.parts.get(this.at++);
			this.check.problem(place(stray), Objects.requireNonNull(control(stray)), "stray-else");
			sequence();
		}
		if (isAt("end")) {
			bare();
		}
		else if (!this.check.isTooDeep()) {
			this.check.problem(place, opening, "not-ended");
		}
		this.check.close();
	}

	private void bare() {
		S part = this.parts.get(this.at++);
		this.check.bare(place(part), Objects.requireNonNull(control(part)));
	}

}
