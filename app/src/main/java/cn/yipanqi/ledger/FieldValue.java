package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.vault.IdentityNumber;
import cn.yipanqi.vault.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A field's value with its type, or why it has none.
 *
 * @param value number, text or flag; null when absent or in error
 * @param error message key below {@code violation.}, or null
 * @param arguments arguments of the message
 */
record FieldValue(@Nullable Object value, @Nullable String error, List<Object> arguments) {

	private static final int EXCERPT = 40;

	private static final int MOST_DIGITS = 11;

	private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	private static final FieldValue ABSENT = new FieldValue(null, null, List.of());

	static FieldValue of(Field field, @Nullable Object given, LocalDate today) {
		if (given == null || given == Draft.Unchanged.UNCHANGED || (given instanceof String text && text.isBlank())) {
			return ABSENT;
		}
		if (given instanceof Carried && field.isSensitive()) {
			return value(given);
		}
		return switch (field.type()) {
			case TEXT, LONG_TEXT -> sensitive(field, text(field, given.toString()), today);
			case INTEGER, DECIMAL, MONEY -> number(field, given);
			case DATE -> date(given.toString().strip());
			case CHOICE -> field.option(given.toString().strip()).isPresent() ? value(given.toString().strip())
					: error("no-option", excerpt(given));
			case FLAG -> flag(given);
		};
	}

	private static FieldValue value(Object value) {
		return new FieldValue(value, null, List.of());
	}

	private static FieldValue error(String error, Object... arguments) {
		return new FieldValue(null, error, List.of(arguments));
	}

	private static String excerpt(Object given) {
		String text = given.toString();
		return (text.length() <= EXCERPT) ? text : text.substring(0, EXCERPT) + "…";
	}

	private static FieldValue text(Field field, String given) {
		String text = given.strip();
		if (text.length() > field.maxLength()) {
			return error("too-long", text.length(), field.maxLength());
		}
		boolean control = text.chars()
			.anyMatch((character) -> Character.isISOControl(character) && character != '\n' && character != '\r'
					&& character != '\t');
		return control ? error("control-characters") : value(text);
	}

	/**
	 * Whoever is told that it is wrong is not told what it was: the words may be printed.
	 */
	private static FieldValue sensitive(Field field, FieldValue text, LocalDate today) {
		if (field.sensitive() == null || text.value() == null) {
			return text;
		}
		return switch (field.sensitive()) {
			case PHONE -> PhoneNumber.normalized(text.value().toString())
				.map(FieldValue::value)
				.orElseGet(() -> error("not-a-phone"));
			case IDENTITY -> IdentityNumber.normalized(text.value().toString(), today)
				.map(FieldValue::value)
				.orElseGet(() -> error("not-an-identity"));
			case TEXT -> text;
		};
	}

	private static FieldValue number(Field field, Object given) {
		String text = given.toString().strip();
		if (text.length() > EXCERPT || !PLAIN_NUMBER.matcher(text).matches()) {
			return error("not-a-number", excerpt(given));
		}
		BigDecimal number = new BigDecimal(text).stripTrailingZeros();
		if (number.scale() > field.type().scale()) {
			return (field.type().scale() == 0) ? error("not-whole", excerpt(given))
					: error("too-many-decimals", excerpt(given), field.type().scale());
		}
		if (number.precision() - number.scale() > MOST_DIGITS) {
			return error("too-large", excerpt(given));
		}
		if (field.min() != null && number.compareTo(field.min()) < 0) {
			return error("below", excerpt(given), field.min().toPlainString());
		}
		if (field.max() != null && number.compareTo(field.max()) > 0) {
			return error("above", excerpt(given), field.max().toPlainString());
		}
		return value((number.scale() < 0) ? number.setScale(0) : number);
	}

	private static FieldValue date(String given) {
		try {
			return value(LocalDate.parse(given).toString());
		}
		catch (DateTimeParseException ex) {
			return error("not-a-date", excerpt(given));
		}
	}

	private static FieldValue flag(Object given) {
		return switch (given.toString().strip()) {
			case "true", "on" -> value(Boolean.TRUE);
			case "false", "off" -> value(Boolean.FALSE);
			default -> error("not-a-flag", excerpt(given));
		};
	}

}
