package cn.yipanqi.intake.sheet;

import java.util.Locale;

import cn.yipanqi.engine.pack.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param path what it is in a draft: {@code date}, {@code fields.people}; the number of
 * the row {@code key}, and {@code tie} what ties lines to their record
 * @param field the field, for the column of one
 */
public record Column(String path, Kind kind, String name, String nameEn, boolean required, @Nullable Field field,
		Amounts amounts) {

	/**
	 * What a column holds.
	 */
	public enum Kind {

		TIE, KEY, DAY, SUBJECT, REGION, UNIT, NUMBER, CHOICE, FLAG, TEXT

	}

	/**
	 * Its heading without unit and mark.
	 */
	public String name(Locale locale) {
		return locale.getLanguage().equals("en") ? this.nameEn : this.name;
	}

	Column called(String another, String anotherEn) {
		return new Column(this.path, this.kind, another, anotherEn, this.required, this.field, this.amounts);
	}

	boolean isCalled(String key) {
		return key.equals(Plain.key(this.name)) || key.equals(Plain.key(this.nameEn));
	}

	/**
	 * Whether what stands in it is repeated in no report.
	 */
	boolean isSensitive() {
		return this.field != null && this.field.isSensitive();
	}

}
