package cn.yipanqi.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a program needs to know to fill in a record.
 */
@Schema(name = "RecordType")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordTypeAnswer(String code, String name, @Nullable String description,
		@Schema(description = "Code of the working group whose records these are.") @Nullable String group,
		@Schema(description = "Codes of the departments whose units may file it; empty for all.") List<String> filedBy,
		@Schema(description = "Whether a record names a supervised subject.") RecordType.SubjectUse subject,
		@Schema(description = "Codes of the kinds of subject that it may name; empty for all.") List<String> subjectKinds,
		List<FieldAnswer> fields, List<LineAnswer> lines,
		@Schema(description = "What must hold in each record.") List<RuleAnswer> rules) {

	static RecordTypeAnswer of(RecordType type, Pack pack, Locale locale) {
		return new RecordTypeAnswer(type.code(), type.name(locale), type.description(), type.group(), type.filedBy(),
				type.subject(), type.subjectKinds(), fields(type.fields(), pack, locale),
				type.lines().stream().map((line) -> LineAnswer.of(line, pack, locale)).toList(),
				type.rules()
					.stream()
					.map((rule) -> new RuleAnswer(rule.check().source(), rule.message(locale)))
					.toList());
	}

	private static List<FieldAnswer> fields(List<Field> fields, Pack pack, Locale locale) {
		return fields.stream().map((field) -> FieldAnswer.of(field, pack, locale)).toList();
	}

	/**
	 * A field.
	 */
	@Schema(name = "Field")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record FieldAnswer(String code, String name, Field.Type type, boolean required,
			@Schema(description = "The least number.") @Nullable BigDecimal min,
			@Schema(description = "The greatest number.") @Nullable BigDecimal max,
			@Schema(description = "The most characters of a text.") @Nullable Integer maxLength,
			@Schema(description = "The most decimals of a number.") @Nullable Integer decimals,
			@Schema(description = "Unit of measure of a number.") @Nullable String unit,
			@Schema(description = "The codes that may be chosen.") @Nullable List<Option> options,
			@Nullable String help,
			@Schema(description = "What the value tells of a person; it is kept encrypted and comes back masked.") Field.@Nullable Sensitivity sensitive) {

		static FieldAnswer of(Field field, Pack pack, Locale locale) {
			boolean text = field.type() == Field.Type.TEXT || field.type() == Field.Type.LONG_TEXT;
			return new FieldAnswer(field.code(), field.name(locale), field.type(), field.required(), field.min(),
					field.max(), text ? field.maxLength() : null, field.type().isNumber() ? field.type().scale() : null,
					pack.measure(field.measure()).map((measure) -> measure.name(locale)).orElse(null),
					field.options().isEmpty() ? null
							: field.options()
								.stream()
								.map((option) -> new Option(option.code(), option.name(locale)))
								.toList(),
					field.help(), field.sensitive());
		}

	}

	/**
	 * An option of a field.
	 */
	@Schema(name = "FieldOption")
	record Option(String code, String name) {
	}

	/**
	 * A type of line.
	 */
	@Schema(name = "LineType")
	record LineAnswer(String code, String name,
			@Schema(description = "Whether each line names a unit of its own, to which it counts.") boolean ownUnit,
			@Schema(description = "The fewest lines of a record.") int min,
			@Schema(description = "The most lines of a record.") int max, List<FieldAnswer> fields) {

		static LineAnswer of(LineType line, Pack pack, Locale locale) {
			return new LineAnswer(line.code(), line.name(locale), line.ownUnit(), line.min(), line.max(),
					RecordTypeAnswer.fields(line.fields(), pack, locale));
		}

	}

	/**
	 * A rule.
	 */
	@Schema(name = "RecordRule")
	record RuleAnswer(@Schema(description = "The condition.") String check,
			@Schema(description = "What somebody reads whose record breaks it.") String message) {
	}

}
