package cn.yipanqi.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.WorkingGroup;
import cn.yipanqi.organization.ChoiceGroup;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What a scope may file, for which units, and with what its form begins.
 */
@Component
public class Filing {

	private final Pack pack;

	private final Organization organization;

	private final Choices choices;

	private final Clock clock;

	Filing(Pack pack, Organization organization, Choices choices, Clock clock) {
		this.pack = pack;
		this.organization = organization;
		this.choices = choices;
		this.clock = clock;
	}

	/**
	 * The types that the scope may file, by code of their working group; those of none
	 * last, under the empty code.
	 * @param subject what they are to be filed on; null for anything
	 */
	Map<String, List<RecordType>> types(Scope scope, @Nullable Subject subject) {
		Map<String, List<RecordType>> types = types(scope);
		if (subject != null) {
			types.replaceAll((group, of) -> of.stream()
				.filter((type) -> type.subject() != RecordType.SubjectUse.NONE)
				.filter((type) -> type.takes(subject.kind()))
				.toList());
			types.values().removeIf(List::isEmpty);
		}
		return types;
	}

	/**
	 * The types that the scope may file, by code of their working group; those of none
	 * last, under the empty code.
	 */
	public Map<String, List<RecordType>> types(Scope scope) {
		Map<String, List<RecordType>> types = new LinkedHashMap<>();
		this.pack.groups().stream().map(WorkingGroup::code).forEach((group) -> types.put(group, types(group, scope)));
		types.put("", types(null, scope));
		types.values().removeIf(List::isEmpty);
		return types;
	}

	private List<RecordType> types(@Nullable String group, Scope scope) {
		return this.pack.recordTypes()
			.stream()
			.filter((type) -> Objects.equals(type.group(), group))
			.filter((type) -> this.organization.units().stream().anyMatch((unit) -> files(unit, type, scope)))
			.toList();
	}

	/**
	 * Whether the scope may file records of the type for the unit.
	 */
	public static boolean files(Unit unit, RecordType type, Scope scope) {
		return scope.coversUnit(unit.code()) && scope.coversGroup(type.group())
				&& (type.filedBy().isEmpty() || type.filedBy().contains(unit.department()));
	}

	/**
	 * The units that the scope may file records of the type for.
	 */
	public List<ChoiceGroup> units(RecordType type, Scope scope, Locale locale) {
		return this.choices.units((unit) -> files(unit, type, scope), locale);
	}

	/**
	 * The last day that a record can bear now.
	 */
	public LocalDate lastDay() {
		return this.pack.campaign().latest(LocalDate.now(this.clock));
	}

	/**
	 * A form with what is known before anything is typed: the day, the unit if there is
	 * no doubt about it, and the county of a scope that is not the whole city.
	 */
	RecordForm blank(RecordType type, Scope scope) {
		return RecordForm.blank(UUID.randomUUID().toString(), lastDay(), own(type, scope).map(Unit::code).orElse(""),
				place(scope));
	}

	/**
	 * The region of a scope that is not the whole city; empty for one that is.
	 */
	public String place(Scope scope) {
		boolean wholeCity = scope.region().isEmpty() || scope.region().equals(this.organization.city().code());
		return wholeCity ? "" : scope.region();
	}

	/**
	 * The unit that a scope files records of the type for: its own, which is its
	 * department in its region, or the only one that it may file for. Whoever acts for
	 * several has none and chooses.
	 */
	public Optional<Unit> own(RecordType type, Scope scope) {
		List<Unit> units = this.organization.units().stream().filter((unit) -> files(unit, type, scope)).toList();
		return units.stream()
			.filter((unit) -> units.size() == 1 || (scope.department() != null && unit.region().equals(scope.region())))
			.findFirst();
	}

}
