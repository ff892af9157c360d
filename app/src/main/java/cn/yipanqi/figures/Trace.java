package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.util.List;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a figure stands on: one page of the statements behind it, with their entries.
 *
 * @param figure the figure
 * @param statements how many statements there are in all
 * @param keys how many distinct things they name; for distinct and stock, the figure
 * @param sum what their amounts add up to; for count and sum, the figure
 * @param rows the page
 */
public record Trace(Figure figure, long statements, long keys, BigDecimal sum, List<Row> rows) {

	/**
	 * A statement and the entry that made it.
	 *
	 * @param entry as it was filed
	 * @param counted the same as it counts: on the subject that its own one turned out to
	 * be
	 */
	public record Row(Entry entry, Entry counted, BigDecimal amount, @Nullable String key) {
	}

}
