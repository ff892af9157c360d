package cn.yipanqi.briefing.template;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cn.yipanqi.engine.expression.Expression;
import cn.yipanqi.engine.expression.ExpressionException;
import cn.yipanqi.engine.expression.Kind;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Measure;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Spelling;
import cn.yipanqi.engine.pack.WorkingGroup;

/**
 * Compares tags with the pack and collects every mistake, so that a misspelt tag is an
 * error with its place and never an empty spot in a printed document.
 */
final class TagCheck {

	private static final Expression NEVER = Expression.parse("false");

	private static final Map<String, Set<String>> CHOICES = Map.of("style", Set.of("chinese"), "order",
			Set.of("highest", "lowest", "latest", "earliest", "largest"), "numbers", Set.of("yes", "no"));

	private final Pack pack;

	private final Set<String> texts;

	private final List<TemplateProblem> problems = new ArrayList<>();

	TagCheck(Pack pack, Set<String> texts) {
		this.pack = pack;
		this.texts = texts;
	}

	List<TemplateProblem> problems() {
		return this.problems;
	}

	void problem(Place place, Tag tag, String code, Object... arguments) {
		this.problems.add(TemplateProblem.at(place, tag.source(), code, arguments));
	}

	private void unknown(Place place, Tag tag, String code, String given, Collection<String> known) {
		String near = Spelling.nearest(given, known).orElse("");
		problem(place, tag, near.isEmpty() ? code : code + "-near", given, near);
	}

	void check(Place place, Tag tag) {
		Words word = Words.of(tag.word()).orElse(null);
		if (word == null) {
			unknown(place, tag, "unknown-tag", tag.word(), Words.all());
			return;
		}
		int arguments = tag.arguments().isEmpty() ? 0 : tag.arguments().split(" ", -1).length;
		if (arguments != word.arguments()) {
			problem(place, tag, (arguments < word.arguments()) ? "argument-missing" : "argument-unexpected",
					word.arguments(), arguments);
			return;
		}
		if (word == Words.TEXT) {
			if (!this.texts.contains(tag.first())) {
				unknown(place, tag, "unknown-text", tag.first(), this.texts);
			}
		}
		else {
			indicator(place, tag, word);
		}
		tag.attributes().forEach((name, value) -> {
			if (word.attributes().contains(name)) {
				attribute(place, tag, name, value);
			}
			else {
				unknown(place, tag, "unknown-attribute", name, word.attributes());
			}
		});
	}

	private void indicator(Place place, Tag tag, Words word) {
		Indicator indicator = this.pack.findIndicator(tag.first()).orElse(null);
		if (indicator == null) {
			unknown(place, tag, "unknown-indicator", tag.first(), indicators());
			return;
		}
		boolean composed = indicator.kind().isComposed();
		if (composed && (word == Words.VALUES || word == Words.HIGHLIGHTS || word == Words.DAY)) {
			problem(place, tag, "no-records", indicator.code());
		}
		else if (word == Words.VALUES && !Words.fields(this.pack, indicator).contains(tag.argument(1))) {
			unknown(place, tag, "unknown-field", tag.argument(1), Words.fields(this.pack, indicator));
		}
		else if (word == Words.DAY && !Set.of("first", "last", "peak").contains(tag.argument(1))) {
			unknown(place, tag, "unknown-day", tag.argument(1), Set.of("first", "last", "peak"));
		}
		String unit = tag.attribute("unit");
		if (unit != null) {
			Set<String> units = units(indicator);
			if (!units.contains(unit)) {
				problem(place, tag, "unknown-unit", unit, String.join("、", units));
			}
		}
	}

	private Set<String> units(Indicator indicator) {
		Set<String> units = new TreeSet<>();
		this.pack.measure(indicator.measure()).ifPresent((measure) -> {
			units.add(measure.name());
			measure.displays().stream().map(Measure.Display::name).forEach(units::add);
		});
		return units;
	}

	private void attribute(Place place, Tag tag, String name, String value) {
		boolean fine = switch (name) {
			case "digits" -> value.matches("[0-4]");
			case "limit" -> value.matches("[1-9]\\d{0,2}");
			case "below", "above" -> value.matches("-?\\d{1,12}(\\.\\d{1,4})?");
			case "from", "to" -> isDate(value);
			case "on" -> Set.of("first", "last", "peak").contains(value) || isDate(value);
			case "department" -> codes(this.pack.departments().stream().map(Department::code)).contains(value);
			case "group" -> codes(this.pack.groups().stream().map(WorkingGroup::code)).contains(value);
			case "region" -> value.matches("\\d{2,9}");
			case "style", "order", "numbers" -> java.util.Objects.requireNonNull(CHOICES.get(name)).contains(value);
			default -> true;
		};
		if (!fine) {
			problem(place, tag, "bad-value", name, value);
		}
	}

	private static Set<String> codes(java.util.stream.Stream<String> codes) {
		return codes.collect(Collectors.toSet());
	}

	private static boolean isDate(String text) {
		try {
			LocalDate.parse(text);
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private Set<String> indicators() {
		return codes(this.pack.indicators().stream().map(Indicator::code));
	}

	/**
	 * The condition of an {@code if}; one that never holds where it cannot be read.
	 */
	Expression condition(Place place, Tag tag) {
		try {
			Expression condition = Expression.parse(tag.arguments());
			Set<String> known = indicators();
			Set<String> unknown = new TreeSet<>(condition.names());
			unknown.removeAll(known);
			unknown.forEach((name) -> unknown(place, tag, "unknown-indicator", name, known));
			if (unknown.isEmpty()) {
				Map<String, Kind> names = known.stream()
					.collect(Collectors.toMap((name) -> name, (name) -> Kind.NUMBER));
				condition.check(names, Kind.FLAG).forEach((mistake) -> problem(place, tag, "bad-expression", mistake));
			}
			return condition;
		}
		catch (ExpressionException ex) {
			problem(place, tag, "bad-expression", String.valueOf(ex.getMessage()));
			return NEVER;
		}
	}

	/**
	 * What an {@code each} goes through.
	 */
	Items items(Place place, Tag tag) {
		for (Items items : Items.values()) {
			if (items.name().toLowerCase(java.util.Locale.ROOT).equals(tag.arguments())) {
				return items;
			}
		}
		unknown(place, tag, "unknown-items", tag.arguments(), Set.of("counties", "groups", "departments"));
		return Items.COUNTIES;
	}

}
