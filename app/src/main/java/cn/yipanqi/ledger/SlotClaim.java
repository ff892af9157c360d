package cn.yipanqi.ledger;

import java.time.LocalDate;

import cn.yipanqi.engine.pack.Uniqueness;
import org.jspecify.annotations.Nullable;

/**
 * What a record wants to hold alone.
 *
 * @param type code of its type
 * @param uniqueness the rule
 * @param key what the rule's fields say, in normal form
 * @param from first day; null where no time is spoken of
 * @param to last day; null where no time is spoken of
 */
record SlotClaim(String type, Uniqueness uniqueness, String key, @Nullable LocalDate from, @Nullable LocalDate to) {

	String rule() {
		return this.uniqueness.code(this.type);
	}

	/**
	 * Whether both cannot be held at once.
	 */
	boolean contests(@Nullable LocalDate otherFrom, @Nullable LocalDate otherTo) {
		return this.from == null || this.to == null || otherFrom == null || otherTo == null
				|| (!this.from.isAfter(otherTo) && !otherFrom.isAfter(this.to));
	}

}
