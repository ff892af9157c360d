package cn.yipanqi.organization;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a workbook would change, and what is wrong with it.
 *
 * @param digest tells one plan from another: the changes to the last letter
 */
record ImportPlan(Working working, List<Change> changes, List<CellFault> faults, String digest) {

	boolean isSound() {
		return this.faults.isEmpty();
	}

	/**
	 * Changes that take something away from somebody: to be looked at before all others.
	 */
	List<Change> endings() {
		return this.changes.stream().filter(Change::ends).toList();
	}

	List<Change> others() {
		return this.changes.stream().filter(Predicate.not(Change::ends)).toList();
	}

	/**
	 * A change.
	 *
	 * @param sheet whose row it changes
	 * @param code message key below {@code command.change.}
	 * @param arguments of the message
	 * @param number of what changes: negative if it is new
	 * @param person whether it is a person and not a duty
	 */
	record Change(ImportSheet sheet, String code, List<String> arguments, long number, boolean person) {

		boolean ends() {
			return this.code.endsWith("-end");
		}

	}

}
