package cn.yipanqi.organization;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.engine.pack.WorkingGroup;

import org.springframework.stereotype.Component;

/**
 * Finds what people write into a workbook: regions, units and working groups by name or
 * code.
 */
@Component
class Places {

	private final Organization organization;

	private final Pack pack;

	Places(Organization organization, Pack pack) {
		this.organization = organization;
		this.pack = pack;
	}

	/**
	 * The regions that can have a command structure.
	 */
	List<Region> regions() {
		return this.organization.regions().stream().filter((region) -> region.level() != Territory.Level.TOWN).toList();
	}

	Names names() {
		return new Names();
	}

	/**
	 * What is called how.
	 */
	final class Names {

		private final Map<String, String> regions = new HashMap<>();

		private final Map<String, String> units = new HashMap<>();

		private final Map<String, String> groups = new HashMap<>();

		private final Map<String, String> departments = new HashMap<>();

		private Names() {
			for (Region region : Places.this.regions()) {
				List.of(region.name(), region.name(Locale.ENGLISH), region.code())
					.forEach((name) -> this.regions.putIfAbsent(name, region.code()));
			}
			for (Unit unit : Places.this.organization.units()) {
				List.of(unit.name(), unit.code()).forEach((name) -> this.units.putIfAbsent(name, unit.code()));
			}
			for (WorkingGroup group : Places.this.pack.groups()) {
				List.of(group.name(), group.name(Locale.ENGLISH), group.code())
					.forEach((name) -> this.groups.putIfAbsent(name, group.code()));
			}
			for (Department department : Places.this.pack.departments()) {
				List.of(department.name(), department.name(Locale.ENGLISH))
					.forEach((name) -> this.departments.putIfAbsent(name, department.code()));
			}
		}

		/**
		 * @throws RefusedChangeException if there is no such region
		 */
		String region(String text) {
			return find(this.regions, "region", text, "unknown-region");
		}

		/**
		 * @throws RefusedChangeException if there is no such unit
		 */
		String unit(String field, String text, String region) {
			String department = this.departments.get(text);
			if (department != null && this.units.containsKey(UnitCode.of(department, region))) {
				return UnitCode.of(department, region);
			}
			return find(this.units, field, text, "unknown-unit");
		}

		/**
		 * @throws RefusedChangeException if there is no such working group
		 */
		String group(String text) {
			return find(this.groups, "packGroup", text, "unknown-group");
		}

		private static String find(Map<String, String> names, String field, String text, String problem) {
			if (text.isEmpty()) {
				throw new RefusedChangeException(field, "missing");
			}
			String code = names.get(text);
			if (code == null) {
				throw new RefusedChangeException(field, problem, text);
			}
			return code;
		}

	}

}
