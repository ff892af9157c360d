package cn.yipanqi.demo;

/**
 * How a county takes part: how busy it is, and how late its records come.
 *
 * @param size share of subjects and acts, around 1
 * @param delay usual days between an act and its filing
 */
record CountyLife(double size, double delay) {
}
