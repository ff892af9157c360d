package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The implementation plan (实施方案): phases, focuses, tasks and goals.
 */
public record Plan(List<Phase> phases, List<Focus> focuses, List<Task> tasks, List<Goal> goals) {

	public Optional<Task> task(String code) {
		return this.tasks.stream().filter((task) -> task.code().equals(code)).findFirst();
	}

	/**
	 * A phase (阶段); first and last day are included.
	 */
	public record Phase(String code, String name, @Nullable String nameEn, LocalDate start,
			LocalDate end) implements Named {
	}

	/**
	 * A focus (重点) of the plan.
	 */
	public record Focus(String code, String name, @Nullable String nameEn, @Nullable String text) implements Named {
	}

	/**
	 * A task (任务) with its lead and participating departments and the groups that carry
	 * it: many to many.
	 */
	public record Task(String code, String name, @Nullable String nameEn, List<String> leads, List<String> members,
			List<String> groups, @Nullable String text) implements Named {
	}

	/**
	 * A goal (工作目标) binds an indicator to a target and a date; a full-coverage goal is a
	 * 百分百.
	 */
	public record Goal(String code, String name, @Nullable String nameEn, @Nullable String task,
			List<String> departments, boolean fullCoverage, Target target, @Nullable String indicator,
			@Nullable LocalDate due, @Nullable String text) implements Named {
	}

	/**
	 * What a goal asks for. The meaning of the value depends on the kind; a qualitative
	 * target has none.
	 */
	public record Target(Kind kind, @Nullable BigDecimal value, @Nullable BigDecimal upper, @Nullable String text) {

		/**
		 * Kinds of target found in real plans.
		 */
		public enum Kind {

			EQUAL, AT_LEAST, AT_MOST, BASE_PLUS, RANGE, TIERS, FALL, PER_SUBUNIT, ZERO, MAINTAIN, QUALITATIVE

		}

	}

}
