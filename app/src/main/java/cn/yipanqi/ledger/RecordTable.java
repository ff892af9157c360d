package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.export.Column;
import cn.yipanqi.export.ExportTable;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Records as a table to be taken away: those of one type with all of its fields.
 */
@Component
public class RecordTable {

	private final LedgerReader reader;

	private final RecordRows rows;

	private final MaskedEntries masked;

	private final FieldTexts texts;

	private final Pack pack;

	private final Organization organization;

	RecordTable(LedgerReader reader, RecordRows rows, MaskedEntries masked, FieldTexts texts, Pack pack,
			Organization organization) {
		this.reader = reader;
		this.rows = rows;
		this.masked = masked;
		this.texts = texts;
		this.pack = pack;
		this.organization = organization;
	}

	ExportTable of(LedgerQuery query, Scope scope, Locale locale) {
		RecordType type = (query.type() != null) ? this.pack.findRecordType(query.type()).orElse(null) : null;
		List<Field> fields = (type != null) ? type.fields() : List.of();
		List<Column> columns = new ArrayList<>(columns(locale));
		fields.forEach((field) -> columns.add(column(field, locale)));
		String title = (type != null) ? type.name(locale) : this.texts.message("records.title", locale);
		return new ExportTable(title, facts(query, locale), columns,
				(taker) -> this.reader.each(query, scope, (entries) -> rows(entries, fields, scope, locale, taker)));
	}

	/**
	 * The columns that all records have.
	 */
	public List<Column> columns(Locale locale) {
		return List.of(Column.integer(text("records.number", locale)), Column.text(text("records.type", locale)),
				Column.text(text("records.what", locale)), Column.text(text("record.unit", locale)),
				Column.text(text("record.region", locale)), Column.date(text("record.date", locale)),
				Column.text(text("records.state", locale)), Column.text(text("records.filed", locale)),
				Column.moment(text("records.filed-at", locale)));
	}

	/**
	 * The cells under those columns, for each entry.
	 */
	public List<List<@Nullable Object>> cells(List<Entry> entries, Scope scope, Locale locale) {
		return this.rows.of(entries, scope, locale).stream().map((row) -> {
			Entry entry = row.entry();
			List<@Nullable Object> cells = new ArrayList<>();
			cells.add(entry.first());
			cells.add(row.type());
			cells.add(row.title());
			cells.add(row.unit());
			cells.add(row.place());
			cells.add(entry.date());
			cells.add(this.texts.message("record.operation." + entry.operation(), locale));
			cells.add(row.author());
			cells.add(entry.recordedAt());
			return cells;
		}).toList();
	}

	private void rows(List<Entry> entries, List<Field> fields, Scope scope, Locale locale,
			Consumer<List<@Nullable Object>> taker) {
		List<List<@Nullable Object>> cells = cells(entries, scope, locale);
		for (int i = 0; i < entries.size(); i++) {
			Map<String, Object> values = fields.isEmpty() ? Map.of() : this.masked.of(entries.get(i)).fields();
			List<@Nullable Object> row = cells.get(i);
			fields.forEach((field) -> row.add(value(field, values.get(field.code()), locale)));
			taker.accept(row);
		}
	}

	private Column column(Field field, Locale locale) {
		String unit = this.texts.unit(field, locale);
		String title = unit.isEmpty() ? field.name(locale) : field.name(locale) + " (" + unit + ")";
		if (field.isSensitive()) {
			return Column.text(title);
		}
		return switch (field.type()) {
			case INTEGER -> Column.integer(title);
			case DECIMAL, MONEY -> Column.decimal(title);
			case DATE -> Column.date(title);
			case TEXT, LONG_TEXT, CHOICE, FLAG -> Column.text(title);
		};
	}

	private @Nullable Object value(Field field, @Nullable Object value, Locale locale) {
		if (value == null) {
			return null;
		}
		if (field.isSensitive()) {
			return value.toString();
		}
		return switch (field.type()) {
			case INTEGER, DECIMAL, MONEY -> (value instanceof BigDecimal) ? value : new BigDecimal(value.toString());
			case DATE -> LocalDate.parse(value.toString());
			case TEXT, LONG_TEXT -> value.toString();
			case CHOICE, FLAG -> this.texts.text(field, value, locale);
		};
	}

	private Map<String, String> facts(LedgerQuery query, Locale locale) {
		Map<String, String> facts = new LinkedHashMap<>();
		put(facts, "records.type", query.type(),
				(query.type() != null)
						? this.pack.findRecordType(query.type()).map((type) -> type.name(locale)).orElse("") : "",
				locale);
		put(facts, "record.unit", query.unit(),
				(query.unit() != null) ? this.organization.unit(query.unit()).map(Unit::name).orElse("") : "", locale);
		put(facts, "record.region", query.region().isEmpty() ? null : query.region(),
				this.organization.place(query.region(), locale), locale);
		put(facts, "records.from", query.from(), "", locale);
		put(facts, "records.to", query.to(), "", locale);
		if (query.cancelled() != null) {
			facts.put(text("records.state", locale),
					text(query.cancelled() ? "records.cancelled" : "records.valid", locale));
		}
		put(facts, "records.text", query.text(), "", locale);
		put(facts, "records.batch", (query.batch() != null) ? query.batch().name() : null, "", locale);
		return facts;
	}

	private void put(Map<String, String> facts, String key, @Nullable Object asked, String words, Locale locale) {
		if (asked != null) {
			facts.put(text(key, locale), words.isEmpty() ? asked.toString() : words);
		}
	}

	private String text(String key, Locale locale) {
		return this.texts.message(key, locale);
	}

}
