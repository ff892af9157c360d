package cn.yipanqi.access;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * What a reader or writer may reach: a region with all below it, and within it one
 * department, one working group, or all. An argument of every read and write; whatever is
 * outside is refused.
 *
 * @param region code of the region; the empty code is everywhere
 * @param department code of the department, or null for all
 * @param group code of the working group whose records it is about, or null for all
 */
public record Scope(String region, @Nullable String department, @Nullable String group) {

	/**
	 * Everything: for the system's own work.
	 */
	public static final Scope EVERYTHING = new Scope("", null, null);

	/**
	 * Nothing at all: no region's code begins so.
	 */
	public static final Scope NOTHING = new Scope("-", null, null);

	public Scope {
		if (department != null && group != null) {
			throw new IllegalArgumentException("A scope is a department's or a working group's, not both");
		}
	}

	public Scope(String region, @Nullable String department) {
		this(region, department, null);
	}

	/**
	 * Whether all that a region, department and group hold is covered; null stands for
	 * all of them.
	 */
	public boolean covers(String otherRegion, @Nullable String otherDepartment, @Nullable String otherGroup) {
		return coversRegion(otherRegion) && (this.department == null || this.department.equals(otherDepartment))
				&& coversGroup(otherGroup);
	}

	/**
	 * Whether the region lies within, as far as the scope reaches there.
	 */
	public boolean coversRegion(String otherRegion) {
		return RegionCode.within(otherRegion, this.region);
	}

	/**
	 * Whether records of the group are covered; null stands for those of no group, and
	 * for all groups.
	 */
	public boolean coversGroup(@Nullable String otherGroup) {
		return this.group == null || this.group.equals(otherGroup);
	}

	public boolean coversUnit(String unit) {
		return coversRegion(UnitCode.region(unit))
				&& (this.department == null || this.department.equals(UnitCode.department(unit)));
	}

	/**
	 * Whether the scope is the region as a whole: all of its departments and groups.
	 */
	public boolean isWhole() {
		return this.department == null && this.group == null;
	}

	/**
	 * @throws OutOfScopeException if the region is not covered as a whole
	 */
	public void requireWhole(String otherRegion) {
		require(otherRegion, null, null);
	}

	/**
	 * @throws OutOfScopeException if the region, department and group are not covered
	 */
	public void require(String otherRegion, @Nullable String otherDepartment, @Nullable String otherGroup) {
		if (!covers(otherRegion, otherDepartment, otherGroup)) {
			throw new OutOfScopeException(otherRegion, otherDepartment);
		}
	}

}
