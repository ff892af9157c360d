package cn.yipanqi.bench;

import org.jspecify.annotations.Nullable;

/**
 * One way of doing what is compared.
 *
 * @param group what it is compared within, such as a number of writers
 * @param name its name; the first of a group is what the others are compared with
 * @param goal what the ratio ought to be, or null
 * @param measurement measures it once
 */
record Variant(String group, String name, @Nullable Goal goal, Measurement measurement) {

	Variant(String group, String name, Measurement measurement) {
		this(group, name, null, measurement);
	}

	/**
	 * Measures for about so many seconds.
	 */
	@FunctionalInterface
	interface Measurement {

		/**
		 * @return how much was done a second
		 */
		double run(int seconds) throws Exception;

	}

}
