package cn.yipanqi.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.figures.Scale;
import org.jspecify.annotations.Nullable;

/**
 * The regions below a region side by side, with the goals that need attention in each. In
 * a column where one way is better, the worst are marked, if they are few.
 */
record RegionTable(List<Column> columns, List<Row> rows) {

	private static final int FEW = 3;

	static RegionTable of(List<Column> columns, List<Row> rows) {
		List<@Nullable BigDecimal> worst = IntStream.range(0, columns.size())
			.mapToObj((i) -> worst(columns.get(i).indicator().better(), column(rows, i)))
			.toList();
		BigDecimal mostBehind = worst(Indicator.Direction.DOWN,
				rows.stream().map((row) -> BigDecimal.valueOf(row.behind())).toList());
		return new RegionTable(columns, rows.stream().map((row) -> row.marked(worst, mostBehind)).toList());
	}

	private static List<BigDecimal> column(List<Row> rows, int number) {
		return rows.stream().map((row) -> row.cells().get(number).figure().value()).filter(Objects::nonNull).toList();
	}

	private static @Nullable BigDecimal worst(Indicator.Direction better, List<BigDecimal> values) {
		if (better == Indicator.Direction.NEITHER || values.size() <= FEW) {
			return null;
		}
		BigDecimal worst = values.stream()
			.reduce((left, right) -> (better == Indicator.Direction.UP) ? left.min(right) : left.max(right))
			.orElseThrow();
		return (values.stream().filter((value) -> value.compareTo(worst) == 0).count() <= FEW) ? worst : null;
	}

	/**
	 * A column with the unit that its head states.
	 */
	record Column(Indicator indicator, Scale scale) {
	}

	/**
	 * One region.
	 *
	 * @param behind how many goals need attention
	 * @param worst whether no other region has more of them
	 */
	record Row(String code, String name, long behind, boolean worst, List<Cell> cells) {

		private Row marked(List<@Nullable BigDecimal> worstValues, @Nullable BigDecimal mostBehind) {
			List<Cell> marked = IntStream.range(0, this.cells.size())
				.mapToObj((i) -> new Cell(this.cells.get(i).figure(),
						same(this.cells.get(i).figure().value(), worstValues.get(i))))
				.toList();
			return new Row(this.code, this.name, this.behind, same(BigDecimal.valueOf(this.behind), mostBehind),
					marked);
		}

		private static boolean same(@Nullable BigDecimal value, @Nullable BigDecimal worst) {
			return value != null && worst != null && value.compareTo(worst) == 0;
		}

	}

	/**
	 * One figure, and whether it is the worst of its column.
	 */
	record Cell(Figure figure, boolean worst) {
	}

}
