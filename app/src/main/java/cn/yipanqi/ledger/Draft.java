package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A record as someone wants to file it, not yet checked. Field values may be typed or
 * plain text (numbers in plain digits, dates as 2007-08-24); empty texts count as absent.
 *
 * @param type code of the record type
 * @param unit code of the filing unit
 * @param region where it happened
 * @param subject the supervised subject, or null
 * @param date business date, or null if it was not given
 * @param fields values by field code
 * @param lines lines in order
 * @param clientKey unique key that makes filing idempotent, or null
 */
public record Draft(String type, String unit, String region, @Nullable Long subject, @Nullable LocalDate date,
		Map<String, Object> fields, List<DraftLine> lines, @Nullable String clientKey) {

	/** With what the client keys of acts begin that have a number of their own. */
	public static final String NUMBERED = "number:";

	/**
	 * What a correction gives as the value of a sensitive field whose value it leaves as
	 * it is. In any other draft it stands for no value.
	 */
	public enum Unchanged {

		/** As it was. */
		UNCHANGED

	}

	/**
	 * A line of a draft; its unit is null unless the line type asks for one.
	 */
	public record DraftLine(String type, @Nullable String unit, Map<String, Object> fields) {
	}

}
