package cn.yipanqi.intake.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.intake.source.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A text as the value of a field: numbers become decimals, flags become true or false.
 * Whether the value is allowed is the ledger's business.
 */
final class FieldValue {

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

	private FieldValue() {
	}

	static @Nullable Object of(Field field, String text, Cell cell, Reading reading) {
		return switch (field.type()) {
			case INTEGER, DECIMAL, MONEY -> number(text, cell, reading);
			case FLAG -> flag(text, cell, reading);
			case DATE -> date(text, cell, reading);
			case TEXT, LONG_TEXT, CHOICE -> text;
		};
	}

	private static @Nullable Object number(String text, Cell cell, Reading reading) {
		return NUMBER.matcher(text).matches() ? new BigDecimal(text)
				: reading.refuse(Fault.NUMBER_UNREADABLE, cell.label(), text, "");
	}

	private static @Nullable Object flag(String text, Cell cell, Reading reading) {
		if (text.equals("true") || text.equals("false")) {
			return Boolean.valueOf(text);
		}
		return reading.refuse(Fault.VALUE_UNKNOWN, cell.label(), text, "true, false");
	}

	private static @Nullable Object date(String text, Cell cell, Reading reading) {
		try {
			return LocalDate.parse(text).toString();
		}
		catch (DateTimeParseException ex) {
			return reading.refuse(Fault.DATE_UNREADABLE, cell.label(), text, "");
		}
	}

}
