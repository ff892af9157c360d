package cn.yipanqi.access;

import java.util.UUID;

/**
 * What there is of everything in one region of the city of the tests, each with the
 * region's mark in its words.
 */
record Place(String code, UUID record, UUID corrected, UUID cancelled, UUID joint, long subject, long briefing,
		long person, long body, long duty, String account, long grant) {

	/**
	 * Stands in every text that is planted in a region, and nowhere else.
	 */
	static String mark(String region) {
		return "MK" + region + "KM";
	}

}
