package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;

import cn.yipanqi.engine.pack.SummaryType;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has filed of a count or a sum for a period, in both ways.
 *
 * @param details what its details add up to
 * @param statements number of details
 * @param total what its summary sheet states, or null if none does
 */
public record Reported(BigDecimal details, long statements, @Nullable BigDecimal total) {

	static final Reported NOTHING = new Reported(BigDecimal.ZERO, 0, null);

	static Reported of(Claim claim, SummaryType.Side prevails) {
		boolean byDetails = prevails == SummaryType.Side.DETAILS;
		Claim.Side details = byDetails ? claim.prevailing() : claim.yielding();
		Claim.Side total = byDetails ? claim.yielding() : claim.prevailing();
		return new Reported(details.amount(), details.statements(), (total.statements() > 0) ? total.amount() : null);
	}

}
