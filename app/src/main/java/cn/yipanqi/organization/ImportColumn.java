package cn.yipanqi.organization;

import java.util.Locale;

/**
 * A column of the workbook.
 */
enum ImportColumn {

	NUMBER("number", 8), REGION("region", 12), KIND("kind", 16), NAME("name", 36), NAME_EN("nameEn", 30),
	SEAT("seat", 24), GROUP("packGroup", 30), BODY("body", 36), UNIT("unit", 24), PART("part", 8), PLACE("place", 36),
	DUTY("kind", 14), PERSON_NUMBER("person", 10), PERSON("name", 12), WORKPLACE("workplace", 24), POST("post", 18),
	PHONE("phone", 16), RANK("rank", 8), FROM("from", 16), TO("to", 16);

	private final String field;

	private final int width;

	ImportColumn(String field, int width) {
		this.field = field;
		this.width = width;
	}

	/**
	 * What the rules call it when they refuse something.
	 */
	String field() {
		return this.field;
	}

	int width() {
		return this.width;
	}

	/**
	 * Message key below {@code command.column.}.
	 */
	String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
