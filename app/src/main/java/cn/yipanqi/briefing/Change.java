package cn.yipanqi.briefing;

import java.math.BigDecimal;

import cn.yipanqi.engine.algebra.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A figure of an issued briefing that would be another today.
 *
 * @param then the figure as issued
 * @param now the same question asked now, or null if the pack no longer defines what was
 * asked
 */
public record Change(Figure then, @Nullable Figure now) {

	/**
	 * How much more it is now; null where one of the two has no value.
	 */
	public @Nullable BigDecimal difference() {
		BigDecimal today = (this.now != null) ? this.now.value() : null;
		return (this.then.value() == null || today == null) ? null : today.subtract(this.then.value());
	}

}
