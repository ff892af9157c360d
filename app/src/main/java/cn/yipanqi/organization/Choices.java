package cn.yipanqi.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.organization.ChoiceGroup.Choice;

import org.springframework.stereotype.Component;

/**
 * Lists of regions and units to choose from, each under its county: towns of different
 * counties often bear the same name.
 */
@Component
public class Choices {

	private final Organization organization;

	Choices(Organization organization) {
		this.organization = organization;
	}

	public List<ChoiceGroup> regions(Predicate<Region> wanted, Locale locale) {
		Map<String, List<Choice>> groups = new LinkedHashMap<>();
		this.organization.regions()
			.stream()
			.filter(wanted)
			.forEach((region) -> add(groups, region.code(), new Choice(region.code(), region.name(locale))));
		return named(groups, locale);
	}

	public List<ChoiceGroup> units(Predicate<Unit> wanted, Locale locale) {
		Map<String, List<Choice>> groups = new LinkedHashMap<>();
		this.organization.units()
			.stream()
			.filter(wanted)
			.sorted(Comparator.comparing(Unit::region))
			.forEach((unit) -> add(groups, unit.region(), new Choice(unit.code(), unit.name())));
		return named(groups, locale);
	}

	private void add(Map<String, List<Choice>> groups, String region, Choice choice) {
		String heading = RegionCode.lineage(region)
			.stream()
			.map(this.organization::region)
			.flatMap(Optional::stream)
			.filter((area) -> area.level() == Territory.Level.COUNTY)
			.map(Region::code)
			.findFirst()
			.orElse(region);
		groups.computeIfAbsent(heading, (key) -> new ArrayList<>()).add(choice);
	}

	private List<ChoiceGroup> named(Map<String, List<Choice>> groups, Locale locale) {
		return groups.entrySet()
			.stream()
			.map((group) -> new ChoiceGroup(
					this.organization.region(group.getKey()).map((region) -> region.name(locale)).orElse(""),
					group.getValue()))
			.toList();
	}

}
