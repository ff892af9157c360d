package cn.yipanqi.figures;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.expression.Expression;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What a ratio or derived figure is computed from.
 */
@Component
public class Compositions {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

	private final Pack pack;

	private final Figures figures;

	Compositions(Pack pack, Figures figures) {
		this.pack = pack;
		this.figures = figures;
	}

	/**
	 * The figures that a figure is computed from, in the same scope and window; none for
	 * one that stands on records.
	 */
	public List<Figure> of(FigureQuery query, Scope scope) {
		return codes(this.pack.indicator(query.indicator())).map((code) -> this.figures.figure(query.of(code), scope))
			.toList();
	}

	private static Stream<String> codes(Indicator indicator) {
		Expression formula = indicator.formula();
		return (formula != null) ? formula.names().stream()
				: Stream.of(indicator.numerator(), indicator.denominator()).filter(Objects::nonNull);
	}

	/**
	 * The formula with the names of its indicators in the place of their codes.
	 */
	public @Nullable String formula(Indicator indicator, Locale locale) {
		Expression formula = indicator.formula();
		if (formula == null) {
			return null;
		}
		return NAME.matcher(formula.source())
			.replaceAll((found) -> Matcher.quoteReplacement(
					this.pack.findIndicator(found.group()).map((part) -> part.name(locale)).orElseGet(found::group)));
	}

}
