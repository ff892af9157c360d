package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.util.List;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a figure shows beside the records behind it.
 *
 * @param indicator the indicator
 * @param query what was asked
 * @param figure the figure
 * @param base the indicator's own unit
 * @param displayed the unit in which the figure is shown
 * @param now the same figure as known now, when the page shows an earlier moment
 * @param caption what it covers, in words
 * @param stated how much of it is totals of summary sheets, or null if nothing is
 * @param asOf the moment as a date-time field takes it
 * @param parent the figure of which this is a part (其中), or null
 * @param children the parts named 其中
 * @param regions the breakdown by region
 * @param departments the breakdown by department
 * @param days the figure day by day
 * @param windows other windows
 * @param moments other moments
 */
record FigurePage(Indicator indicator, FigureQuery query, Figure figure, Scale base, Scale displayed,
		@Nullable Figure now, Captions.Caption caption, @Nullable BigDecimal stated, String asOf,
		@Nullable Figure parent, List<Child> children, Bars regions, Bars departments, Series days,
		List<Shortcuts.Shortcut> windows, List<Shortcuts.Shortcut> moments) {

	/**
	 * Whether the figure is shown in a larger unit than its own, and so rounded.
	 */
	public boolean isConverted() {
		return this.figure.value() != null && this.displayed.factor().compareTo(this.base.factor()) != 0;
	}

	/**
	 * A part of the figure with its share of the whole in percent, if it has one.
	 */
	record Child(Figure figure, @Nullable String share) {
	}

}
