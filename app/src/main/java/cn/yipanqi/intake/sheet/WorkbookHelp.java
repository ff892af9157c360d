package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Measure;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words that explain a workbook: how it is filled in, what each column takes, and
 * what its figures mean (口径).
 */
@Component
class WorkbookHelp {

	private static final List<String> RULES = List.of("rows", "required", "choices", "days", "numbers", "money",
			"number", "again");

	private final Pack pack;

	private final MessageSource messages;

	WorkbookHelp(Pack pack, MessageSource messages) {
		this.pack = pack;
		this.messages = messages;
	}

	String word(String key, Locale locale, Object... arguments) {
		return Objects.requireNonNull(this.messages.getMessage(key, arguments, locale));
	}

	List<String> rules(Layout layout, Locale locale) {
		List<String> rules = new ArrayList<>();
		RULES.forEach((rule) -> rules.add(word("intake.help." + rule, locale)));
		if (!layout.lines().isEmpty()) {
			rules.add(word("intake.help.lines", locale));
		}
		return rules;
	}

	/**
	 * The heading of a column: with its unit, and a star if it must be filled in.
	 */
	String heading(Column column, Locale locale) {
		Field field = column.field();
		String name = column.name(locale);
		String measured = (field == null || !field.type().isNumber()) ? name
				: this.pack.measure(field.measure()).map((measure) -> measured(name, measure, locale)).orElse(name);
		return column.required() ? measured + " *" : measured;
	}

	private static String measured(String name, Measure measure, Locale locale) {
		String unit = measure.name(locale);
		return locale.getLanguage().equals("en") ? name + " (" + unit + ")" : name + "（" + unit + "）";
	}

	/**
	 * What a column takes, in a sentence.
	 */
	String explained(Column column, Locale locale) {
		Field field = column.field();
		if (field == null) {
			return word("intake.help.column." + column.kind().name().toLowerCase(Locale.ROOT), locale);
		}
		String kind = switch (column.kind()) {
			case CHOICE -> word("intake.help.choice", locale,
					String.join("、", field.options().stream().map((Choice any) -> any.name(locale)).toList()));
			case FLAG -> word("intake.help.flag", locale);
			case DAY -> word("intake.help.day", locale);
			case NUMBER -> number(field, locale);
			default -> word("intake.help.text", locale, field.maxLength());
		};
		return (field.help() != null) ? kind + " " + field.help() : kind;
	}

	private String number(Field field, Locale locale) {
		String kind = (field.type().scale() == 0) ? word("intake.help.whole", locale)
				: word("intake.help.decimal", locale, field.type().scale());
		return (field.max() != null) ? kind + " " + word("intake.help.most", locale, field.max().toPlainString())
				: kind;
	}

	/**
	 * The indicators that records of a type count in.
	 */
	List<Indicator> indicators(RecordType type) {
		return this.pack.indicators()
			.stream()
			.filter((indicator) -> indicator.sources()
				.stream()
				.anyMatch((source) -> source.record().equals(type.code())))
			.toList();
	}

	Stream<String> rulesOf(RecordType type, Locale locale) {
		return type.rules().stream().map((rule) -> rule.message(locale));
	}

}
