package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A unit of measure (户, 户次, 人次, 元 …). Amounts are stored in it; larger units for display
 * are conversions made after summing.
 */
public record Measure(String code, String name, @Nullable String nameEn, List<Display> displays) implements Named {

	/**
	 * A larger unit that a reader may choose, such as 万元 with factor 10000.
	 */
	public record Display(String name, @Nullable String nameEn, BigDecimal factor) implements Named {
	}

}
