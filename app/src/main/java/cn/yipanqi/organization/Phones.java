package cn.yipanqi.organization;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Telephone numbers: protected where they are kept, masked where they are shown, in clear
 * for whoever keeps the structure.
 */
@Component
class Phones {

	private static final int SHOWN_AT_THE_END = 4;

	private static final int SHORT = 7;

	/**
	 * What the database keeps of a number; null for none.
	 */
	@Nullable String protect(@Nullable String plain) {
		return (plain == null || plain.isEmpty()) ? null : plain;
	}

	/**
	 * The number in clear: for its keeper only. Empty if there is none.
	 */
	String reveal(@Nullable String kept) {
		return (kept != null) ? kept : "";
	}

	/**
	 * Enough of the number to recognise it by: 138****5678. Empty if there is none.
	 */
	String mask(@Nullable String kept) {
		String plain = reveal(kept);
		if (plain.isEmpty()) {
			return "";
		}
		String end = plain.substring(Math.max(0, plain.length() - SHOWN_AT_THE_END));
		return (plain.length() <= SHORT) ? "***" + plain.substring(plain.length() - 1)
				: plain.substring(0, 3) + "****" + end;
	}

	boolean isMasked(String text) {
		return text.indexOf('*') >= 0;
	}

}
