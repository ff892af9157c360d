package cn.yipanqi.engine.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Division codes that nest by prefix: four digits a city, six a county, nine a township
 * (GB/T 2260 and GB/T 10114). The empty code is everywhere.
 */
public final class RegionCode {

	private static final int CITY = 4;

	private static final int COUNTY = 6;

	private static final int[] LENGTHS = { 0, 2, CITY, COUNTY, 9 };

	private RegionCode() {
	}

	/**
	 * Whether a region lies within another or is that one.
	 */
	public static boolean within(String region, String area) {
		return region.startsWith(area);
	}

	public static boolean isCity(String region) {
		return region.length() == CITY;
	}

	public static boolean isCounty(String region) {
		return region.length() == COUNTY;
	}

	/**
	 * The county that a region lies in; the region itself if it is a city or more.
	 */
	public static String county(String region) {
		return (region.length() > COUNTY) ? region.substring(0, COUNTY) : region;
	}

	/**
	 * The region itself and all that contain it, the widest first.
	 */
	public static List<String> lineage(String region) {
		List<String> lineage = new ArrayList<>(LENGTHS.length);
		for (int length : LENGTHS) {
			if (length < region.length()) {
				lineage.add(region.substring(0, length));
			}
		}
		lineage.add(region);
		return lineage;
	}

}
