package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * When and where an act happens, who acts and on whom, and what it follows from.
 */
record Circumstances(Organization organization, Settings words, LocalDate date, String region, String unit,
		@Nullable Subject subject, @Nullable Cause cause) {

	/**
	 * The text for a placeholder, or null if it is none of ours.
	 */
	@Nullable String text(String placeholder) {
		return switch (placeholder) {
			case "day" -> this.date.getMonthValue() + "月" + this.date.getDayOfMonth() + "日";
			case "town" -> name(this.region);
			case "county" -> name(RegionCode.lineage(this.region)
				.stream()
				.filter((code) -> code.length() > this.organization.city().code().length())
				.findFirst()
				.orElse(this.region));
			case "seat" -> {
				String name = name(UnitCode.region(this.unit));
				yield name.substring(0, name.length() - 1);
			}
			case "subject" -> (this.subject != null) ? this.subject.name() : null;
			default ->
				this.words.has(placeholder) ? this.words.part(placeholder).text(UnitCode.department(this.unit)) : null;
		};
	}

	private String name(String code) {
		return this.organization.region(code).map(Region::name).orElseThrow();
	}

	/**
	 * How a field's value is written in a text.
	 */
	static String written(Field field, @Nullable Object value) {
		return (value instanceof BigDecimal number) ? number.stripTrailingZeros().toPlainString()
				: field.option(Objects.toString(value, "")).map(Choice::name).orElse(Objects.toString(value, ""));
	}

	/**
	 * The act that another follows from.
	 */
	record Cause(RecordType type, Draft draft) {

		/**
		 * The text for the name of a field, or null if it has no such field.
		 */
		@Nullable String text(String code) {
			return this.type.field(code).map((field) -> written(field, this.draft.fields().get(code))).orElse(null);
		}

	}

}
