package cn.yipanqi.briefing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks the figures of issued briefings again.
 */
@Component
class BriefingChanges {

	private final Pack pack;

	private final Figures figures;

	BriefingChanges(Pack pack, Figures figures) {
		this.pack = pack;
		this.figures = figures;
	}

	/**
	 * The figures that would be others today, each question once, in the order of
	 * reading.
	 */
	List<Change> since(Briefing briefing, Scope scope) {
		List<Change> changes = new ArrayList<>();
		briefing.composition().figures().stream().distinct().forEach((then) -> {
			Figure now = isDefined(then.query()) ? this.figures.figure(then.query().asOf(null), scope) : null;
			if (now == null || differ(then.value(), now.value())) {
				changes.add(new Change(then, now));
			}
		});
		return changes;
	}

	/**
	 * Whether the pack still knows what a figure was asked for.
	 */
	private boolean isDefined(FigureQuery query) {
		return this.pack.findIndicator(query.indicator()).isPresent()
				&& (query.department() == null || this.pack.department(query.department()).isPresent())
				&& (query.group() == null || this.pack.group(query.group()).isPresent());
	}

	private static boolean differ(@Nullable BigDecimal then, @Nullable BigDecimal now) {
		return (then == null || now == null) ? (then == null) != (now == null) : then.compareTo(now) != 0;
	}

}
