package cn.yipanqi.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.RecordType;

import org.springframework.stereotype.Component;

/**
 * Turns violations of a draft into what a person mends, in the order of the form.
 */
@Component
class FormProblems {

	private static final List<String> COMMON = List.of("subject", "date", "region", "unit");

	private static final String FIELD = "fields.";

	private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)]\\.(?:fields\\.)?(.+)");

	private final FieldTexts texts;

	private final ViolationTexts violations;

	FormProblems(FieldTexts texts, ViolationTexts violations) {
		this.texts = texts;
		this.violations = violations;
	}

	List<FormProblem> of(List<Violation> violations, RecordType type, RecordForm form, Locale locale) {
		return violations.stream()
			.map((violation) -> typed(violation, form))
			.sorted(Comparator.comparingInt((violation) -> place(violation.path())))
			.map((violation) -> new FormProblem(violation.path(), label(violation.path(), type, form, locale),
					this.violations.text(violation, locale)))
			.toList();
	}

	/**
	 * What the draft misses may have been typed in a way that nobody can read.
	 */
	private static Violation typed(Violation violation, RecordForm form) {
		String text = form.text(violation.path()).strip();
		boolean unreadable = violation.path().equals("date") && violation.code().equals("missing") && !text.isEmpty();
		return unreadable ? Violation.at("date", "not-a-date", text) : violation;
	}

	private static int place(String path) {
		boolean whole = !path.contains(".") && !COMMON.contains(path) && !path.equals("reason");
		if (whole) {
			return -1;
		}
		return COMMON.contains(path) ? COMMON.indexOf(path) : COMMON.size();
	}

	private String label(String path, RecordType type, RecordForm form, Locale locale) {
		Matcher line = LINE.matcher(path);
		if (line.matches()) {
			return lineLabel(Integer.parseInt(line.group(1)), line.group(2), type, form, locale);
		}
		if (path.startsWith(FIELD)) {
			return type.field(path.substring(FIELD.length())).map((field) -> field.name(locale)).orElse("");
		}
		if (path.equals("reason")) {
			return this.texts.message("record.reason", locale);
		}
		return COMMON.contains(path) ? this.texts.message("record." + path, locale) : "";
	}

	private String lineLabel(int number, String code, RecordType type, RecordForm form, Locale locale) {
		Optional<LineType> line = type.line(form.text("lines[" + number + "].type"));
		String field = code.equals("unit") ? this.texts.message("record.line-unit", locale)
				: line.flatMap((found) -> found.field(code)).map((found) -> found.name(locale)).orElse("");
		return line.map((found) -> this.texts.message("record.line", locale, found.name(locale), form.ordinal(number)))
			.orElse("") + " · " + field;
	}

}
