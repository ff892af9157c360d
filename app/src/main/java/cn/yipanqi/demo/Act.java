package cn.yipanqi.demo;

import java.time.Instant;
import java.util.Objects;

import cn.yipanqi.ledger.Draft;

/**
 * An act as it was first filed.
 *
 * @param draft what was filed
 * @param recordedAt when it was filed
 */
record Act(Draft draft, Instant recordedAt) {

	/**
	 * Whether its fields have the values that the settings list.
	 */
	boolean has(Settings values) {
		return values.values()
			.entrySet()
			.stream()
			.allMatch((wanted) -> Objects.toString(this.draft.fields().get(wanted.getKey()), "")
				.equals(String.valueOf(wanted.getValue())));
	}

}
