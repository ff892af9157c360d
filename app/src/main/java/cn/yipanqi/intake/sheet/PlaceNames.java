package cn.yipanqi.intake.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.organization.Unit;

/**
 * What regions and units are called: by name, by name after that of what they lie in, or
 * by code.
 */
final class PlaceNames {

	private final Map<String, Set<String>> regions = new HashMap<>();

	private final Map<String, String> units = new HashMap<>();

	private final Map<String, String> departments = new HashMap<>();

	PlaceNames(Organization organization, Pack pack) {
		for (Region region : organization.regions()) {
			for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
				name(region.name(locale), region.code());
				name(organization.place(region.code(), locale), region.code());
			}
			name(region.code(), region.code());
		}
		for (Unit unit : organization.units()) {
			this.units.putIfAbsent(Plain.key(unit.name()), unit.code());
			this.units.putIfAbsent(Plain.key(unit.code()), unit.code());
		}
		for (Department department : pack.departments()) {
			this.departments.putIfAbsent(Plain.key(department.name()), department.code());
			this.departments.putIfAbsent(Plain.key(department.name(Locale.ENGLISH)), department.code());
		}
	}

	private void name(String name, String code) {
		this.regions.computeIfAbsent(Plain.key(name), (key) -> new TreeSet<>()).add(code);
	}

	/**
	 * The region of a name. Towns of several counties bear the same name, so that what
	 * lies in the filing unit's region is meant first.
	 * @param within region of the filing unit
	 */
	Reading region(String text, String within) {
		Set<String> found = this.regions.getOrDefault(Plain.key(text), Set.of());
		List<String> near = found.stream().filter((code) -> RegionCode.within(code, within)).toList();
		if (near.size() == 1 || found.size() == 1) {
			return Reading.of((near.size() == 1) ? near.get(0) : found.iterator().next());
		}
		return found.isEmpty() ? Reading.refused(Fault.REGION_UNKNOWN) : Reading.refused(Fault.REGION_AMBIGUOUS);
	}

	/**
	 * The unit of a name; that of a department alone is the one in the region.
	 */
	Reading unit(String text, String region) {
		String key = Plain.key(text);
		String unit = this.units.get(key);
		String department = this.departments.get(key);
		if (unit == null && department != null) {
			unit = this.units.get(Plain.key(UnitCode.of(department, region)));
		}
		return (unit != null) ? Reading.of(unit) : Reading.refused(Fault.UNIT_UNKNOWN);
	}

}
