package cn.yipanqi.briefing;

import java.math.BigDecimal;

import cn.yipanqi.engine.algebra.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A figure of an issued briefing that would be another today.
 *
 * @param then the figure as issued
 * @param now the same question asked now
 */
public record Change(Figure then, Figure now) {

	/**
	 * How much more it is now; null where one of the two has no value.
	 */
	public @Nullable BigDecimal difference() {
		return (this.then.value() == null || this.now.value() == null) ? null
				: this.now.value().subtract(this.then.value());
	}

}
