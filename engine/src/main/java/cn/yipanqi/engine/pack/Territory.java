package cn.yipanqi.engine.pack;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The regions a campaign runs in; codes nest by prefix (GB/T 2260: four digits a city,
 * six a county, nine a town).
 */
public record Territory(List<Place> places) {

	/**
	 * One region.
	 */
	public record Place(String code, String name, @Nullable String nameEn, Level level) implements Named {
	}

	/**
	 * Level of a region, by the length of its code.
	 */
	public enum Level {

		CITY(4), COUNTY(6), TOWN(9);

		private final int digits;

		Level(int digits) {
			this.digits = digits;
		}

		public int digits() {
			return this.digits;
		}

	}

}
