package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Measure;
import cn.yipanqi.engine.pack.Pack;

import org.springframework.stereotype.Component;

/**
 * Finds the unit in which figures of an indicator stand together: the largest that the
 * largest of them fills.
 */
@Component
public class Scales {

	private static final int DIGITS = 2;

	private static final int BASE_DIGITS = 4;

	private final Pack pack;

	Scales(Pack pack) {
		this.pack = pack;
	}

	public Scale of(String indicatorCode, List<Figure> figures, Locale locale) {
		Scale base = base(indicatorCode, locale);
		BigDecimal largest = figures.stream()
			.map(Figure::value)
			.filter(Objects::nonNull)
			.map(BigDecimal::abs)
			.max(Comparator.naturalOrder())
			.orElse(BigDecimal.ZERO);
		return displays(this.pack.indicator(indicatorCode))
			.filter((display) -> largest.compareTo(display.factor()) >= 0)
			.max(Comparator.comparing(Measure.Display::factor))
			.map((display) -> new Scale(display.name(locale), display.factor(), DIGITS))
			.orElse(base);
	}

	/**
	 * The indicator's own unit.
	 */
	public Scale base(String indicatorCode, Locale locale) {
		Indicator indicator = this.pack.indicator(indicatorCode);
		if (indicator.kind() == Indicator.Kind.RATIO) {
			return new Scale("%", BigDecimal.ONE, DIGITS);
		}
		return new Scale(this.pack.measure(indicator.measure()).map((measure) -> measure.name(locale)).orElse(""),
				BigDecimal.ONE, BASE_DIGITS);
	}

	private Stream<Measure.Display> displays(Indicator indicator) {
		return (indicator.kind() == Indicator.Kind.RATIO) ? Stream.empty()
				: this.pack.measure(indicator.measure()).stream().flatMap((measure) -> measure.displays().stream());
	}

}
