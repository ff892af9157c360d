package cn.yipanqi.briefing.template;

import java.util.List;

import cn.yipanqi.engine.expression.Expression;

/**
 * A part of a paragraph.
 */
public sealed interface Inline {

	/**
	 * Words that stand as they are.
	 *
	 * @param run the run whose form they have
	 */
	record Words(int run, String text) implements Inline {
	}

	/**
	 * Something that is not text, copied as it is.
	 */
	record Thing(int run, int item) implements Inline {
	}

	/**
	 * A tag that is replaced by words.
	 */
	record Filled(int run, Tag tag) implements Inline {
	}

	/**
	 * One of two, by a condition.
	 */
	record Choice(Expression condition, List<Inline> then, List<Inline> otherwise) implements Inline {
	}

	/**
	 * Repeated for each item.
	 */
	record Loop(Items items, List<Inline> body) implements Inline {
	}

}
