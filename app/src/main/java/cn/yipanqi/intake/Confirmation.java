package cn.yipanqi.intake;

import java.util.Set;

/**
 * What somebody who has an import committed has said to its questions.
 *
 * @param notices whether what the notices say is meant so
 * @param again whether rows whose records were cancelled are to be filed again
 * @param allRepeats whether no row that may repeat another does
 * @param repeats lines of the rows that do not, where not all were meant
 */
record Confirmation(boolean notices, boolean again, boolean allRepeats, Set<Long> repeats) {

	/** Nothing was asked, or nothing answered. */
	static final Confirmation NONE = new Confirmation(false, false, false, Set.of());

	boolean isAnotherAct(long line) {
		return this.allRepeats || this.repeats.contains(line);
	}

}
