package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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

	/** What the columns that all records have are called in lists. */
	private static final Map<String, Set<String>> LISTED = Map.of("date", Set.of("record.date"), "region",
			Set.of("record.region"), "unit", Set.of("record.unit"), "subject", Set.of("records.what", "record.subject"),
			"record", Set.of("records.number"));

	private static final Set<String> DERIVED = Set.of("records.type", "records.state", "records.filed",
			"records.filed-at");

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
		columns.add(common("date", Column.Kind.DAY, !SheetTypes.isRegistration(type.code())));
		if (type.subject() != RecordType.SubjectUse.NONE) {
			columns.add(common("subject", Column.Kind.SUBJECT, type.subject() == RecordType.SubjectUse.REQUIRED));
		}
		columns.add(common("region", Column.Kind.REGION, type.subject() != RecordType.SubjectUse.REQUIRED));
		columns.add(common("unit", Column.Kind.UNIT, false));
		type.fields().forEach((field) -> columns.add(column(field)));
		columns.add(common("key", Column.Kind.KEY, false));
		columns.add(common("record", Column.Kind.RECORD, false));
		return new Layout(type,
				new Layout.Part(null, type.name(), type.name(Locale.ENGLISH), told(columns), derived(type)),
				type.lines().stream().map(this::part).toList());
	}

	private Set<String> derived(RecordType type) {
		Set<String> keys = new HashSet<>(DERIVED);
		if (type.subject() == RecordType.SubjectUse.NONE) {
			keys.addAll(LISTED.get("subject"));
		}
		return keys.stream().flatMap((key) -> words(key).stream()).map(Plain::key).collect(Collectors.toSet());
	}

	private Layout.Part part(LineType line) {
		List<Column> columns = new ArrayList<>();
		columns.add(common("tie", Column.Kind.TIE, true));
		if (line.ownUnit()) {
			columns.add(common("line-unit", Column.Kind.UNIT, true));
		}
		line.fields().forEach((field) -> columns.add(column(field)));
		return new Layout.Part(line, line.name(), line.name(Locale.ENGLISH), told(columns), Set.of());
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
				word(code, Locale.ENGLISH), required, null, new Amounts(null),
				LISTED.getOrDefault(code, Set.of())
					.stream()
					.flatMap((key) -> words(key).stream())
					.collect(Collectors.toSet()));
	}

	private List<String> words(String key) {
		return List.of(message(key, Locale.SIMPLIFIED_CHINESE), message(key, Locale.ENGLISH));
	}

	private String word(String code, Locale locale) {
		return message("intake.column." + code, locale);
	}

	private String message(String key, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, locale));
	}

	private Column column(Field field) {
		return new Column("fields." + field.code(), kind(field), field.name(), field.name(Locale.ENGLISH),
				field.required(), field,
				new Amounts(this.pack.measure(field.measure()).orElse(null), field.type().scale()), Set.of());
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
