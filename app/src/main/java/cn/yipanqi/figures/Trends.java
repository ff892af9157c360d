package cn.yipanqi.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;

import org.springframework.stereotype.Component;

/**
 * Figures day by day, for a chart.
 */
@Component
public class Trends {

	private final Pack pack;

	private final Figures figures;

	private final Scales scales;

	Trends(Pack pack, Figures figures, Scales scales) {
		this.pack = pack;
		this.figures = figures;
		this.scales = scales;
	}

	public Series of(FigureQuery query, LocalDate first, LocalDate last, Scope scope, Locale locale) {
		List<Part> days = this.figures.byDay(query, first, last, scope);
		Indicator.Kind kind = this.pack.indicator(query.indicator()).kind();
		return new Series(kind == Indicator.Kind.STOCK || kind.isComposed(),
				this.scales.of(query.indicator(), days.stream().map(Part::figure).toList(), locale), days);
	}

}
