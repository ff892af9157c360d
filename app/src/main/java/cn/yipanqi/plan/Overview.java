package cn.yipanqi.plan;

import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.figures.Series;
import cn.yipanqi.organization.Region;
import org.jspecify.annotations.Nullable;

/**
 * What the overview of a region shows.
 *
 * @param region the region
 * @param department the only department whose figures are shown, or null for all
 * @param timeline where the campaign stands
 * @param goals the measured goals by their verdict, those that need attention first
 * @param headlines the leading figures
 * @param trends the leading figures day by day
 * @param table the regions below side by side
 */
record Overview(Region region, @Nullable Department department, Timeline timeline,
		Map<GoalProgress.Status, List<GoalProgress>> goals, List<Headline> headlines, List<Trend> trends,
		RegionTable table) {

	/**
	 * A leading figure.
	 *
	 * @param total since the campaign began
	 * @param week the same over the last seven days
	 */
	record Headline(Indicator indicator, Figure total, Figure week) {
	}

	/**
	 * A leading figure day by day.
	 */
	record Trend(Indicator indicator, Series series) {
	}

}
