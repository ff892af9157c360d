package cn.yipanqi.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of one draft of many: filed, already there, or refused with reasons.
 */
public record Outcome(@Nullable Receipt receipt, List<Violation> violations) {

	public boolean refused() {
		return this.receipt == null;
	}

}
