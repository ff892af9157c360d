package cn.yipanqi.engine.pack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.engine.expression.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Checks that each indicator is complete for its kind and can be computed.
 */
final class IndicatorCheck {

	private final PackCheck check;

	private final Map<String, RecordType> recordTypes;

	private final Map<String, Indicator> indicators;

	IndicatorCheck(PackCheck check, Map<String, RecordType> recordTypes, Map<String, Indicator> indicators) {
		this.check = check;
		this.recordTypes = recordTypes;
		this.indicators = indicators;
	}

	void check(Indicator indicator) {
		this.check.group(indicator, indicator.group());
		this.check.department(indicator, indicator.department());
		this.check.measure(indicator, indicator.measure());
		this.check.known(indicator, "parent", "indicator", indicator.parent(), this.indicators.keySet());
		among(indicator, indicator.among());
		if (indicator.kind().isComposed() != indicator.sources().isEmpty()) {
			this.check.problem(indicator, "sources", "a " + name(indicator) + " indicator has "
					+ (indicator.sources().isEmpty() ? "" : "no ") + "sources of its own");
		}
		if (indicator.kind() == Indicator.Kind.RATIO) {
			part(indicator, "numerator", indicator.numerator());
			part(indicator, "denominator", indicator.denominator());
		}
		if (indicator.kind() == Indicator.Kind.DERIVED) {
			formula(indicator);
		}
		if (indicator.kind().isComposed() && reaches(indicator, indicator.code(), new HashSet<>())) {
			this.check.problem(indicator, "kind", "indicator '" + indicator.code() + "' is computed from itself");
		}
		indicator.sources().forEach((source) -> source(indicator, source));
	}

	private void among(Indicator indicator, @Nullable String code) {
		if (code == null) {
			return;
		}
		this.check.known(indicator, "among", "indicator", code, this.indicators.keySet());
		if (indicator.kind() != Indicator.Kind.STOCK) {
			this.check.problem(indicator, "among", "only a stock counts among the holders of another");
		}
		Indicator other = this.indicators.get(code);
		if (other != null && (other.kind() != Indicator.Kind.STOCK || other.among() != null)) {
			this.check.problem(indicator, "among", "'" + code + "' is not a stock that stands on its own");
		}
	}

	private static String name(Indicator indicator) {
		return indicator.kind().name().toLowerCase(java.util.Locale.ROOT);
	}

	private void part(Indicator indicator, String key, @Nullable String code) {
		if (code == null) {
			this.check.problem(indicator, key, "a ratio needs a " + key);
		}
		this.check.known(indicator, key, "indicator", code, this.indicators.keySet());
	}

	private void formula(Indicator indicator) {
		if (indicator.formula() == null) {
			this.check.problem(indicator, "formula", "a derived indicator needs a formula");
		}
		Map<String, Kind> names = this.indicators.keySet()
			.stream()
			.collect(Collectors.toMap((code) -> code, (code) -> Kind.NUMBER));
		this.check.expression(indicator, "formula", indicator.formula(), names, Kind.NUMBER);
	}

	private boolean reaches(Indicator from, String target, Set<String> seen) {
		Set<String> next = new HashSet<>();
		if (from.kind() == Indicator.Kind.RATIO) {
			next.add(Objects.requireNonNullElse(from.numerator(), ""));
			next.add(Objects.requireNonNullElse(from.denominator(), ""));
		}
		if (from.formula() != null) {
			next.addAll(from.formula().names());
		}
		return next.stream().anyMatch((code) -> {
			Indicator indicator = this.indicators.get(code);
			return code.equals(target) || (indicator != null && seen.add(code) && reaches(indicator, target, seen));
		});
	}

	private void source(Indicator indicator, Indicator.Source source) {
		this.check.known(source, "record", "record type", source.record(), this.recordTypes.keySet());
		RecordType type = this.recordTypes.get(source.record());
		if (type == null) {
			return;
		}
		this.check.known(source, "line", "line", source.line(), PackCheck.codes(type.lines(), LineType::code));
		LineType line = type.line(Objects.requireNonNullElse(source.line(), "")).orElse(null);
		Map<String, Kind> names = Names.of(type, line);
		this.check.expression(source, "where", source.where(), names, Kind.FLAG);
		this.check.hidden(source, "where", PackCheck.names(source.where()), type);
		this.check.hidden(source, "key", Set.of(source.key()), type);
		Map<String, Field> fields = new HashMap<>();
		type.fields().forEach((field) -> fields.put(field.code(), field));
		if (line != null) {
			fields.clear();
			line.fields().forEach((field) -> fields.put(field.code(), field));
		}
		boolean sum = indicator.kind() == Indicator.Kind.SUM;
		if (sum != (source.field() != null)) {
			this.check.problem(source, "field", "a sum needs a field, and no other kind has one");
		}
		this.check.known(source, "field", "field", source.field(), fields.keySet());
		Field field = fields.get(source.field());
		if (field != null && !field.type().isNumber()) {
			this.check.problem(source, "field", "field '" + field.code() + "' is not a number");
		}
		key(indicator, source, type, fields);
	}

	private void key(Indicator indicator, Indicator.Source source, RecordType type, Map<String, Field> fields) {
		boolean bySubject = source.key().equals("subject");
		boolean keyed = indicator.kind() == Indicator.Kind.DISTINCT || indicator.kind() == Indicator.Kind.STOCK;
		if (keyed && bySubject && type.subject() == RecordType.SubjectUse.NONE) {
			this.check.problem(source, "key", "record type '" + type.code() + "' has no subject to count");
		}
		if (!bySubject && !source.key().equals("record")) {
			this.check.known(source, "key", "field", source.key(), fields.keySet());
		}
		if (indicator.kind() == Indicator.Kind.STOCK && !bySubject) {
			this.check.problem(source, "key", "a stock is held by subjects");
		}
	}

}
