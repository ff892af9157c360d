package cn.yipanqi.intake.sheet;

import java.util.List;

import cn.yipanqi.intake.source.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a cell: a value, nothing, or why not.
 *
 * @param detail what the reason names
 */
record Reading(@Nullable String value, @Nullable Fault fault, List<Object> detail) {

	static final Reading NOTHING = new Reading(null, null, List.of());

	static Reading of(String value) {
		return new Reading(value, null, List.of());
	}

	static Reading refused(Fault fault, Object... detail) {
		return new Reading(null, fault, List.of(detail));
	}

}
