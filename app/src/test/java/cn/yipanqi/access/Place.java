package cn.yipanqi.access;

import java.util.UUID;
import java.util.function.LongFunction;

/**
 * What there is of everything in one region of the city of the tests, each with the
 * region's mark in its words, and how many people its inspection took.
 */
record Place(String code, UUID record, UUID corrected, UUID cancelled, UUID joint, UUID spare, long subject,
		LongFunction<String> standings, long other, UUID closure, long twin, UUID twinClosure, long briefing,
		long person, long body, long member, long duty, String account, long grant, String token, UUID upload, UUID run,
		UUID batch, UUID webhook, int people) {

	/**
	 * Stands in every text that is planted in a region, and nowhere else.
	 */
	static String mark(String region) {
		return "MK" + region + "KM";
	}

	/**
	 * The telephone number of somebody in a region: the only thing of the command
	 * structure that is not for everybody.
	 */
	static String phone(String region) {
		return "13812" + (region + "00").substring(0, 6);
	}

	/**
	 * What somebody has seen of the subject who acts on it now.
	 */
	String seen() {
		return this.standings.apply(this.subject);
	}

	String mark() {
		return mark(this.code);
	}

	String phone() {
		return phone(this.code);
	}

	/**
	 * That number as those see it who keep the person.
	 */
	String maskedPhone() {
		return "138****" + phone().substring(7);
	}

	/**
	 * How many people were deployed in the region, as pages and files write it: a number
	 * that belongs to no other place.
	 */
	String figure() {
		return ">" + this.people;
	}

}
