package cn.yipanqi.briefing.template;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.engine.pack.WorkingGroup;

/**
 * Checks what is written as {@code name=value}.
 */
final class AttributeCheck {

	/**
	 * What a value may look like, and one that does.
	 */
	private static final Map<String, List<String>> FORMS = Map.of("digits", List.of("[0-4]", "1"), "limit",
			List.of("[1-9]\\d{0,2}", "3"), "below", List.of("-?\\d{1,12}(\\.\\d{1,4})?", "90"), "above",
			List.of("-?\\d{1,12}(\\.\\d{1,4})?", "90"), "region", List.of("\\d{2,9}", "2399"));

	private final Pack pack;

	private final Findings findings;

	AttributeCheck(Pack pack, Findings findings) {
		this.pack = pack;
		this.findings = findings;
	}

	void check(Place place, Tag tag, Words word) {
		tag.attributes().keySet().stream().sorted().forEach((name) -> {
			String value = tag.attribute(name, "");
			if (!word.attributes().contains(name)) {
				this.findings.unknown(place, tag, "unknown-attribute", name, word.attributes());
			}
			else {
				form(place, tag, name, value);
				choice(place, tag, word, name, value);
				code(place, tag, name, value);
			}
		});
		String from = tag.attribute("from", "");
		String to = tag.attribute("to", "");
		if (isDate(from) && isDate(to) && from.compareTo(to) > 0) {
			this.findings.add(place, tag, "from-after-to", from, to);
		}
	}

	private void form(Place place, Tag tag, String name, String value) {
		List<String> form = FORMS.get(name);
		if (form != null && !value.matches(form.get(0))) {
			this.findings.add(place, tag, "bad-value", name, value, form.get(1));
		}
		if ((name.equals("from") || name.equals("to")) && !isDate(value)) {
			this.findings.add(place, tag, "bad-value", name, value, "2007-09-01");
		}
	}

	private void choice(Place place, Tag tag, Words word, String name, String value) {
		List<String> choices = switch (name) {
			case "style" -> List.of("chinese");
			case "numbers" -> List.of("yes", "no");
			case "order" -> word.orders();
			case "on" -> isDay(value) ? List.of() : List.of("first", "last", "peak", "2007-09-01");
			default -> List.of();
		};
		if (!choices.isEmpty() && !choices.contains(value)) {
			this.findings.add(place, tag, "bad-choice", name, value, String.join(", ", choices));
		}
	}

	/**
	 * Codes of the pack. One that ships without a territory leaves regions open.
	 */
	private void code(Place place, Tag tag, String name, String value) {
		switch (name) {
			case "department" -> known(place, tag, "unknown-department", value,
					this.pack.departments().stream().map(Department::code).toList());
			case "group" ->
				known(place, tag, "unknown-group", value, this.pack.groups().stream().map(WorkingGroup::code).toList());
			case "region" -> known(place, tag, "unknown-region", value,
					this.pack.territory().places().stream().map(Territory.Place::code).toList());
			default -> {
			}
		}
	}

	private void known(Place place, Tag tag, String code, String value, Collection<String> known) {
		if (!known.isEmpty() && !known.contains(value)) {
			this.findings.unknown(place, tag, code, value, known);
		}
	}

	private static boolean isDay(String text) {
		return isDate(text) || Tag.DAYS.contains(text.substring(text.indexOf('.') + 1));
	}

	private static boolean isDate(String text) {
		try {
			LocalDate.parse(text);
			return text.length() == "2007-09-01".length();
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

}
