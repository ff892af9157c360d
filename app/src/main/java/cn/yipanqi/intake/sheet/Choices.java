package cn.yipanqi.intake.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

/**
 * What a workbook's columns offer to choose from: options, and the subjects and places of
 * its own unit.
 */
record Choices(List<String> subjects, List<String> regions, List<String> units, List<String> allUnits,
		List<String> flags, Locale locale) {

	static final int MOST_SUBJECTS = 20_000;

	static Choices of(RecordType type, Unit unit, Scope scope, Organization organization, Registry registry,
			List<String> flags, Locale locale) {
		List<String> subjects = (type.subject() == RecordType.SubjectUse.NONE) ? List.of()
				: named(registry.within(new Scope(unit.region(), null), type.subjectKinds(), MOST_SUBJECTS));
		List<String> regions = organization.regions()
			.stream()
			.map(Region::code)
			.filter((code) -> RegionCode.within(code, unit.region()) && scope.coversRegion(code))
			.map((code) -> organization.place(code, locale))
			.toList();
		List<String> units = organization.units()
			.stream()
			.filter((any) -> scope.coversUnit(any.code())
					&& (type.filedBy().isEmpty() || type.filedBy().contains(any.department())))
			.map(Unit::name)
			.toList();
		List<String> all = organization.units().stream().map(Unit::name).toList();
		return new Choices(subjects, regions, units, all, flags, locale);
	}

	/**
	 * Names, with the number of the subject where several bear the same.
	 */
	private static List<String> named(List<Subject> subjects) {
		Map<String, Integer> counts = new HashMap<>();
		subjects.forEach((subject) -> counts.merge(subject.name(), 1, Integer::sum));
		return subjects.stream()
			.map((subject) -> (counts.getOrDefault(subject.name(), 0) > 1) ? subject.name() + " #" + subject.id()
					: subject.name())
			.toList();
	}

	List<String> of(Column column, boolean line) {
		return switch (column.kind()) {
			case SUBJECT -> this.subjects;
			case REGION -> this.regions;
			case UNIT -> line ? this.allUnits : this.units;
			case CHOICE -> Objects.requireNonNull(column.field())
				.options()
				.stream()
				.map((Choice any) -> any.name(this.locale))
				.toList();
			case FLAG -> this.flags;
			default -> List.of();
		};
	}

}
