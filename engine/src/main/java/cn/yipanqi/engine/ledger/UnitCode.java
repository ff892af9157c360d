package cn.yipanqi.engine.ledger;

/**
 * Code of a unit (单位): a department in a region, written {@code health@239901}.
 */
public final class UnitCode {

	private UnitCode() {
	}

	public static String of(String department, String region) {
		return department + "@" + region;
	}

	/**
	 * The department's code.
	 * @throws IllegalArgumentException if it is not a unit's code
	 */
	public static String department(String unit) {
		return unit.substring(0, at(unit));
	}

	/**
	 * The region's code.
	 * @throws IllegalArgumentException if it is not a unit's code
	 */
	public static String region(String unit) {
		return unit.substring(at(unit) + 1);
	}

	private static int at(String unit) {
		int at = unit.indexOf('@');
		if (at <= 0) {
			throw new IllegalArgumentException("'" + unit + "' is not the code of a unit");
		}
		return at;
	}

}
