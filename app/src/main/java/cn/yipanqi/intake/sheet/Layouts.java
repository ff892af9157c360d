package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The layout of the workbook of each record type, as the pack has it.
 */
@Component
public class Layouts {

	private final Pack pack;

	private final MessageSource messages;

	Layouts(Pack pack, MessageSource messages) {
		this.pack = pack;
		this.messages = messages;
	}

	/**
	 * The layout of a record type.
	 */
	public Layout of(RecordType type) {
		List<Column> columns = new ArrayList<>();
		if (!type.lines().isEmpty()) {
			columns.add(common("tie", Column.Kind.TIE, false));
		}
		columns.add(common("date", Column.Kind.DAY, true));
		if (type.subject() != RecordType.SubjectUse.NONE) {
			columns.add(common("subject", Column.Kind.SUBJECT, type.subject() == RecordType.SubjectUse.REQUIRED));
		}
		columns.add(common("region", Column.Kind.REGION, type.subject() != RecordType.SubjectUse.REQUIRED));
		columns.add(common("unit", Column.Kind.UNIT, false));
		type.fields().forEach((field) -> columns.add(column(field)));
		columns.add(common("key", Column.Kind.KEY, false));
		return new Layout(type, new Layout.Part(null, type.name(), type.name(Locale.ENGLISH), told(columns)),
				type.lines().stream().map(this::part).toList());
	}

	private Layout.Part part(LineType line) {
		List<Column> columns = new ArrayList<>();
		columns.add(common("tie", Column.Kind.TIE, true));
		if (line.ownUnit()) {
			columns.add(common("line-unit", Column.Kind.UNIT, true));
		}
		line.fields().forEach((field) -> columns.add(column(field)));
		return new Layout.Part(line, line.name(), line.name(Locale.ENGLISH), told(columns));
	}

	/**
	 * The columns, each called otherwise than the others: a pack may call a field as all
	 * records' columns are called.
	 */
	private static List<Column> told(List<Column> columns) {
		List<Column> told = new ArrayList<>();
		for (Column column : columns) {
			String name = column.name();
			String english = column.nameEn();
			for (int i = 2; isThere(name, told); i++) {
				name = column.name() + " " + i;
			}
			for (int i = 2; isThere(english, told); i++) {
				english = column.nameEn() + " " + i;
			}
			told.add(column.called(name, english));
		}
		return List.copyOf(told);
	}

	private static boolean isThere(String name, List<Column> columns) {
		return columns.stream().anyMatch((column) -> column.isCalled(Plain.key(name)));
	}

	private Column common(String code, Column.Kind kind, boolean required) {
		return new Column(code.equals("line-unit") ? "unit" : code, kind, word(code, Locale.SIMPLIFIED_CHINESE),
				word(code, Locale.ENGLISH), required, null, new Amounts(null));
	}

	private String word(String code, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage("intake.column." + code, null, locale));
	}

	private Column column(Field field) {
		return new Column("fields." + field.code(), kind(field), field.name(), field.name(Locale.ENGLISH),
				field.required(), field, new Amounts(this.pack.measure(field.measure()).orElse(null)));
	}

	private static Column.Kind kind(Field field) {
		return switch (field.type()) {
			case INTEGER, DECIMAL, MONEY -> Column.Kind.NUMBER;
			case DATE -> Column.Kind.DAY;
			case CHOICE -> Column.Kind.CHOICE;
			case FLAG -> Column.Kind.FLAG;
			case TEXT, LONG_TEXT -> Column.Kind.TEXT;
		};
	}

}
