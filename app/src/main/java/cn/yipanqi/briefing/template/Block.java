package cn.yipanqi.briefing.template;

import java.util.List;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A part of a template.
 */
public sealed interface Block {

	/**
	 * A paragraph; left out where nothing is left of it.
	 *
	 * @param source number of the paragraph in the file
	 * @param kept whether it stays even then, because a section of the file ends with it
	 */
	record Paragraph(int source, Look look, boolean kept, List<Inline> inlines) implements Block {
	}

	/**
	 * A table.
	 *
	 * @param source number of the table in the file
	 */
	record Table(int source, List<Row> rows) implements Block {
	}

	/**
	 * A row of a table, repeated for each item if there are any.
	 *
	 * @param source number of the row in the table
	 */
	record Row(int source, @Nullable Items items, List<List<Block>> cells) {
	}

	/**
	 * One of two, by a condition.
	 */
	record Choice(Expression condition, List<Block> then, List<Block> otherwise) implements Block {
	}

	/**
	 * Repeated for each item.
	 */
	record Loop(Items items, List<Block> body) implements Block {
	}

}
