package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What may be written into the command structure.
 */
final class Wording {

	static final int LONGEST_BODY = 100;

	static final int LONGEST_PERSON = 30;

	static final int LONGEST_TEXT = 60;

	private static final int LONGEST_REASON = 200;

	private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{M}·•.'’ -]+");

	private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,23}");

	private Wording() {
	}

	/**
	 * The text without blanks around it; empty for none.
	 */
	static String text(String field, @Nullable String text, int most) {
		String plain = (text != null) ? text.strip() : "";
		if (plain.codePoints()
			.anyMatch((point) -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT)) {
			throw new RefusedChangeException(field, "control-characters");
		}
		int length = plain.codePointCount(0, plain.length());
		if (length > most) {
			throw new RefusedChangeException(field, "too-long", length, most);
		}
		return plain;
	}

	static String required(String field, @Nullable String text, int most) {
		String plain = text(field, text, most);
		if (plain.isEmpty()) {
			throw new RefusedChangeException(field, "missing");
		}
		return plain;
	}

	static String reason(String text) {
		return required("reason", text, LONGEST_REASON);
	}

	static String person(String field, @Nullable String text) {
		String plain = required(field, text, LONGEST_PERSON);
		if (!PERSON.matcher(plain).matches()) {
			throw new RefusedChangeException(field, "not-a-name", plain);
		}
		return plain;
	}

	static String phone(String field, @Nullable String text) {
		String plain = text(field, text, LONGEST_PERSON);
		if (!plain.isEmpty() && !PHONE.matcher(plain).matches()) {
			throw new RefusedChangeException(field, "not-a-phone");
		}
		return plain;
	}

	static LocalDate day(String field, @Nullable LocalDate day) {
		if (day == null) {
			throw new RefusedChangeException(field, "missing");
		}
		if (!Period.isPlausible(day)) {
			throw new RefusedChangeException(field, "implausible-day", day.toString());
		}
		return day;
	}

	static Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
		Period period = new Period(day("from", from), (to != null) ? day("to", to) : null);
		if (!period.isOrdered()) {
			throw new RefusedChangeException("to", "ends-before-it-begins", String.valueOf(to), String.valueOf(from));
		}
		return period;
	}

	static int rank(String field, @Nullable Integer rank) {
		int number = (rank != null) ? rank : Duty.UNRANKED;
		if (number < 1 || number > 999) {
			throw new RefusedChangeException(field, "not-a-rank", String.valueOf(number));
		}
		return number;
	}

}
