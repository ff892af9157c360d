package cn.yipanqi.engine.rollup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import cn.yipanqi.engine.algebra.FigureQuery;
import org.jspecify.annotations.Nullable;

/**
 * Puts queries into the board's own numbers.
 */
final class Questions {

	private final Places places;

	/** The group of all that an indicator counts; absent where there are several. */
	private final Map<String, Optional<String>> groups = new HashMap<>();

	Questions(Places places) {
		this.places = places;
	}

	/**
	 * Notes that all that an indicator counts is of one group, or of none.
	 */
	void note(String indicator, Optional<String> group) {
		this.groups.put(indicator, group);
	}

	/**
	 * The query in the board's numbers, or null where nothing ever counted.
	 */
	@Nullable Question of(FigureQuery query) {
		Optional<String> only = this.groups.get(query.indicator());
		String group = query.group();
		if (only != null && group != null) {
			if (!only.equals(Optional.of(group))) {
				return null;
			}
			group = null;
		}
		int cell = this.places.find(query.region(), query.department(), group);
		return (cell < 0) ? null : new Question(cell, this.places.in(cell), firstDay(query), lastDay(query),
				Rollup.micros(query.asOf()));
	}

	private static int firstDay(FigureQuery query) {
		return (query.from() != null) ? Math.toIntExact(query.from().toEpochDay()) : Integer.MIN_VALUE;
	}

	private static int lastDay(FigureQuery query) {
		return (query.to() != null) ? Math.toIntExact(query.to().toEpochDay()) : Integer.MAX_VALUE - 1;
	}

}
