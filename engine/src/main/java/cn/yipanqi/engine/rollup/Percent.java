package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Shares in percent, rounded half up; except that only the whole is 100 and only nothing
 * is 0, however near the parts come.
 */
final class Percent {

	private static final int SCALE = 6;

	private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

	private Percent() {
	}

	static BigDecimal of(BigDecimal numerator, BigDecimal denominator) {
		BigDecimal share = rounded(numerator, denominator, RoundingMode.HALF_UP);
		if (share.signum() == 0 && numerator.signum() != 0) {
			return rounded(numerator, denominator, RoundingMode.UP);
		}
		if (share.compareTo(WHOLE) == 0 && numerator.compareTo(denominator) != 0) {
			return rounded(numerator, denominator,
					(numerator.compareTo(denominator) < 0) ? RoundingMode.DOWN : RoundingMode.UP);
		}
		return share;
	}

	private static BigDecimal rounded(BigDecimal numerator, BigDecimal denominator, RoundingMode mode) {
		return numerator.movePointRight(2).divide(denominator, SCALE, mode);
	}

}
