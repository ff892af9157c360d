package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Says what a correction changed, field by field, as it read before and as it reads now.
 */
@Component
class Changes {

	private static final String SEPARATOR = " · ";

	private final Pack pack;

	private final Organization organization;

	private final FieldTexts texts;

	private final LineTables lines;

	Changes(Pack pack, Organization organization, FieldTexts texts, LineTables lines) {
		this.pack = pack;
		this.organization = organization;
		this.texts = texts;
		this.lines = lines;
	}

	List<Change> between(Entry former, Entry next, RecordType type, Map<Long, Subject> subjects, Locale locale) {
		Collector changes = new Collector();
		changes.add(this.texts.message("record.date", locale), former.date().toString(), next.date().toString());
		changes.add(this.texts.message("record.unit", locale), unit(former), unit(next));
		changes.add(this.texts.message("record.region", locale), this.organization.place(former.region(), locale),
				this.organization.place(next.region(), locale));
		changes.add(this.texts.message("record.subject", locale), subject(former, subjects), subject(next, subjects));
		fields("", type.fields(), former.fields(), next.fields(), changes, locale);
		if (this.pack.findSummary(type.code()).isPresent()) {
			totals(type.line(SummaryType.LINE).orElseThrow(), former, next, changes, locale);
		}
		else {
			type.lines().forEach((line) -> lines(line, former, next, changes, locale));
		}
		return changes.found;
	}

	/**
	 * What changed on a summary sheet, by indicator.
	 */
	private void totals(LineType type, Entry former, Entry next, Collector changes, Locale locale) {
		Field total = type.field(SummaryType.TOTAL).orElseThrow();
		for (Choice indicator : type.field(SummaryType.INDICATOR).orElseThrow().options()) {
			changes.add(indicator.name(locale), this.texts.text(total, total(former, indicator.code()), locale),
					this.texts.text(total, total(next, indicator.code()), locale));
		}
	}

	private static @Nullable Object total(Entry entry, String indicator) {
		return entry.lines()
			.stream()
			.filter((line) -> indicator.equals(line.fields().get(SummaryType.INDICATOR)))
			.map((line) -> line.fields().get(SummaryType.TOTAL))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private String unit(Entry entry) {
		return this.organization.unit(entry.unit()).map(Unit::name).orElse(entry.unit());
	}

	private static String subject(Entry entry, Map<Long, Subject> subjects) {
		Subject subject = (entry.subject() != null) ? subjects.get(entry.subject()) : null;
		return (subject != null) ? subject.name() : FieldTexts.NONE;
	}

	private void lines(LineType type, Entry former, Entry next, Collector changes, Locale locale) {
		List<EntryLine> before = former.lines().stream().filter((line) -> line.type().equals(type.code())).toList();
		List<EntryLine> after = next.lines().stream().filter((line) -> line.type().equals(type.code())).toList();
		for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
			String name = this.texts.message("record.line", locale, type.name(locale), i + 1);
			if (i < before.size() && i < after.size()) {
				line(name, type, before.get(i), after.get(i), changes, locale);
			}
			else {
				changes.add(name, words(type, (i < before.size()) ? before.get(i) : null, locale),
						words(type, (i < after.size()) ? after.get(i) : null, locale));
			}
		}
	}

	private void line(String name, LineType type, EntryLine before, EntryLine after, Collector changes, Locale locale) {
		changes.add(name + SEPARATOR + this.texts.message("record.line-unit", locale), this.lines.unit(before),
				this.lines.unit(after));
		fields(name + SEPARATOR, type.fields(), before.fields(), after.fields(), changes, locale);
	}

	private void fields(String prefix, List<Field> fields, Map<String, Object> before, Map<String, Object> after,
			Collector changes, Locale locale) {
		fields.forEach((field) -> {
			Object former = before.get(field.code());
			Object next = after.get(field.code());
			String name = prefix + field.name(locale);
			if (!field.isSensitive()) {
				changes.add(name, this.texts.text(field, former, locale), this.texts.text(field, next, locale));
			}
			else if (!Objects.equals(former, next)) {
				// two numbers can have one mask
				changes.found.add(
						new Change(name, this.texts.text(field, former, locale), this.texts.text(field, next, locale)));
			}
		});
	}

	private String words(LineType type, @Nullable EntryLine line, Locale locale) {
		if (line == null) {
			return FieldTexts.NONE;
		}
		String unit = this.lines.unit(line);
		String values = type.fields()
			.stream()
			.filter((field) -> line.fields().get(field.code()) != null)
			.map((Field field) -> field.name(locale) + " "
					+ this.texts.text(field, line.fields().get(field.code()), locale))
			.collect(Collectors.joining("\n"));
		return unit.isEmpty() ? values : unit + "\n" + values;
	}

	/**
	 * Something that a correction changed.
	 */
	record Change(String name, String before, String after) {
	}

	private static final class Collector {

		private final List<Change> found = new ArrayList<>();

		void add(String name, String before, String after) {
			if (!Objects.equals(before, after)) {
				this.found.add(new Change(name, before, after));
			}
		}

	}

}
