package cn.yipanqi.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

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

	private static final int WHOLE = 100;

	/**
	 * How much of the target is reached, in whole percent up to 100; null for a goal that
	 * is not approached step by step.
	 */
	public @Nullable Integer reached() {
		return (this.figure != null) ? share(this.figure.value()) : null;
	}

	/**
	 * How much of the target a steady pace would have reached, in whole percent.
	 */
	public @Nullable Integer due() {
		return share(this.expected);
	}

	/**
	 * What is expected by the day, as finely as a reader cares for.
	 */
	public @Nullable BigDecimal roundedExpected() {
		return (this.expected != null) ? this.expected.setScale(1, RoundingMode.HALF_UP) : null;
	}

	/**
	 * Whether the target is a limit to keep below.
	 */
	public boolean isLimited() {
		return this.expected == null && this.target != null && this.target.signum() > 0;
	}

	private @Nullable Integer share(@Nullable BigDecimal value) {
		if (value == null || this.expected == null || this.target == null || this.target.signum() <= 0) {
			return null;
		}
		int share = value.multiply(BigDecimal.valueOf(WHOLE)).divide(this.target, 0, RoundingMode.DOWN).intValue();
		return Math.max(0, Math.min(WHOLE, share));
	}

	/**
	 * Verdicts on a goal, those that need attention first.
	 */
	public enum Status {

		/** A limit is broken. */
		BROKEN,
		/** Below a steady pace, or past the date. */
		BEHIND,
		/** Not yet reached, but at or above a steady pace. */
		ON_SCHEDULE,
		/** The target is reached, or kept. */
		REACHED,
		/** There is no figure to judge by yet. */
		UNKNOWN,
		/** Judged by people, with evidence. */
		QUALITATIVE;

		/**
		 * Whether someone should look into it.
		 */
		public boolean needsAttention() {
			return this == BROKEN || this == BEHIND;
		}

	}

}
