package cn.yipanqi.bench;

/**
 * One way of doing what is compared.
 *
 * @param group what it is compared within, such as a number of writers
 * @param name its name; the first of a group is what the others are compared with
 * @param measurement measures it once
 */
record Variant(String group, String name, Measurement measurement) {

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
