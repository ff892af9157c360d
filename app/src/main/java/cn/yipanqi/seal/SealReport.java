package cn.yipanqi.seal;

import java.util.List;

/**
 * What a verification of the seals has found.
 *
 * @param tables what was looked at
 * @param findings what is wrong, the first hundred
 * @param total how much is wrong
 * @param lostKeys the lost keys whose seals a later one vouches for, which is not counted
 * as wrong
 * @param anchors how many notes in this node's log of seals were compared
 * @param foreign how many notes in it are of other ledgers, and say nothing of this one
 */
public record SealReport(List<Extent> tables, List<Finding> findings, long total, List<LostKey> lostKeys, long anchors,
		long foreign) {

	/**
	 * How much of a table was looked at.
	 *
	 * @param seals number of seals
	 * @param rows number of rows that they hold
	 * @param pending number of rows that no seal holds yet, and need not
	 */
	public record Extent(SealKind table, long seals, long rows, long pending) {
	}

}
