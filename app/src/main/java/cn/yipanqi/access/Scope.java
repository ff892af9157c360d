package cn.yipanqi.access;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * What a reader or writer may reach: a region with all below it, and one department or
 * all. An argument of every read and write; whatever is outside is refused.
 *
 * @param region code of the region; the empty code is everywhere
 * @param department code of the department, or null for all
 */
public record Scope(String region, @Nullable String department) {

	/**
	 * Everything: for the system's own work.
	 */
	public static final Scope EVERYTHING = new Scope("", null);

	public boolean covers(String otherRegion, @Nullable String otherDepartment) {
		return RegionCode.within(otherRegion, this.region)
				&& (this.department == null || this.department.equals(otherDepartment));
	}

	public boolean coversUnit(String unit) {
		return covers(UnitCode.region(unit), UnitCode.department(unit));
	}

	/**
	 * @throws OutOfScopeException if the region and department are not covered
	 */
	public void require(String otherRegion, @Nullable String otherDepartment) {
		if (!covers(otherRegion, otherDepartment)) {
			throw new OutOfScopeException(otherRegion, otherDepartment);
		}
	}

}
