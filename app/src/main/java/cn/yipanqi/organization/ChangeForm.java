package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form that changes the structure, as it was sent.
 */
public record ChangeForm(Map<String, String> values) {

	/**
	 * What was typed; empty for nothing.
	 */
	public String text(String field) {
		return Objects.requireNonNullElse(this.values.get(field), "").strip();
	}

	@Nullable String textOrNull(String field) {
		String text = text(field);
		return text.isEmpty() ? null : text;
	}

	@Nullable LocalDate day(String field) {
		String text = text(field);
		if (text.isEmpty()) {
			return null;
		}
		return DayText.parse(text).orElseThrow(() -> new RefusedChangeException(field, "not-a-day", text));
	}

	Period period() {
		return Wording.period(day("from"), day("to"));
	}

	int rank() {
		String text = text("rank");
		if (!text.isEmpty() && !text.matches("[0-9]{1,3}")) {
			throw new RefusedChangeException("rank", "not-a-rank", text);
		}
		return Wording.rank("rank", text.isEmpty() ? null : Integer.valueOf(text));
	}

	long number(String field) {
		String text = text(field);
		if (!text.matches("[0-9]{1,18}")) {
			throw new RefusedChangeException(field, "missing");
		}
		return Long.parseLong(text);
	}

	<E extends Enum<E>> E choice(Class<E> type, String field) {
		for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
			if (constant.name().equals(text(field))) {
				return constant;
			}
		}
		throw new RefusedChangeException(field, "missing");
	}

	People.Details person() {
		return new People.Details(text("name"), text("workplace"), text("post"), text("phone"));
	}

}
