package cn.yipanqi.ledger;

import java.time.LocalDate;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What records that perhaps say the same act have in common, whatever else they hold.
 *
 * @param type code of the record type
 * @param unit code of the filing unit
 * @param subject the supervised subject
 * @param date business date
 */
public record ActKey(String type, String unit, long subject, LocalDate date) {

	/**
	 * The key of a draft; null if it has no subject or no day.
	 */
	public static @Nullable ActKey of(Draft draft) {
		return of(draft.type(), draft.unit(), draft.subject(), draft.date());
	}

	static @Nullable ActKey of(Entry entry) {
		return of(entry.type(), entry.unit(), entry.subject(), entry.date());
	}

	private static @Nullable ActKey of(String type, String unit, @Nullable Long subject, @Nullable LocalDate date) {
		return (subject != null && date != null) ? new ActKey(type, unit, subject, date) : null;
	}

}
