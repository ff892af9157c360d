package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

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

	/**
	 * Stands where there is no value.
	 */
	public static final String NONE = "—";

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final int FINEST = 10;

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
	 * A value of an indicator with its unit; the bare number if the pack no longer has
	 * the indicator.
	 */
	public String text(String indicatorCode, @Nullable BigDecimal value, Locale locale) {
		Indicator indicator = this.pack.findIndicator(indicatorCode).orElse(null);
		if (value == null || indicator == null) {
			return number(value);
		}
		if (indicator.kind() == Indicator.Kind.RATIO) {
			return plain(value, honest(value, 2)) + "%";
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

	/**
	 * The bare number as it is printed in a document, in the unit that the document names
	 * beside it. What is not nothing never reads 0, and a share that is not the whole
	 * never reads 100.
	 * @param unit name of the base unit or of a larger one, or null for the base unit
	 * @param digits decimals at most, or -1 for as many as there are
	 */
	public String printed(String indicatorCode, @Nullable BigDecimal value, @Nullable String unit, int digits,
			Locale locale) {
		if (value == null) {
			return NONE;
		}
		Indicator indicator = this.pack.indicator(indicatorCode);
		BigDecimal factor = display(indicator, unit).map(Measure.Display::factor).orElse(BigDecimal.ONE);
		boolean ratio = indicator.kind() == Indicator.Kind.RATIO;
		int scale = (digits >= 0) ? digits : (ratio ? 2 : 4);
		BigDecimal converted = value.divide(factor, FINEST, RoundingMode.HALF_UP).stripTrailingZeros();
		scale = ratio ? honest(converted, scale) : something(converted, scale);
		String text = plain(converted, scale);
		return locale.getLanguage().equals("en")
				? new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT))
					.format(new BigDecimal(text))
				: text;
	}

	/**
	 * Enough decimals that a share reads neither 0 nor 100 unless it is.
	 */
	static int honest(BigDecimal share, int scale) {
		return Math.max(something(share, scale), something(share.subtract(HUNDRED), scale));
	}

	/**
	 * Enough decimals that what is not nothing does not read 0.
	 */
	static int something(BigDecimal value, int scale) {
		int enough = scale;
		while (enough < FINEST && value.signum() != 0 && value.setScale(enough, RoundingMode.HALF_UP).signum() == 0) {
			enough++;
		}
		return enough;
	}

	/**
	 * The unit that {@link #printed} means, as it is written after the number.
	 */
	public String unit(String indicatorCode, @Nullable String unit, Locale locale) {
		Indicator indicator = this.pack.indicator(indicatorCode);
		return display(indicator, unit).map((display) -> display.name(locale))
			.or(() -> this.pack.measure(indicator.measure()).map((measure) -> measure.name(locale)))
			.map((name) -> (indicator.kind() == Indicator.Kind.RATIO) ? "%"
					: (locale.getLanguage().equals("en") ? " " + name : name))
			.orElse("");
	}

	private Optional<Measure.Display> display(Indicator indicator, @Nullable String unit) {
		return this.pack.measure(indicator.measure())
			.stream()
			.flatMap((measure) -> measure.displays().stream())
			.filter((display) -> display.name().equals(unit) || String.valueOf(display.nameEn()).equals(unit))
			.findFirst();
	}

	private static String plain(BigDecimal value, int scale) {
		BigDecimal rounded = value.setScale(Math.min(scale, Math.max(0, value.scale())), RoundingMode.HALF_UP)
			.stripTrailingZeros();
		return rounded.setScale(Math.max(0, rounded.scale())).toPlainString();
	}

}
