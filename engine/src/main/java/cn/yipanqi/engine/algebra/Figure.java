package cn.yipanqi.engine.algebra;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A figure: the answer to a query, exact and in the indicator's base unit. A ratio is in
 * percent and is shown with both of its parts; a ratio over zero has no value.
 *
 * @param query what was asked
 * @param value the value, or null where there is none
 * @param numerator of a ratio, else null
 * @param denominator of a ratio, else null
 */
public record Figure(FigureQuery query, @Nullable BigDecimal value, @Nullable BigDecimal numerator,
		@Nullable BigDecimal denominator) {
}
