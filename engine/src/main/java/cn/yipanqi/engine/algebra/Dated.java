package cn.yipanqi.engine.algebra;

import java.time.Instant;
import java.util.List;

/**
 * What is stated and withdrawn as of a moment.
 *
 * @param moment since when that counts
 * @param contributions what counts since, statements and withdrawals
 * @param again whether the same may have been stated and withdrawn before, at other
 * moments
 */
public record Dated(Instant moment, List<Contribution> contributions, boolean again) {
}
