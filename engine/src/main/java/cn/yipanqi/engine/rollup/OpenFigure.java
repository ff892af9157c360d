package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.engine.algebra.Figure;

/**
 * A figure and the statements behind it. For count and sum their amounts add up to the
 * figure; for distinct and stock their keys, each once, are the figure. A ratio or
 * derived figure stands on other figures and has none.
 */
public record OpenFigure(Figure figure, List<Behind> statements) {

	public BigDecimal sum() {
		return this.statements.stream().map(Behind::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	public long keys() {
		return this.statements.stream().map(Behind::key).filter(Objects::nonNull).distinct().count();
	}

}
