package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.engine.expression.Expression;

/**
 * Reads record types with their fields, lines and rules.
 */
final class RecordTypeParser {

	private static final int TEXT_LENGTH = 200;

	private static final int LONG_TEXT_LENGTH = 4000;

	private static final int MOST_LINES = 200;

	private final PackParser parser;

	RecordTypeParser(PackParser parser) {
		this.parser = parser;
	}

	RecordType recordType(Section section) {
		return new RecordType(section.code(), section.text("name"), section.optional("name_en"),
				section.optional("group"), section.texts("filed_by"),
				section.choice("subject", RecordType.SubjectUse.class, RecordType.SubjectUse.NONE),
				section.texts("subject_kinds"), section.optional("description"),
				this.parser.all(section, "fields", this::field), this.parser.all(section, "lines", this::line),
				this.parser.all(section, "rules", this::rule), this.parser.all(section, "unique", this::uniqueness),
				this.parser.all(section, "sentences", this::sentence));
	}

	private Sentence sentence(Section section) {
		return new Sentence(section.expression("when"), section.text("text"));
	}

	private LineType line(Section section) {
		return new LineType(section.code(), section.text("name"), section.optional("name_en"),
				section.choice("unit", LineUnit.class, LineUnit.NONE) == LineUnit.REQUIRED, section.integer("min", 0),
				section.integer("max", MOST_LINES), this.parser.all(section, "fields", this::field),
				this.parser.all(section, "rules", this::rule));
	}

	private Field field(Section section) {
		Field.Type type = section.choice("type", Field.Type.class, Field.Type.TEXT);
		if (!section.has("type")) {
			section.problem("type", "'type' is missing");
		}
		int length = section.integer("max_length", (type == Field.Type.LONG_TEXT) ? LONG_TEXT_LENGTH : TEXT_LENGTH);
		List<Choice> options = this.parser.all(section, "options", this.parser::choice);
		if ((type == Field.Type.CHOICE) == options.isEmpty()) {
			section.problem("options", "options belong to fields of type 'choice', and to no other");
		}
		Field.Sensitivity sensitive = section.choice("sensitive", Field.Sensitivity.class);
		boolean text = type == Field.Type.TEXT || (type == Field.Type.LONG_TEXT && sensitive == Field.Sensitivity.TEXT);
		if (sensitive != null && !text) {
			section.problem("sensitive", "only a field of type 'text' can be sensitive; a long one as 'text' only");
		}
		BigDecimal min = section.number("min");
		return new Field(section.code(), section.text("name"), section.optional("name_en"), type,
				section.flag("required", false), (min == null && type.isNumber()) ? BigDecimal.ZERO : min,
				section.number("max"), length, section.optional("measure"), options, section.optional("help"),
				sensitive);
	}

	private Rule rule(Section section) {
		Expression check = section.expression("check");
		if (check == null && !section.has("check")) {
			section.problem("check", "'check' is missing");
		}
		return new Rule(Objects.requireNonNullElseGet(check, () -> Expression.parse("true")), section.text("message"),
				section.optional("message_en"));
	}

	private Uniqueness uniqueness(Section section) {
		List<String> fields = section.texts("fields");
		if (fields.isEmpty()) {
			section.problem("fields", "'fields' is missing");
		}
		List<String> over = section.texts("over");
		if (!over.isEmpty() && over.size() != 2) {
			section.problem("over", "'over' names two days: the first and the last");
		}
		return new Uniqueness(fields, (over.size() == 2) ? new Uniqueness.Span(over.get(0), over.get(1)) : null,
				section.expression("where"));
	}

	private enum LineUnit {

		REQUIRED, NONE

	}

}
