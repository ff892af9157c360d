package cn.yipanqi.ledger;

import java.util.List;

/**
 * How far somebody has followed the ledger.
 *
 * @param lineage the server on which that was
 * @param horizon everything of the transactions before this one was given
 * @param given what was given of those that were at or after it
 */
public record TailPosition(String lineage, long horizon, List<Long> given) {

	public TailPosition {
		given = List.copyOf(given);
	}

}
