package cn.yipanqi.engine.ledger;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A line of an entry: goods seized, a participant. Values are
 * {@link java.math.BigDecimal}, {@link String} or {@link Boolean}; a field without a
 * value is absent.
 */
public record EntryLine(String type, @Nullable String unit, Map<String, Object> fields) {

	/**
	 * Where the line counts, given the entry's place: at that place, which says more than
	 * a unit's region does; or in the unit's own region, when the place lies elsewhere or
	 * reaches beyond it (a neighbour who helped, a county in an operation of the city).
	 */
	public String region(String place) {
		if (this.unit == null) {
			return place;
		}
		String own = UnitCode.region(this.unit);
		return RegionCode.within(place, own) ? place : own;
	}

}
