package cn.yipanqi.engine.algebra;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What one revision of a record adds to one indicator. Its withdrawal, when the revision
 * is superseded, is the same contribution with the sign turned.
 *
 * @param indicator code of the indicator
 * @param unit code of the unit it counts for
 * @param region where it counts: where it happened, or for a participant from elsewhere
 * its own region
 * @param group working group, or null
 * @param date business date
 * @param amount number in the indicator's base unit; 1 for each thing counted
 * @param key what is counted once: for distinct and stock the thing; for a count or a sum
 * that summary sheets state as well, the unit's period; else null
 * @param state for a stock: whether the status is set (true) or cleared
 * @param order place among the statements of one day; the same for all revisions of a
 * record
 * @param origin number of the ledger entry that stated it
 * @param total whether a summary sheet states it, for the whole period
 * @param yields whether it counts only where the same unit has filed nothing in the other
 * way for the period
 * @param sign 1 for a statement, -1 for its withdrawal
 */
public record Contribution(String indicator, String unit, String region, @Nullable String group, LocalDate date,
		BigDecimal amount, @Nullable String key, boolean state, long order, long origin, boolean total, boolean yields,
		int sign) {

	public Contribution withdrawn() {
		return new Contribution(this.indicator, this.unit, this.region, this.group, this.date, this.amount, this.key,
				this.state, this.order, this.origin, this.total, this.yields, -this.sign);
	}

}
