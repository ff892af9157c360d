package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A breakdown as a table whose rows carry bars: chart and text in one.
 *
 * @param scale the unit of all its numbers
 * @param bars the parts that have something to show
 * @param zeros how many parts are zero and left out
 * @param rest what the whole has beyond its parts, or null where parts do not add up or
 * nothing is left
 */
public record Bars(Scale scale, List<Bar> bars, int zeros, @Nullable BigDecimal rest) {

	private static final int WHOLE = 100;

	static Bars of(List<Part> parts, Scale scale, boolean withZeros, @Nullable BigDecimal rest) {
		BigDecimal largest = parts.stream()
			.map((part) -> part.figure().value())
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(BigDecimal.ZERO);
		List<Bar> bars = parts.stream()
			.filter((part) -> withZeros || !isZero(part))
			.map((part) -> new Bar(part, scale.number(part.figure().value()), width(part.figure().value(), largest)))
			.toList();
		return new Bars(scale, bars, parts.size() - bars.size(), (rest == null || rest.signum() == 0) ? null : rest);
	}

	private static boolean isZero(Part part) {
		BigDecimal value = part.figure().value();
		return value == null || value.signum() == 0;
	}

	private static int width(@Nullable BigDecimal value, BigDecimal largest) {
		if (value == null || value.signum() <= 0) {
			return 0;
		}
		return value.multiply(BigDecimal.valueOf(WHOLE)).divide(largest, 0, RoundingMode.UP).intValue();
	}

	/**
	 * One part: its number in the table's unit, and its width in percent of the largest.
	 */
	public record Bar(Part part, String number, int width) {
	}

}
