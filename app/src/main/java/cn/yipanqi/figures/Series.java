package cn.yipanqi.figures;

import java.util.List;

/**
 * A figure day by day.
 *
 * @param standing whether each day shows what stood on it, and not what was done on it
 * @param scale the unit of all its numbers
 * @param days the days
 */
public record Series(boolean standing, Scale scale, List<Part> days) {

	/**
	 * The kind of chart that tells the truth: a line for what stands, bars for what is
	 * done.
	 */
	public String chart() {
		return this.standing ? "line" : "bar";
	}

}
