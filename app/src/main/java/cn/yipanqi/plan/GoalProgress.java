package cn.yipanqi.plan;

import java.math.BigDecimal;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal stands on a day.
 *
 * @param goal the goal
 * @param figure its indicator's figure; null for a goal without one
 * @param target the value to reach, to keep below, or null where there is no number
 * @param expected what a steady pace would have reached by the day, or null
 * @param status the verdict
 */
public record GoalProgress(Plan.Goal goal, @Nullable Figure figure, @Nullable BigDecimal target,
		@Nullable BigDecimal expected, Status status) {

	/**
	 * Verdicts on a goal.
	 */
	public enum Status {

		/** The target is reached, or kept. */
		REACHED,
		/** Not yet reached, but at or above a steady pace. */
		ON_SCHEDULE,
		/** Below a steady pace, or past the date. */
		BEHIND,
		/** A limit is broken. */
		BROKEN,
		/** There is no figure to judge by yet. */
		UNKNOWN,
		/** Judged by people, with evidence. */
		QUALITATIVE

	}

}
