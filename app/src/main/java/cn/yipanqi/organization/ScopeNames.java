package cn.yipanqi.organization;

import java.util.Locale;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.WorkingGroup;

import org.springframework.stereotype.Component;

/**
 * What scopes are called: 云江市 工商局.
 */
@Component
public class ScopeNames {

	private final Organization organization;

	private final Pack pack;

	ScopeNames(Organization organization, Pack pack) {
		this.organization = organization;
		this.pack = pack;
	}

	/**
	 * How far a scope reaches.
	 */
	public String of(Scope scope, Locale locale) {
		String region = region(scope.region(), locale);
		if (scope.department() != null) {
			return region + " "
					+ this.pack.department(scope.department())
						.map((department) -> name(department, locale))
						.orElse(scope.department());
		}
		if (scope.group() != null) {
			return region + " "
					+ this.pack.groups()
						.stream()
						.filter((group) -> group.code().equals(scope.group()))
						.map((group) -> name(group, locale))
						.findFirst()
						.orElse(scope.group());
		}
		return region;
	}

	/**
	 * The region's name, or its code where there is no such region.
	 */
	public String region(String code, Locale locale) {
		String name = this.organization.place(code, locale);
		return name.isEmpty() ? code : name;
	}

	public static String name(Department department, Locale locale) {
		return department.name(locale);
	}

	public static String name(WorkingGroup group, Locale locale) {
		return group.name(locale);
	}

}
