package cn.yipanqi.intake.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.intake.source.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a value is cleaned, in this order: white space at both ends is dropped,
 * {@code remove}, {@code blank}, {@code pattern}, {@code whole}, {@code times},
 * {@code formats}, {@code values}, {@code lookup}, {@code pad} and {@code prefix},
 * {@code default}. A step that does not fit refuses the row, unless the mapping says what
 * to do instead.
 *
 * @param remove texts taken out wherever they stand
 * @param blank values that mean "nothing"
 * @param pattern what the value must look like; its first group is kept
 * @param unmatchedIsBlank whether a value that does not look so means "nothing"
 * @param whole whether it is a whole number, so that {@code 30790.0} becomes
 * {@code 30790}
 * @param times factor to the base unit
 * @param formats dates are written in one of these
 * @param values replacements
 * @param otherwise what replaces a value that has no replacement; refused if null
 * @param lookup table to look the value up in
 * @param missingIsBlank whether a value not found there means "nothing"
 * @param pad digits to fill up to with zeros
 * @param prefix text put before
 * @param fallback the value where there is nothing
 */
record Cleaning(List<String> remove, Set<String> blank, @Nullable Pattern pattern, boolean unmatchedIsBlank,
		boolean whole, @Nullable BigDecimal times, List<DateTimeFormatter> formats, Map<String, String> values,
		@Nullable String otherwise, @Nullable String lookup, boolean missingIsBlank, int pad, String prefix,
		@Nullable String fallback) {

	private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,18})(?:\\.0*)?");

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

	static final Cleaning NONE = new Cleaning(List.of(), Set.of(), null, false, false, null, List.of(), Map.of(), null,
			null, false, 0, "", null);

	@Nullable String apply(@Nullable String original, @Nullable String column, Reading reading) {
		String value = (original != null) ? original.strip() : "";
		for (String text : this.remove) {
			value = value.replace(text, "").strip();
		}
		if (!value.isEmpty() && !this.blank.contains(value)) {
			int problems = reading.problems().size();
			String clean = clean(value, column, reading);
			if (clean != null || reading.problems().size() > problems) {
				return clean;
			}
		}
		return this.fallback;
	}

	private @Nullable String clean(String original, @Nullable String column, Reading reading) {
		String value = matched(original, column, reading);
		value = (value != null && this.whole) ? whole(value, column, reading) : value;
		value = (value != null && this.times != null) ? times(value, this.times, column, reading) : value;
		value = (value != null && !this.formats.isEmpty()) ? date(value, column, reading) : value;
		value = (value != null && !this.values.isEmpty()) ? replaced(value, column, reading) : value;
		value = (value != null && this.lookup != null) ? lookedUp(value, this.lookup, column, reading) : value;
		return (value != null) ? this.prefix + "0".repeat(Math.max(0, this.pad - value.length())) + value : null;
	}

	private @Nullable String matched(String value, @Nullable String column, Reading reading) {
		if (this.pattern == null) {
			return value;
		}
		Matcher matcher = this.pattern.matcher(value);
		if (matcher.matches()) {
			return (matcher.groupCount() > 0) ? matcher.group(1) : value;
		}
		return this.unmatchedIsBlank ? null
				: reading.refuse(Fault.PATTERN_UNMET, column, value, this.pattern.pattern());
	}

	private @Nullable String whole(String value, @Nullable String column, Reading reading) {
		Matcher matcher = WHOLE.matcher(value);
		if (matcher.matches()) {
			return matcher.group(1);
		}
		Fault fault = NUMBER.matcher(value).matches() ? Fault.NUMBER_NOT_WHOLE : Fault.NUMBER_UNREADABLE;
		return reading.refuse(fault, column, value, "");
	}

	private @Nullable String times(String value, BigDecimal factor, @Nullable String column, Reading reading) {
		if (!NUMBER.matcher(value).matches()) {
			return reading.refuse(Fault.NUMBER_UNREADABLE, column, value, "");
		}
		return new BigDecimal(value).multiply(factor).stripTrailingZeros().toPlainString();
	}

	private @Nullable String date(String value, @Nullable String column, Reading reading) {
		Set<LocalDate> dates = new LinkedHashSet<>();
		for (DateTimeFormatter format : this.formats) {
			try {
				dates.add(LocalDate.parse(value, format));
			}
			catch (DateTimeParseException ex) {
				// another format may read it
			}
		}
		if (dates.size() == 1) {
			return dates.iterator().next().toString();
		}
		return dates.isEmpty() ? reading.refuse(Fault.DATE_UNREADABLE, column, value, "")
				: reading.refuse(Fault.DATE_AMBIGUOUS, column, value, dates.toString());
	}

	private @Nullable String replaced(String value, @Nullable String column, Reading reading) {
		String replacement = this.values.get(value);
		if (replacement == null && this.otherwise != null) {
			reading.noteOtherwise(column, this.otherwise, value);
			return this.otherwise;
		}
		return (replacement != null) ? replacement : reading.refuse(Fault.VALUE_UNKNOWN, column, value, "");
	}

	private @Nullable String lookedUp(String value, String table, @Nullable String column, Reading reading) {
		String found = reading.lookUp(table, value);
		return (found != null || this.missingIsBlank) ? found
				: reading.refuse(Fault.LOOKUP_UNMATCHED, column, value, table);
	}

}
