package cn.yipanqi.engine.pack;

import java.util.List;
import java.util.Locale;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * An indicator (指标) with its definition (口径). Which parts are set depends on the kind:
 * sources for count, sum, distinct and stock; numerator and denominator for a ratio; a
 * formula for a derived one.
 *
 * @param among for a stock: only those count that hold this other stock, too, whatever
 * the scope; so that a share of the registered never exceeds them
 */
public record Indicator(String code, String name, @Nullable String nameEn, Kind kind, @Nullable String measure,
		Basis basis, @Nullable String group, @Nullable String department, String definition,
		@Nullable String definitionEn, List<Source> sources, @Nullable String numerator, @Nullable String denominator,
		@Nullable Expression formula, @Nullable String parent, @Nullable String among,
		Direction better) implements Named {

	public String definition(Locale locale) {
		return (this.definitionEn != null && locale.getLanguage().equals("en")) ? this.definitionEn : this.definition;
	}

	/**
	 * The six kinds of indicator.
	 */
	public enum Kind {

		COUNT, SUM, DISTINCT, STOCK, RATIO, DERIVED;

		/**
		 * Whether parts add up to the whole.
		 */
		public boolean isAdditive() {
			return this == COUNT || this == SUM;
		}

		/**
		 * Whether the figure is computed from other indicators.
		 */
		public boolean isComposed() {
			return this == RATIO || this == DERIVED;
		}

	}

	/**
	 * What is counted: acts (户次, 起) or distinct subjects (户). The two are never mixed.
	 */
	public enum Basis {

		ACTS, SUBJECTS

	}

	/**
	 * Which way is better, where there is one.
	 */
	public enum Direction {

		UP, DOWN, NEITHER

	}

	/**
	 * Where an indicator takes its contributions from.
	 *
	 * @param record the record type
	 * @param line the line type, when lines and not the record contribute
	 * @param field the field summed, of the line if there is one, else of the record
	 * @param key what is counted once: {@code subject}, {@code record} or a field
	 * @param where the filter, or none
	 * @param set for a stock: whether the event sets or clears the status
	 */
	public record Source(String record, @Nullable String line, @Nullable String field, String key,
			@Nullable Expression where, boolean set) {
	}

}
