package cn.yipanqi.returns;

import java.math.BigDecimal;
import java.math.RoundingMode;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * One indicator of a unit's period: what its summary sheet states, and what its details
 * give.
 *
 * @param indicator the indicator
 * @param total the stated total in base units, or null if it was not reported
 * @param details what the details give, or null if there are none, or nothing to compare
 * them with
 * @param counts which of the two the figures count
 * @param query the figure of the unit's region and department in the period
 */
record Compared(Indicator indicator, @Nullable BigDecimal total, @Nullable BigDecimal details, Counts counts,
		FigureQuery query) {

	/**
	 * The total less the details, where there are both; else null.
	 */
	public @Nullable BigDecimal difference() {
		return (this.total != null && this.details != null) ? this.total.subtract(this.details) : null;
	}

	public boolean differs() {
		BigDecimal difference = difference();
		return difference != null && difference.signum() != 0;
	}

	/**
	 * The difference as a share of the details, with its sign; null over nothing.
	 */
	public @Nullable String share() {
		BigDecimal difference = difference();
		if (difference == null || this.details == null || this.details.signum() == 0) {
			return null;
		}
		BigDecimal percent = difference.movePointRight(2).divide(this.details, 1, RoundingMode.HALF_UP);
		return ((percent.signum() > 0) ? "+" : "") + percent.stripTrailingZeros().toPlainString() + "%";
	}

	/**
	 * Which of the two the figures count.
	 */
	enum Counts {

		/** The records of single acts. */
		DETAILS,

		/** The stated total. */
		TOTAL,

		/** Neither: nothing was filed. */
		NOTHING,

		/** The details; a total of this kind cannot be added, and is compared only. */
		NEVER_ADDED

	}

}
