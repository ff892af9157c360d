package cn.yipanqi.engine.pack;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A type of summary sheet (汇总表): a unit states totals of indicators for a period. A sheet
 * is an ordinary record of the {@linkplain Pack#recordType record type} of the same code,
 * and its business date is the last day of the period.
 *
 * @param group working group that all its indicators count for, or null
 * @param filedBy codes of the departments whose units may file it; empty for all
 * @param prevails what counts where a unit has filed both for a period
 * @param totals what is stated, in the order of the form
 */
public record SummaryType(String code, String name, @Nullable String nameEn, @Nullable String group,
		List<String> filedBy, @Nullable String description, Span period, Side prevails,
		List<Total> totals) implements Named {

	/** Code of the lines of a sheet: one for each indicator. */
	public static final String LINE = "totals";

	/** Code of the field of a line that holds the indicator's code. */
	public static final String INDICATOR = "indicator";

	/** Code of the field of a line that holds the total, in the indicator's base unit. */
	public static final String TOTAL = "total";

	/**
	 * The codes of the indicators that have a line, in the order of the form.
	 */
	public List<String> indicators() {
		return this.totals.stream().map(Total::indicator).toList();
	}

	/**
	 * The codes of all indicators that a sheet can count for.
	 */
	public List<String> stated() {
		return this.totals.stream()
			.flatMap((total) -> Stream.concat(Stream.of(total.indicator), total.also.stream()))
			.toList();
	}

	/**
	 * What the details and the total of a unit's period have in common.
	 */
	public String key(String unit, Period period) {
		return this.code + "/" + unit + "/" + period.first();
	}

	/**
	 * Whether units of the department file such sheets.
	 */
	public boolean isFiledBy(String department) {
		return this.filedBy.isEmpty() || this.filedBy.contains(department);
	}

	/**
	 * A line of the sheet.
	 *
	 * @param indicator code of the indicator
	 * @param also codes of indicators of which the same number is the unit's total, too
	 */
	public record Total(String indicator, List<String> also) {
	}

	/**
	 * How long the periods are.
	 */
	public enum Span {

		WEEK, TEN_DAYS, HALF_MONTH, MONTH, PHASE

	}

	/**
	 * The two ways in which a unit can report the same work.
	 */
	public enum Side {

		/** Acts, one by one. */
		DETAILS,

		/** The total of a sheet. */
		TOTAL

	}

}
