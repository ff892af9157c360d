package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;

import org.springframework.stereotype.Component;

/**
 * Shows the lines of a record: as tables with sums, and in a few words.
 */
@Component
class LineTables {

	private final Pack pack;

	private final Organization organization;

	private final FieldTexts texts;

	LineTables(Pack pack, Organization organization, FieldTexts texts) {
		this.pack = pack;
		this.organization = organization;
		this.texts = texts;
	}

	List<LineTable> of(Entry entry, Locale locale) {
		return this.pack.recordType(entry.type())
			.lines()
			.stream()
			.filter((type) -> !lines(entry, type).isEmpty())
			.map((type) -> table(type, lines(entry, type), adds(entry), locale))
			.toList();
	}

	/**
	 * How many lines of each type there are and what they add up to.
	 */
	List<String> summaries(Entry entry, Locale locale) {
		return this.pack.recordType(entry.type())
			.lines()
			.stream()
			.filter((type) -> !lines(entry, type).isEmpty())
			.map((type) -> summary(type, lines(entry, type), locale))
			.toList();
	}

	/**
	 * The unit of a line, by name.
	 */
	String unit(EntryLine line) {
		return this.organization.unit(Objects.requireNonNullElse(line.unit(), "")).map(Unit::name).orElse("");
	}

	private static List<EntryLine> lines(Entry entry, LineType type) {
		return entry.lines().stream().filter((line) -> line.type().equals(type.code())).toList();
	}

	/**
	 * The lines of a summary sheet are of different things and add up to nothing.
	 */
	private boolean adds(Entry entry) {
		return this.pack.findSummary(entry.type()).isEmpty();
	}

	private LineTable table(LineType type, List<EntryLine> lines, boolean adds, Locale locale) {
		List<Field> fields = type.fields()
			.stream()
			.filter((field) -> lines.stream().anyMatch((line) -> line.fields().get(field.code()) != null))
			.toList();
		List<LineTable.Column> columns = new ArrayList<>();
		List<String> totals = new ArrayList<>();
		if (type.ownUnit()) {
			columns.add(new LineTable.Column(this.texts.message("record.line-unit", locale), "", false));
			totals.add("");
		}
		fields.forEach((field) -> {
			columns
				.add(new LineTable.Column(field.name(locale), this.texts.unit(field, locale), field.type().isNumber()));
			totals.add(field.type().isNumber() ? sum(lines, field).toPlainString() : "");
		});
		return new LineTable(type, columns, lines.stream().map((line) -> row(type, fields, line, locale)).toList(),
				(adds && lines.size() > 1) ? totals : List.of());
	}

	private List<String> row(LineType type, List<Field> fields, EntryLine line, Locale locale) {
		List<String> cells = new ArrayList<>();
		if (type.ownUnit()) {
			cells.add(unit(line));
		}
		fields.forEach((field) -> cells.add(this.texts.bare(field, line.fields().get(field.code()), locale)));
		return cells;
	}

	private String summary(LineType type, List<EntryLine> lines, Locale locale) {
		StringBuilder summary = new StringBuilder(
				this.texts.message("record.lines", locale, type.name(locale), lines.size()));
		type.fields()
			.stream()
			.filter((field) -> field.type().isNumber() && field.measure() != null)
			.filter((field) -> sum(lines, field).signum() > 0)
			.forEach((field) -> summary.append(" · ").append(this.texts.text(field, sum(lines, field), locale)));
		return summary.toString();
	}

	private static BigDecimal sum(List<EntryLine> lines, Field field) {
		return lines.stream()
			.map((line) -> line.fields().get(field.code()))
			.filter(BigDecimal.class::isInstance)
			.map(BigDecimal.class::cast)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
