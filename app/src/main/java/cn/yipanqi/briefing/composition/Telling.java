package cn.yipanqi.briefing.composition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.Sentence;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Tells records in words: by the sentences of their type, or by what they say in one
 * field.
 */
final class Telling {

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Facts facts;

	private final Setting setting;

	Telling(Pack pack, Organization organization, Registry registry, Facts facts, Setting setting) {
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.facts = facts;
		this.setting = setting;
	}

	/**
	 * The record in one sentence without its full stop, or null if its type has none that
	 * fits.
	 */
	@Nullable String sentence(Entry entry) {
		RecordType type = this.pack.recordType(entry.type());
		for (Sentence sentence : type.sentences()) {
			if (sentence.when() == null || sentence.when().holds(entry::value)) {
				String told = sentence
					.tell((name) -> String.join(this.setting.phrasing().separator(), says(entry, name)));
				if (told != null) {
					return told.strip().replaceAll("[。.]+$", "");
				}
			}
		}
		return null;
	}

	/**
	 * What the record says under a name: a field, {@code line.field}, or one of
	 * {@code date}, {@code unit}, {@code department}, {@code region} and {@code subject}.
	 * Numbers of several lines are added up, other values are each said once.
	 */
	List<String> says(Entry entry, String name) {
		return switch (name) {
			case "date" -> List.of(this.facts.shortDay(entry.date()));
			case "unit" -> this.organization.unit(entry.unit()).map(Unit::name).stream().toList();
			case "department" -> this.pack.department(entry.department())
				.map((department) -> department.name(this.setting.locale()))
				.stream()
				.toList();
			case "region" -> this.organization.region(entry.region())
				.map((region) -> region.name(this.setting.locale()))
				.stream()
				.toList();
			case "subject" -> subject(entry.subject());
			default -> field(entry, name);
		};
	}

	/**
	 * One of the values that the record says under a name, as it is counted.
	 */
	List<String> says(Entry entry, String name, String key) {
		RecordType type = this.pack.recordType(entry.type());
		return Stream
			.concat(type.field(name).stream(), type.lines().stream().flatMap((line) -> line.field(name).stream()))
			.findFirst()
			.map((field) -> List.of(shown(field, key)))
			.orElse(List.of(key));
	}

	private List<String> subject(@Nullable Long subject) {
		return (subject == null) ? List.of()
				: this.registry.find(subject, this.setting.scope()).map(Subject::name).stream().toList();
	}

	private List<String> field(Entry entry, String name) {
		RecordType type = this.pack.recordType(entry.type());
		int dot = name.indexOf('.');
		Field own = (dot < 0) ? type.field(name).orElse(null) : null;
		if (own != null && own.isSensitive()) {
			return List.of();
		}
		if (own != null) {
			Object value = entry.fields().get(name);
			return (value != null) ? List.of(shown(own, value)) : List.of();
		}
		List<String> said = new ArrayList<>();
		for (LineType line : type.lines()) {
			if (dot < 0 || line.code().equals(name.substring(0, dot))) {
				said.addAll(lines(entry, line, name.substring(dot + 1)));
			}
		}
		return said;
	}

	private List<String> lines(Entry entry, LineType type, String name) {
		List<EntryLine> lines = entry.lines().stream().filter((line) -> line.type().equals(type.code())).toList();
		if (name.equals("unit")) {
			return lines.stream()
				.map(EntryLine::unit)
				.filter(Objects::nonNull)
				.distinct()
				.flatMap((unit) -> this.organization.unit(unit).map(Unit::name).stream())
				.toList();
		}
		Field field = type.field(name).orElse(null);
		if (field == null) {
			return List.of();
		}
		List<Object> values = lines.stream().map((line) -> line.fields().get(name)).filter(Objects::nonNull).toList();
		if (field.type().isNumber()) {
			BigDecimal sum = values.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add);
			return values.isEmpty() ? List.of() : List.of(shown(field, sum));
		}
		Set<String> said = new LinkedHashSet<>();
		values.forEach((value) -> said.add(shown(field, value)));
		return List.copyOf(said);
	}

	private String shown(Field field, Object value) {
		if (value instanceof BigDecimal number) {
			return number.stripTrailingZeros().toPlainString();
		}
		if (field.type() == Field.Type.DATE) {
			return this.facts.shortDay(LocalDate.parse(value.toString()));
		}
		if (value instanceof Boolean flag) {
			return this.setting.phrasing().yesOrNo(flag);
		}
		return field.option(value.toString())
			.map((Choice choice) -> choice.name(this.setting.locale()))
			.orElseGet(() -> this.setting.phrasing().inSentence(value.toString()));
	}

}
