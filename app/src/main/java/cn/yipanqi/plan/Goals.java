package cn.yipanqi.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Plan;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Judges the plan's goals by the figures: target, completed, expected by today, on
 * schedule.
 */
@Service
public class Goals {

	private static final int SCALE = 6;

	private final Pack pack;

	private final Figures figures;

	Goals(Pack pack, Figures figures) {
		this.pack = pack;
		this.figures = figures;
	}

	/**
	 * The goals in the order of the plan, for a region, as they stand at the end of a
	 * day. To a reader of one department only its goals are shown, by its own figures.
	 */
	public List<GoalProgress> progress(String region, LocalDate day, Scope scope) {
		return this.pack.plan()
			.goals()
			.stream()
			.filter((goal) -> concerns(goal, scope.department()))
			.map((goal) -> progress(goal, region, day, scope))
			.toList();
	}

	private static boolean concerns(Plan.Goal goal, @Nullable String department) {
		return department == null || goal.departments().isEmpty() || goal.departments().contains(department);
	}

	private GoalProgress progress(Plan.Goal goal, String region, LocalDate day, Scope scope) {
		if (goal.indicator() == null) {
			return new GoalProgress(goal, null, null, null, GoalProgress.Status.QUALITATIVE);
		}
		FigureQuery query = new FigureQuery(goal.indicator(), region, scope.department(), scope.group(), null, day,
				null);
		Figure figure = this.figures.figure(query, scope);
		BigDecimal value = figure.value();
		Plan.Target target = goal.target();
		return switch (target.kind()) {
			case EQUAL, AT_LEAST, MAINTAIN -> reach(goal, figure, value, target.value(), day);
			case BASE_PLUS -> reach(goal, figure, value, number(target.value()).add(number(target.upper())), day);
			case AT_MOST -> limit(goal, figure, value, number(target.value()));
			case FALL -> limit(goal, figure, value, number(target.value()));
			case ZERO -> limit(goal, figure, value, BigDecimal.ZERO);
			case RANGE -> (value != null && value.compareTo(number(target.upper())) > 0)
					? new GoalProgress(goal, figure, target.upper(), null, GoalProgress.Status.BROKEN)
					: reach(goal, figure, value, target.value(), day);
			case PER_SUBUNIT -> perSubunit(goal, figure, query, scope, day);
			case TIERS, QUALITATIVE -> new GoalProgress(goal, figure, null, null, GoalProgress.Status.QUALITATIVE);
		};
	}

	private GoalProgress perSubunit(Plan.Goal goal, Figure figure, FigureQuery query, Scope scope, LocalDate day) {
		List<Part> parts = this.figures.byRegion(query, scope, this.pack.campaign().locale());
		BigDecimal wanted = number(goal.target().value());
		long reached = parts.stream()
			.filter((part) -> part.figure().value() != null && part.figure().value().compareTo(wanted) >= 0)
			.count();
		return reach(goal, new Figure(figure.query(), BigDecimal.valueOf(reached), null, null),
				BigDecimal.valueOf(reached), BigDecimal.valueOf(parts.size()), day);
	}

	private GoalProgress reach(Plan.Goal goal, Figure figure, @Nullable BigDecimal value, @Nullable BigDecimal target,
			LocalDate day) {
		BigDecimal wanted = number(target);
		BigDecimal expected = wanted.multiply(pace(goal, day)).setScale(SCALE, RoundingMode.HALF_UP);
		GoalProgress.Status status;
		if (value == null) {
			status = GoalProgress.Status.UNKNOWN;
		}
		else if (value.compareTo(wanted) >= 0) {
			status = GoalProgress.Status.REACHED;
		}
		else {
			status = (value.compareTo(expected) >= 0) ? GoalProgress.Status.ON_SCHEDULE : GoalProgress.Status.BEHIND;
		}
		return new GoalProgress(goal, figure, wanted, expected, status);
	}

	private static GoalProgress limit(Plan.Goal goal, Figure figure, @Nullable BigDecimal value, BigDecimal limit) {
		GoalProgress.Status status = GoalProgress.Status.UNKNOWN;
		if (value != null) {
			status = (value.compareTo(limit) <= 0) ? GoalProgress.Status.REACHED : GoalProgress.Status.BROKEN;
		}
		return new GoalProgress(goal, figure, limit, null, status);
	}

	private static BigDecimal number(@Nullable BigDecimal number) {
		return Objects.requireNonNullElse(number, BigDecimal.ZERO);
	}

	/**
	 * The share of the time gone between the campaign's first day and the goal's date.
	 */
	private BigDecimal pace(Plan.Goal goal, LocalDate day) {
		LocalDate start = this.pack.campaign().start();
		LocalDate due = Objects.requireNonNullElse(goal.due(), this.pack.campaign().end());
		long whole = Math.max(1, ChronoUnit.DAYS.between(start, due) + 1);
		long gone = Math.max(0, Math.min(whole, ChronoUnit.DAYS.between(start, day) + 1));
		return BigDecimal.valueOf(gone).divide(BigDecimal.valueOf(whole), SCALE + 2, RoundingMode.HALF_UP);
	}

}
