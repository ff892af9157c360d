package cn.yipanqi.intake.sheet;

import java.util.List;
import java.util.Objects;

import cn.yipanqi.intake.source.Fault;

import org.jspecify.annotations.Nullable;

/**
 * What was read from a cell: a value, nothing, or why not.
 *
 * @param former what was read from such a cell before versions read what cells show; by
 * it rows are known again that were filed then
 * @param detail what the reason names
 */
record Reading(@Nullable String value, @Nullable String former, @Nullable Fault fault, List<Object> detail) {

	static final Reading NOTHING = new Reading(null, null, null, List.of());

	static Reading of(String value) {
		return new Reading(value, value, null, List.of());
	}

	static Reading refused(Fault fault, Object... detail) {
		return new Reading(null, null, fault, List.of(detail));
	}

	/**
	 * The same where something else was read before.
	 */
	Reading formerly(@Nullable String other) {
		return new Reading(this.value, other, this.fault, this.detail);
	}

	boolean isReadOtherwise() {
		return !Objects.equals(this.value, this.former);
	}

}
