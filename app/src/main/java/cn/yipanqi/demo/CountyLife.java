package cn.yipanqi.demo;

/**
 * How a county takes part: how busy it is, how late its records come, and how much it
 * leaves undone.
 *
 * @param size share of subjects and acts, around 1
 * @param delay usual days between an act and its filing
 * @param neglect how much more than usual is left undone, around 1
 */
record CountyLife(double size, double delay, double neglect) {

	/**
	 * The chance that something is done here, given the usual one. What is always done is
	 * done everywhere.
	 */
	double chance(double usual) {
		return Math.max(0, 1 - (1 - usual) * this.neglect);
	}

}
