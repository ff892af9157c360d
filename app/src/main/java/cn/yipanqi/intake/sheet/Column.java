package cn.yipanqi.intake.sheet;

import java.util.Locale;
import java.util.Set;

import cn.yipanqi.engine.pack.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param path what it is in a draft: {@code date}, {@code fields.people}; the number of
 * the row {@code key}, and {@code tie} what ties lines to their record
 * @param field the field, for the column of one
 * @param aliases what else it is called: in lists that people take along
 */
public record Column(String path, Kind kind, String name, String nameEn, boolean required, @Nullable Field field,
		Amounts amounts, Set<String> aliases) {

	/**
	 * What a column holds.
	 */
	public enum Kind {

		TIE, KEY, DAY, SUBJECT, REGION, UNIT, NUMBER, CHOICE, FLAG, TEXT,

		/** The number of a record, in a list that somebody took along. */
		RECORD

	}

	/**
	 * Its heading without unit and mark.
	 */
	public String name(Locale locale) {
		return locale.getLanguage().equals("en") ? this.nameEn : this.name;
	}

	Column called(String another, String anotherEn) {
		return new Column(this.path, this.kind, another, anotherEn, this.required, this.field, this.amounts,
				this.aliases);
	}

	boolean isCalled(String key) {
		return key.equals(Plain.key(this.name)) || key.equals(Plain.key(this.nameEn));
	}

	boolean isAlsoCalled(String key) {
		return this.aliases.stream().anyMatch((alias) -> key.equals(Plain.key(alias)));
	}

	/**
	 * Whether our own workbooks have it: not what only lists have.
	 */
	boolean isToBeFilledIn() {
		return this.kind != Kind.RECORD;
	}

	/**
	 * Whether what stands in it is repeated in no report.
	 */
	boolean isSensitive() {
		return this.field != null && this.field.isSensitive();
	}

}
