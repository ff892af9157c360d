package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Measure;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How figures read on a screen: the base unit, or a larger one when the number is large;
 * a ratio in percent; a dash where there is no value. Conversion comes after summing.
 */
@Component
public class Formats {

	private static final String NONE = "—";

	private final Pack pack;

	Formats(Pack pack) {
		this.pack = pack;
	}

	/**
	 * The number with its unit.
	 */
	public String text(Figure figure, Locale locale) {
		return text(figure.query().indicator(), figure.value(), locale);
	}

	/**
	 * A value of an indicator with its unit.
	 */
	public String text(String indicatorCode, @Nullable BigDecimal value, Locale locale) {
		if (value == null) {
			return NONE;
		}
		Indicator indicator = this.pack.indicator(indicatorCode);
		if (indicator.kind() == Indicator.Kind.RATIO) {
			return plain(value, 2) + "%";
		}
		Measure measure = this.pack.measure(indicator.measure()).orElse(null);
		if (measure == null) {
			return plain(value, 4);
		}
		Measure.Display best = null;
		for (Measure.Display display : measure.displays()) {
			if (value.abs().compareTo(display.factor()) >= 0
					&& (best == null || display.factor().compareTo(best.factor()) > 0)) {
				best = display;
			}
		}
		String gap = locale.getLanguage().equals("en") ? " " : "";
		return (best == null) ? plain(value, 4) + gap + measure.name(locale)
				: plain(value.divide(best.factor(), 2, RoundingMode.HALF_UP), 2) + gap + best.name(locale);
	}

	/**
	 * The bare number.
	 */
	public String number(@Nullable BigDecimal value) {
		return (value == null) ? NONE : plain(value, 4);
	}

	private static String plain(BigDecimal value, int scale) {
		BigDecimal rounded = value.setScale(Math.min(scale, Math.max(0, value.scale())), RoundingMode.HALF_UP)
			.stripTrailingZeros();
		return rounded.setScale(Math.max(0, rounded.scale())).toPlainString();
	}

}
