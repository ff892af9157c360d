package cn.yipanqi.intake.source;

import java.util.Locale;

/**
 * Why a file, a row or a cell is refused. The words are in the message bundles, under
 * {@code intake.fault} and the code.
 */
public enum Fault {

	BYTES_MALFORMED, FILE_TRUNCATED, FILE_UNREADABLE, FILE_EMPTY, QUOTE_UNCLOSED, QUOTE_MISPLACED, HEADER_BLANK,
	HEADER_TWICE, COLUMN_MISSING, TOO_MANY_ROWS, LOOKUP_AMBIGUOUS, LOOKUP_UNREADABLE, COLUMN_COUNT, CELL_TOO_LONG,
	CONTROL_CHARACTER, KEY_BLANK, VALUE_MISSING, VALUE_UNKNOWN, PATTERN_UNMET, NUMBER_UNREADABLE, NUMBER_NOT_WHOLE,
	DATE_UNREADABLE, DATE_AMBIGUOUS, LOOKUP_UNMATCHED, USCC_WRONG, SUBJECT_UNIDENTIFIED, SUBJECT_UNKNOWN,
	REGION_UNKNOWN, TEXT_TOO_LONG, CONTRADICTION;

	/**
	 * The code as it is printed and as it stands in the message bundles, such as
	 * {@code date-in-future}.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public String messageKey() {
		return "intake.fault." + code();
	}

}
