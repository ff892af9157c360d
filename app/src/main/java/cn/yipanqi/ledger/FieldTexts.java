package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.util.Locale;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How a field's value reads: options by name, flags as yes or no, numbers with their
 * unit.
 */
@Component
class FieldTexts {

	static final String NONE = "—";

	private final Pack pack;

	private final MessageSource messages;

	FieldTexts(Pack pack, MessageSource messages) {
		this.pack = pack;
		this.messages = messages;
	}

	String text(Field field, @Nullable Object value, Locale locale) {
		if (value == null) {
			return NONE;
		}
		if (field.isSensitive()) {
			return sensitive(value, locale);
		}
		return switch (field.type()) {
			case CHOICE ->
				field.option(value.toString()).map((option) -> option.name(locale)).orElseGet(value::toString);
			case FLAG -> message(Boolean.TRUE.equals(value) ? "yes" : "no", locale);
			case INTEGER, DECIMAL, MONEY -> number(value) + gap(field, locale) + unit(field, locale);
			case TEXT, LONG_TEXT, DATE -> value.toString();
		};
	}

	/**
	 * Never what is kept, but what may be seen.
	 */
	private String sensitive(Object value, Locale locale) {
		if (value instanceof Disclosed disclosed) {
			return (disclosed.text() != null) ? disclosed.text() : message("record.unreadable", locale);
		}
		return Protection.HIDDEN;
	}

	/**
	 * The number without its unit, or the text.
	 */
	String bare(Field field, @Nullable Object value, Locale locale) {
		return (value != null && field.type().isNumber()) ? number(value) : text(field, value, locale);
	}

	/**
	 * The unit of measure; empty where there is none.
	 */
	String unit(Field field, Locale locale) {
		return this.pack.measure(field.measure()).map((measure) -> measure.name(locale)).orElse("");
	}

	String message(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

	private static String gap(Field field, Locale locale) {
		return (field.measure() != null && locale.getLanguage().equals("en")) ? " " : "";
	}

	private static String number(Object value) {
		return (value instanceof BigDecimal number) ? number.toPlainString() : value.toString();
	}

}
