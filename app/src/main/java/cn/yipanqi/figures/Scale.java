package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * The unit in which figures stand together, and how many of the base unit it holds. One
 * for a whole column, so that its numbers can be compared by eye.
 *
 * @param unit its name; empty for a bare number
 * @param factor how many of the base unit one is
 * @param digits the most decimals shown
 */
public record Scale(String unit, BigDecimal factor, int digits) {

	private static final String NONE = "—";

	private static final String PERCENT = "%";

	private static final int FINEST = 10;

	/**
	 * The number without its unit; a dash where there is no value.
	 */
	public String number(@Nullable BigDecimal value) {
		if (value == null) {
			return NONE;
		}
		BigDecimal exact = value.divide(this.factor, FINEST, RoundingMode.HALF_UP);
		int decimals = this.unit.equals(PERCENT) ? Formats.honest(exact, this.digits)
				: Formats.something(exact, this.digits);
		BigDecimal number = exact.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
		return number.setScale(Math.max(0, number.scale())).toPlainString();
	}

}
