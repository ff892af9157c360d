package cn.yipanqi.organization;

import java.util.List;
import java.util.Locale;

/**
 * A sheet of the workbook.
 */
enum ImportSheet {

	BODIES, MEMBERS, DUTIES;

	List<ImportColumn> columns() {
		return switch (this) {
			case BODIES -> List.of(ImportColumn.NUMBER, ImportColumn.REGION, ImportColumn.KIND, ImportColumn.NAME,
					ImportColumn.NAME_EN, ImportColumn.SEAT, ImportColumn.GROUP, ImportColumn.RANK, ImportColumn.FROM,
					ImportColumn.TO);
			case MEMBERS -> List.of(ImportColumn.NUMBER, ImportColumn.REGION, ImportColumn.BODY, ImportColumn.UNIT,
					ImportColumn.PART, ImportColumn.RANK, ImportColumn.FROM, ImportColumn.TO);
			case DUTIES -> List.of(ImportColumn.NUMBER, ImportColumn.REGION, ImportColumn.PLACE, ImportColumn.DUTY,
					ImportColumn.PERSON_NUMBER, ImportColumn.PERSON, ImportColumn.WORKPLACE, ImportColumn.POST,
					ImportColumn.PHONE, ImportColumn.RANK, ImportColumn.FROM, ImportColumn.TO);
		};
	}

	/**
	 * The column that a refusal is about.
	 */
	ImportColumn column(String field) {
		return columns().stream().filter((column) -> column.field().equals(field)).findFirst().orElse(columns().get(1));
	}

	/**
	 * Message key below {@code command.sheet.}.
	 */
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
